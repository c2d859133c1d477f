-- One row per report and copy.
insert into report by name
select
  o.* replace (
    o.report_id[:7] || lpad(c.number::varchar, 5, '0') as report_id,
    o.document_id[:7] || lpad(c.number::varchar, 5, '0') as document_id,
    o.agency_id || '-' || c.number as agency_id,
    md5(o.fingerprint || c.number) as fingerprint
  )
from original as o
cross join copy as c
order by c.number
