-- One row per rate of the reports $reports.
select x.*
from claim_rate as x
where x.report_id in (select unnest($reports::varchar[]))
order by all
