-- One row per decision of a person on $year (all where null) within $scope, without their name.
select x.* exclude (person)
from review as x semi join chosen_agency($scope, null, null) as i on i.agency_id = x.agency_id
where $year::integer is null or x.year = $year::integer
order by all
