-- One row per warning about the reports $reports.
select x.*
from warning as x
where x.report_id in (select unnest($reports::varchar[]))
order by all
