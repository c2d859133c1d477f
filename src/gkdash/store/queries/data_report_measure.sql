-- One row per report of $reports: its measures.
select x.*
from report_measure as x
where x.report_id in (select unnest($reports::varchar[]))
order by x.report_id
