-- One row per report of this copy.
insert into report_measure by name
select m.* replace (m.report_id || $suffix as report_id)
from original_report_measure as m
