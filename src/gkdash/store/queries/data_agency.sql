-- One row per agency within $scope that exists in $year (all where null).
select a.*
from agency as a semi join chosen_agency($scope, null, null) as i on i.agency_id = a.agency_id
where $year::integer is null
  or (coalesce(a.since, $year::integer) <= $year::integer and $year::integer <= coalesce(a.until, $year::integer))
order by a.agency_id
