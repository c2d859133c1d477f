-- One row per agency and year up to $year within $scope, $unit_type and $agency: what was carried in and out, beside what the year before carried out; $limit agencies at most, those with broken links first.
-- is_broken is null where one side of the link is not known or there is no report of the year before.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, 0, $year)),
counted as (from chosen where not is_sum),
year_of as materialized (
  select c.agency_id, c.year, c.name, c.unit_type, c.report_id, c.carried_in, c.carried_out
  from counted as c
),
link as materialized (
  select y.*, p.carried_out as before_out, p.report_id is not null as has_before, y.carried_in <> p.carried_out as is_broken
  from year_of as y
  left join year_of as p on p.agency_id = y.agency_id and p.year = y.year - 1
),
total as (
  select
    count(is_broken) as link_count,
    count(*) filter (where is_broken) as broken_count,
    count(is_broken) filter (where year = $year::integer) as link_count_now,
    count(*) filter (where is_broken and year = $year::integer) as broken_count_now,
    count(*) filter (where has_before and is_broken is null) as unknown_count
  from link
),
ranked as (
  select
    agency_id,
    count(*) filter (where is_broken) as broken,
    count(*) over () as agency_count
  from link
  group by agency_id
  having max(carried_in) > 0 or max(carried_out) > 0
  order by
    count(*) filter (where is_broken and year = $year::integer) desc, broken desc,
    coalesce(max(carried_in), 0) + coalesce(max(carried_out), 0) desc, agency_id
  limit $limit
)
select
  l.agency_id, l.name as agency, l.unit_type, l.year, l.report_id, l.carried_in, l.carried_out, l.before_out, l.has_before,
  l.is_broken, r.agency_count, t.*
from ranked as r
join link as l on l.agency_id = r.agency_id
cross join total as t
order by r.broken desc, l.name, l.agency_id, l.year
