-- One row: the measures of the report $report_id.
select r.cell_count, m.*
from report_measure as m
join report as r on r.report_id = m.report_id
where m.report_id = $report_id
