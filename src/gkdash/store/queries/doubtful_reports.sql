-- One row per current report that was not read without doubt, of $year, or of all years where $year is null.
select
  s.report_id, s.agency_id, s.agency, s.year, s.file_name, s.cell_count,
  s.blank_count, s.placeholder_count, s.unreadable_count, s.missing_count, s.doubtful_count,
  (select count(*) from warning as w where w.report_id = s.report_id) as warning_count
from report_summary as s
where (s.unreadable_count > 0 or s.missing_count > 0 or s.doubtful_count > 0)
  and ($year::integer is null or s.year = $year::integer)
order by s.unreadable_count + s.missing_count + s.doubtful_count desc, s.agency, s.report_id
