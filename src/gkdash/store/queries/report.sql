-- One row: the report $report_id with its agency, its source and its measures; current or not.
select
  r.*,
  a.name as agency,
  a.unit_type,
  a.parent_id,
  a.on_roster,
  d.sha256,
  d.file_sha256,
  d.source,
  d.file_name,
  d.member,
  d.media_type,
  d.size_bytes,
  d.first_seen,
  d.parser_version,
  m.* exclude (report_id)
from report as r
join agency as a on a.agency_id = r.agency_id
join document as d on d.document_id = r.document_id
join report_measure as m on m.report_id = r.report_id
where r.report_id = $report_id
