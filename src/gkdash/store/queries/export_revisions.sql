-- One row per cell of a report of $year within $scope whose value or state differs from the version before.
select x.*, a.name as agency, a.unit_type, r.edition, d.file_name
from revision_difference as x
join chosen_agency($scope, null, null) as a on a.agency_id = x.agency_id
join report as r on r.report_id = x.report_id
join document as d on d.document_id = r.document_id
where x.year = $year::integer
order by a.name, x.agency_id, x.revision, x.table_key, x.row_key, x.column_key
