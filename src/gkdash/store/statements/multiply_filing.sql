-- One row per agency and year of this copy.
insert into filing by name
select f.* replace (f.agency_id || $suffix as agency_id, f.report_id || $suffix as report_id)
from original_filing as f
