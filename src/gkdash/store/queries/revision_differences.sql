-- One row per cell in which the revision $report_id differs from the one before it.
select *
from revision_difference
where report_id = $report_id
order by table_key, row_key, column_key
