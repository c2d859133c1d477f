-- One row per warning about the report $report_id.
select code, message, part, page, start_offset, end_offset
from warning
where report_id = $report_id
order by start_offset nulls first, code, message
