-- One row per year: how many current reports there are.
select year, count(*) as report_count
from report
where is_current
group by year
order by year
