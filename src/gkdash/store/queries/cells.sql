-- One row per cell of the report $report_id.
select
  table_key, row_key, column_key, value, state, raw, doubt, part, page, grid, grid_row, grid_column,
  start_offset, end_offset, box
from cell
where report_id = $report_id
order by table_key, row_key, column_key
