-- One row per report of this copy, in other words.
insert into report by name
select
  r.* replace (
    r.report_id || $suffix as report_id,
    r.document_id || $suffix as document_id,
    r.agency_id || $suffix as agency_id,
    md5(r.fingerprint || $suffix) as fingerprint,
    regexp_replace(r.text, $given, $instead, 'g') as text
  )
from original_report as r
