-- One row per current report of $year that states what it received by $channels, or whose tables are all zero, within $scope, $unit_type and $agency.
-- load: the channels added up, or what the report itself gives as their sum where that is more; null where it states none.
-- typical: the median load of the same type of unit; is_busy: all zero, and no less loaded than $few like units or more usually are; $limit at most, all-zero ones first, by load.
with chosen as (
  select * rename (name as agency) from chosen_report($scope, $unit_type, $agency, $year, $year)
),
loaded as (
  select
    n.report_id,
    greatest(
      sum(n.received) filter (where n.subject <> 'requests'), max(n.received) filter (where n.subject = 'requests')
    ) as load,
    count(*) filter (where n.received_qualifier <> 'exact') > 0 as is_hedged,
    max(n.received) filter (where n.subject = 'hotline_12345') as hotline
  from chosen_channel($scope, $unit_type, $agency, $year, $year) as n
  where n.received is not null and (n.subject = 'requests' or list_contains($channels::varchar[], n.subject))
  group by n.report_id
),
usual as (
  select c.unit_type, median(l.load) as typical, count(*) as peer_count
  from chosen as c join loaded as l on l.report_id = c.report_id
  group by c.unit_type
),
measured as materialized (
  select
    c.report_id, c.agency_id, c.agency, c.unit_type, l.load, l.hotline, coalesce(l.is_hedged, false) as is_hedged,
    c.new_received, c.is_all_zero, u.typical, u.peer_count,
    c.is_all_zero and l.load >= u.typical and u.peer_count >= $few as is_busy
  from chosen as c
  left join loaded as l on l.report_id = c.report_id
  left join usual as u on u.unit_type is not distinct from c.unit_type
  where l.load is not null or c.is_all_zero
),
counted as (
  select
    count(*) as report_count,
    count(*) filter (where is_all_zero) as zero_count,
    count(load) filter (where is_all_zero) as zero_loaded_count,
    sum(load) filter (where is_all_zero) as zero_load,
    count(load) filter (where is_all_zero and peer_count >= $few) as compared_count,
    count(*) filter (where is_busy) as busy_count
  from measured
),
kept as (
  select * from measured
  order by coalesce(is_all_zero, false) desc, load desc nulls last, agency_id
  limit $limit::integer
)
select k.*, n.*
from kept as k
cross join counted as n
order by coalesce(k.is_all_zero, false) desc, k.load desc nulls last, k.agency, k.agency_id
