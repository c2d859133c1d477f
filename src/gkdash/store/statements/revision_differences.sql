-- One row per cell whose value or state differs between a version and the one before it.
with standing as (
  select agency_id, year, revision, report_id
  from report
  where copy_of is null and year is not null
),

pair as (
  select l.agency_id, l.year, l.revision, l.report_id, e.report_id as previous_report_id
  from standing as l
  join standing as e on e.agency_id = l.agency_id and e.year = l.year and e.revision = l.revision - 1
),

later_cell as (
  select p.report_id as pair_id, c.table_key, c.row_key, c.column_key, c.value, c.state, c.raw
  from pair as p
  join cell as c on c.report_id = p.report_id
),

earlier_cell as (
  select p.report_id as pair_id, c.table_key, c.row_key, c.column_key, c.value, c.state, c.raw
  from pair as p
  join cell as c on c.report_id = p.previous_report_id
),

difference as (
  select
    pair_id,
    table_key,
    row_key,
    column_key,
    e.value as value_before,
    e.state as state_before,
    e.raw as raw_before,
    l.value as value_after,
    l.state as state_after,
    l.raw as raw_after
  from later_cell as l
  full join earlier_cell as e using (pair_id, table_key, row_key, column_key)
  where l.value is distinct from e.value or l.state is distinct from e.state
)

select p.*, d.* exclude (pair_id)
from pair as p
join difference as d on d.pair_id = p.report_id
