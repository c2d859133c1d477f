-- One row per cell of the current reports of $year within $scope.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select r.agency_id, r.report_id, r.edition, c.table_key, c.row_key, c.column_key, c.value, c.state, c.raw, c.doubt
from report as r
join inside as i on i.agency_id = r.agency_id
join cell as c on c.report_id = r.report_id
where r.is_current and r.year = $year::integer
order by r.agency_id, c.table_key, c.row_key, c.column_key
