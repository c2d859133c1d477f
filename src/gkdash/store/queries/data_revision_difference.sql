-- One row per cell that differs between versions, of $year (all where null) within $scope.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select x.*
from revision_difference as x join inside as i on i.agency_id = x.agency_id
where $year::integer is null or x.year = $year::integer
order by x.report_id, x.table_key, x.row_key, x.column_key
