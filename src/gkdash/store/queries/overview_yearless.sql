-- One row per report whose year is not known, $limit at most.
select
  s.report_id, s.agency_id, s.agency, s.file_name, s.title, s.match,
  count(*) over () as report_count
from report_summary as s
where s.year is null
order by s.agency, s.report_id
limit $limit
