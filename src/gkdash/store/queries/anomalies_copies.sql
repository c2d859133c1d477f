-- One row per report of $year within $scope, $unit_type and $agency whose prose is last year's or another agency's; $limit at most, the largest share first.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select
  f.check_id, f.agency_id, a.name as agency, a.unit_type, f.fingerprint || '.' || f.check_id || '.' || f.agency_id as key,
  (f.params ->> '$.share')::double as share,
  coalesce(f.evidence ->> '$[0].agency', a.name) as source_agency,
  coalesce((f.evidence ->> '$[0].year')::integer, f.year - 1) as source_year,
  count(*) over () as finding_count,
  count(*) over (partition by f.check_id) as check_count
from finding as f
join inside as i on i.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
  and f.year = $year::integer
  and f.check_id in ('copied_from_last_year', 'copied_from_peer')
order by share desc nulls last, f.check_id, a.name, f.agency_id
limit $limit::integer
