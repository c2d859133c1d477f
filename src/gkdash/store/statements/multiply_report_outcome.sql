-- One row per report of this copy.
insert into report_outcome by name
select o.* replace (o.report_id || $suffix as report_id)
from original_report_outcome as o
