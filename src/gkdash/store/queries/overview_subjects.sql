-- One row per report year, $year and the one before, within $scope, $unit_type and $agency: the figures of the year added up, each with the reports it rests on.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),

chosen as (
  select r.report_id, r.year
  from report as r
  join inside as i on i.agency_id = r.agency_id
  join agency as a on a.agency_id = r.agency_id
  where r.is_current
    and r.year in ($year::integer, $year::integer - 1)
    and ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or a.agency_id = $agency::varchar)
),

found as (
  select
    c.year,
    count(*) filter (where f.severity = 'error') as error_count,
    count(distinct f.report_id) filter (where f.severity = 'error') as error_report_count
  from finding as f
  join chosen as c on c.report_id = f.report_id
  where f.fault = 'report' and f.follows is null
  group by c.year
)

select
  c.year,
  count(*) as report_count,
  sum(m.new_received) as new_received,
  count(m.new_received) as new_received_count,
  sum(m.granted + m.partly_granted) filter (where m.processed_total is not null) as disclosed,
  sum(m.processed_total) filter (where m.granted + m.partly_granted is not null) as processed_total,
  sum(m.hotline_received) as hotline_received,
  count(m.hotline_received) as hotline_count,
  median(m.satisfaction_rate) as satisfaction_median,
  count(m.satisfaction_rate) as satisfaction_count,
  coalesce(any_value(f.error_count), 0) as error_count,
  coalesce(any_value(f.error_report_count), 0) as error_report_count
from chosen as c
join report_measure as m on m.report_id = c.report_id
left join found as f on f.year = c.year
group by c.year
order by c.year
