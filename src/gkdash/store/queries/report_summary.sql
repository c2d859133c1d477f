-- One row per current report, of $year, or of all years where $year is null.
select *
from report_summary
where $year::integer is null or year = $year::integer
order by year desc, agency, report_id
