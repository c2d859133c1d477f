-- One row per cell of the reports $reports.
select x.*
from cell as x
where x.report_id in (select unnest($reports::varchar[]))
order by x.report_id, x.table_key, x.row_key, x.column_key
