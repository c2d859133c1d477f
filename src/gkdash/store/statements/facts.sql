-- One row per cell of the reports in $1.
select report_id, table_key, row_key, column_key, value, state, raw, doubt
from cell
where report_id in (select unnest($1::varchar[]))
order by report_id, rowid
