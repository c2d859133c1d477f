-- One row per year ($year and the one before), check, severity and fault within $scope, $unit_type and $agency: findings and agencies. What follows from another finding is left out.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select
  f.year, f.check_id, f.severity, f.fault, count(*) as finding_count, count(distinct f.agency_id) as agency_count
from finding as f
join inside as i on i.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
  and f.year in ($year::integer, $year::integer - 1)
  and f.follows is null
group by f.year, f.check_id, f.severity, f.fault
order by f.year, f.check_id, f.severity, f.fault
