-- One row per report of $year within $scope, $unit_type and $agency with errors of its own, most first; $limit at most.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select
  a.agency_id, a.name as agency, f.report_id,
  count(*) filter (where f.severity = 'error') as error_count,
  count(*) filter (where f.severity = 'review') as review_count,
  list({'check_id': f.check_id, 'params': f.params, 'message': f.message} order by f.check_id, f.message)
    filter (where f.severity = 'error') as errors,
  count(*) over () as report_count
from finding as f
join inside as i on i.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
where f.year = $year::integer and f.fault = 'report' and f.follows is null and f.report_id is not null
  and ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
group by a.agency_id, a.name, f.report_id
having count(*) filter (where f.severity = 'error') > 0
order by error_count desc, review_count desc, a.name, a.agency_id
limit $limit::integer
