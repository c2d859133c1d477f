-- One row per warning of this copy.
insert into warning by name
select w.* replace (w.report_id || $suffix as report_id)
from original_warning as w
