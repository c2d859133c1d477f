-- One row per report year up to $year, unit type, status and deadline within $scope, $unit_type and $agency: how many agencies.
select f.year, a.unit_type, a.on_roster, f.status, f.due_on, count(*) as agency_count
from filing as f
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
where f.year in ($year::integer, $year::integer - 1)
group by all
order by all
