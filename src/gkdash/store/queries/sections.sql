-- One row per chapter of the report $report_id, in reading order.
select section_key, heading, characters, start_offset, end_offset, body
from section
where report_id = $report_id
order by start_offset, section_key
