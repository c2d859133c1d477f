-- One row per report year, $year and the one before, within $scope, $unit_type and $agency: the figures of the year added up, each with the reports it rests on.
-- A government's report is the sum of the units below it: its applications are not added to theirs.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),

chosen as (
  select r.report_id, r.year, r.agency_id, a.unit_type, a.parent_id
  from report as r
  join inside as i on i.agency_id = r.agency_id
  join agency as a on a.agency_id = r.agency_id
  where r.is_current
    and r.year in ($year::integer, $year::integer - 1)
    and ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or a.agency_id = $agency::varchar)
),

above as (
  select distinct year, parent_id as agency_id from chosen where parent_id is not null
  union
  select b.year, a.parent_id as agency_id from agency as a join above as b on a.agency_id = b.agency_id where a.parent_id is not null
),

counted as (
  select c.report_id from chosen as c
  where c.unit_type is distinct from 'government'
    or not exists (select 1 from above as b where b.year = c.year and b.agency_id = c.agency_id)
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
  count(k.report_id) as counted_count,
  sum(m.new_received) filter (where k.report_id is not null) as new_received,
  count(m.new_received) filter (where k.report_id is not null) as new_received_count,
  sum(m.granted + m.partly_granted) filter (where k.report_id is not null and m.processed_total is not null) as disclosed,
  sum(m.processed_total) filter (where k.report_id is not null and m.granted + m.partly_granted is not null)
    as processed_total,
  sum(m.hotline_received) as hotline_received,
  count(m.hotline_received) as hotline_count,
  median(m.satisfaction_rate) as satisfaction_median,
  count(m.satisfaction_rate) as satisfaction_count,
  coalesce(any_value(f.error_count), 0) as error_count,
  coalesce(any_value(f.error_report_count), 0) as error_report_count
from chosen as c
join report_measure as m on m.report_id = c.report_id
left join counted as k on k.report_id = c.report_id
left join found as f on f.year = c.year
group by c.year
order by c.year
