-- One row per report of the agency $agency_id: what it says in one cell, over the years and revisions.
select r.report_id, r.year, r.revision, r.is_current, r.edition, c.value, c.state, c.raw, d.file_name, d.first_seen
from report as r
join cell as c on c.report_id = r.report_id
join document as d on d.document_id = r.document_id
where r.agency_id = $agency_id and r.copy_of is null
  and c.table_key = $table_key and c.row_key = $row_key and c.column_key = $column_key
order by r.year desc, r.revision desc
