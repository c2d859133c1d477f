-- One row per cell of this copy.
insert into cell by name
select c.* replace (c.report_id || $suffix as report_id)
from original_cell as c
