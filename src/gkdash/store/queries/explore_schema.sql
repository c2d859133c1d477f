-- One row per column of each table and view of the store, in the order of names and columns: its type and what it means.
with thing as (
  select table_name as name, 'table' as kind, comment from duckdb_tables() where database_name = 'generation'
  union all
  select view_name, 'view', comment from duckdb_views() where database_name = 'generation' and not internal
)
select t.name, t.kind, t.comment, c.column_name, lower(c.data_type) as data_type, c.comment as column_comment
from thing as t
join duckdb_columns() as c on c.database_name = 'generation' and c.table_name = t.name
order by t.kind, t.name, c.column_index
