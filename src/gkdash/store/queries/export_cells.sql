-- One row per cell of the current reports of $year within $scope.
select r.agency_id, r.report_id, r.edition, c.table_key, c.row_key, c.column_key, c.value, c.state, c.raw, c.doubt
from report as r
semi join chosen_agency($scope, null, null) as i on i.agency_id = r.agency_id
join cell as c on c.report_id = r.report_id
where r.is_current and r.year = $year::integer
order by r.agency_id, c.table_key, c.row_key, c.column_key
