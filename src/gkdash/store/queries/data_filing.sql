-- One row per agency within $scope and year it filed or had to file for, $year or all where null.
select x.*
from filing as x semi join chosen_agency($scope, null, null) as i on i.agency_id = x.agency_id
where $year::integer is null or x.year = $year::integer
order by x.agency_id, x.year
