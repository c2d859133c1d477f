-- One row per year ($year and the one before), check, severity and fault within $scope, $unit_type and $agency: findings and agencies. What follows from another finding is left out.
select
  f.year, f.check_id, f.severity, f.fault, count(*) as finding_count, count(distinct f.agency_id) as agency_count
from finding as f
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
where f.year in ($year::integer, $year::integer - 1)
  and f.follows is null
group by f.year, f.check_id, f.severity, f.fault
order by f.year, f.check_id, f.severity, f.fault
