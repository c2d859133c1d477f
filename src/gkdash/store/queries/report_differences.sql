-- One row per cell and revision of the agency $agency_id and $year whose value or state differs from the revision before.
select
  x.revision, x.report_id, x.previous_report_id, x.table_key, x.row_key, x.column_key,
  x.value_before, x.state_before, x.raw_before, x.value_after, x.state_after, x.raw_after
from revision_difference as x
where x.agency_id = $agency_id and x.year = $year
order by x.revision desc, x.table_key, x.row_key, x.column_key
