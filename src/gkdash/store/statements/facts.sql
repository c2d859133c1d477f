-- One row per cell of the reports in $1, of table $2 or of all where $2 is null.
select report_id, table_key, row_key, column_key, value, state, raw, doubt
from cell
where report_id in (select unnest($1::varchar[])) and ($2::varchar is null or table_key = $2::varchar)
order by report_id, rowid
