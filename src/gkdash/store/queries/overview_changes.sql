-- One row per agency and figure that changed most from the year before to $year within $scope, $unit_type and $agency; $limit at most.
-- Ordered by the change in units of its chance variation (the root of both together), so that 3 to 9 does not outrank 300 to 600.
with measured as (
  select c.agency_id, c.year, c.new_received, c.hotline_received, c.proactive_published
  from chosen_report($scope, $unit_type, $agency, $year::integer - 1, $year) as c
  where coalesce(c.new_received, c.hotline_received, c.proactive_published) is not null
),
changed as (
  select n.agency_id, unnest([
    {'figure': 'new_received', 'before': b.new_received, 'now': n.new_received},
    {'figure': 'hotline_received', 'before': b.hotline_received, 'now': n.hotline_received},
    {'figure': 'proactive_published', 'before': b.proactive_published, 'now': n.proactive_published}
  ], recursive := true)
  from (from measured where year = $year::integer) as n
  join (from measured where year = $year::integer - 1) as b on b.agency_id = n.agency_id
),
most as (
  select *, abs("now" - "before") / sqrt("now" + "before") as weight
  from changed
  where "now" <> "before"
)
select c.agency_id, a.name as agency, c.figure, c.before, c.now, c.weight
from most as c
join agency as a on a.agency_id = c.agency_id
order by c.weight desc, a.name, c.figure
limit $limit::integer
