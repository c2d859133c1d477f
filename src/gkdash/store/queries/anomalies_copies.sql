-- One row per report of $year within $scope, $unit_type and $agency whose prose is last year's or another agency's; $limit at most, the largest share first.
select
  f.check_id, f.agency_id, a.name as agency, a.unit_type, f.fingerprint || '.' || f.check_id || '.' || f.agency_id as key,
  (f.params ->> '$.share')::double as share,
  coalesce(f.evidence ->> '$[0].agency', a.name) as source_agency,
  coalesce((f.evidence ->> '$[0].year')::integer, f.year - 1) as source_year,
  count(*) over () as finding_count,
  count(*) over (partition by f.check_id) as check_count
from finding as f
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
where f.year = $year::integer
  and f.check_id in ('copied_from_last_year', 'copied_from_peer')
order by share desc nulls last, f.check_id, a.name, f.agency_id
limit $limit::integer
