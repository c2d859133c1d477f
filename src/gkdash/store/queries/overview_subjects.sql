-- One row per report year, $year and the one before, within $scope, $unit_type and $agency: the figures of the year added up, each with the reports it rests on.
-- A government's report is the sum of the units below it: its applications are not added to theirs.
-- hotline_matched, over hotline_matched_count agencies, is the sum over those that state a figure in both years: only these can be compared.
-- satisfaction_median leaves out rates above 100 %, as satisfaction_years.sql does.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year::integer - 1, $year)),
found as (
  select
    c.year,
    count(*) filter (where f.severity = 'error') as error_count,
    count(distinct f.report_id) filter (where f.severity = 'error') as error_report_count
  from finding as f
  join chosen as c on c.report_id = f.report_id
  where f.fault = 'report' and f.follows is null
  group by c.year
),
matched as (
  select agency_id
  from chosen
  where hotline_received is not null
  group by agency_id
  having count(distinct year) = 2
)

select
  c.year,
  count(*) as report_count,
  count(*) filter (where not c.is_sum) as counted_count,
  sum(c.new_received) filter (where not c.is_sum) as new_received,
  count(c.new_received) filter (where not c.is_sum) as new_received_count,
  sum(c.granted + c.partly_granted) filter (where not c.is_sum and c.processed_total is not null) as disclosed,
  sum(c.processed_total) filter (where not c.is_sum and c.granted + c.partly_granted is not null)
    as processed_total,
  sum(c.hotline_received) as hotline_received,
  count(c.hotline_received) as hotline_count,
  sum(c.hotline_received) filter (where m.agency_id is not null) as hotline_matched,
  count(m.agency_id) as hotline_matched_count,
  median(c.satisfaction_rate) filter (where c.satisfaction_rate <= 100) as satisfaction_median,
  count(c.satisfaction_rate) as satisfaction_count,
  coalesce(any_value(f.error_count), 0) as error_count,
  coalesce(any_value(f.error_report_count), 0) as error_report_count
from chosen as c
left join found as f on f.year = c.year
left join matched as m on m.agency_id = c.agency_id
group by c.year
order by c.year
