-- One row per column of the store's tables: its type, whether it may be empty, its meaning, and what a row of its table is.
select
  c.table_name, t.comment as table_comment, c.column_index, c.column_name, lower(c.data_type) as data_type, c.is_nullable,
  c.comment as column_comment
from duckdb_columns() as c
join duckdb_tables() as t on t.database_name = c.database_name and t.table_name = c.table_name
where not c.internal and c.database_name = current_database()
order by c.table_name, c.column_index
