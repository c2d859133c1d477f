-- One row per cell that differs between versions, of $year (all where null) within $scope.
select x.*
from revision_difference as x semi join chosen_agency($scope, null, null) as i on i.agency_id = x.agency_id
where $year::integer is null or x.year = $year::integer
order by x.report_id, x.table_key, x.row_key, x.column_key
