-- One row per finding on $year (all where null) within $scope.
select x.*
from finding as x semi join chosen_agency($scope, null, null) as i on i.agency_id = x.agency_id
where $year::integer is null or x.year = $year::integer
order by x.agency_id, x.year, x.check_id, x.fingerprint
