-- One row per report year that is loaded, latest first: reports there, late, undated and missing.
select
  year,
  count(report_id) as report_count,
  count(*) as agency_count,
  count(*) filter (where status = 'on_time') as on_time_count,
  count(*) filter (where status = 'late') as late_count,
  count(*) filter (where status = 'undated') as undated_count,
  count(*) filter (where status = 'missing') as missing_count
from filing
group by year
order by year desc
