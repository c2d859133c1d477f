-- One row per agency and check with findings of $year, within $scope, $unit_type and $agency; $limit agencies at most, those with most and gravest first.
with found as (
  select
    f.agency_id, a.name as agency, a.unit_type, f.check_id,
    count(*) as finding_count,
    count(*) filter (where f.fault = 'parser') as doubtful_count,
    min(case f.severity when 'error' then 1 when 'review' then 2 else 3 end) filter (where f.fault = 'report') as rank,
    sum(case f.severity when 'error' then 10000 when 'review' then 100 else 1 end) filter (where f.fault = 'report') as weight
  from finding as f
  join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
  where f.year = $year::integer
    and f.follows is null
  group by f.agency_id, a.name, a.unit_type, f.check_id
),

ranked as (
  select agency_id, sum(weight) as total, count(*) over () as agency_count
  from found
  group by agency_id, agency
  order by total desc nulls last, agency, agency_id
  limit $limit::integer
)

select
  f.agency_id, f.agency, f.unit_type, f.check_id, f.finding_count, f.doubtful_count,
  case f.rank when 1 then 'error' when 2 then 'review' when 3 then 'notice' end as severity,
  r.agency_count
from found as f
join ranked as r on r.agency_id = f.agency_id
order by r.total desc nulls last, f.agency, f.agency_id, f.check_id
