-- One row per cell of a report of $year within $scope whose value or state differs from the version before.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select x.*, a.name as agency, a.unit_type, r.edition, d.file_name
from revision_difference as x
join inside as i on i.agency_id = x.agency_id
join agency as a on a.agency_id = x.agency_id
join report as r on r.report_id = x.report_id
join document as d on d.document_id = r.document_id
where x.year = $year::integer
order by a.name, x.agency_id, x.revision, x.table_key, x.row_key, x.column_key
