-- One row per claim of the reports $reports.
select x.*
from indicator as x
where x.report_id in (select unnest($reports::varchar[]))
order by x.report_id, x.position
