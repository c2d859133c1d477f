-- One row per agency, year and copy.
insert into filing by name
select
  o.* replace (
    o.agency_id || '-' || c.number as agency_id,
    o.report_id[:7] || lpad(c.number::varchar, 5, '0') as report_id
  )
from original as o
cross join copy as c
