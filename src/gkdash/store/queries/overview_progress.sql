-- One row per day on which agencies of the roster filed for $year or the year before, within $scope, $unit_type and $agency.
select f.year, f.filed_on, count(*) as agency_count
from filing as f
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
where a.on_roster and f.report_id is not null and f.year in ($year::integer, $year::integer - 1)
group by all
order by all
