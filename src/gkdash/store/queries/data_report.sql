-- One row per report on $year (all where null) within $scope, earlier versions included, without its text.
select r.* exclude (text)
from report as r semi join chosen_agency($scope, null, null) as i on i.agency_id = r.agency_id
where $year::integer is null or r.year = $year::integer
order by r.report_id
