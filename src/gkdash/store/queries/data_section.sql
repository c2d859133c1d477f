-- One row per chapter of the reports $reports.
select x.*
from section as x
where x.report_id in (select unnest($reports::varchar[]))
order by x.report_id, x.start_offset, x.section_key
