-- One row per agency and report year up to $year within $scope, $unit_type and $agency: what it states to have received by $channels (one of them).
-- $limit agencies at most, those with most received over the years first; chosen_count is how many there are.
with figure as (
  select report_id, received, received_qualifier as qualifier, received_differs as differs
  from report_channel
  where received_qualifier is not null and list_contains($channels::varchar[], subject)
),
total as (
  select c.agency_id, sum(c.received) as total
  from chosen_channel($scope, $unit_type, $agency, 0, $year) as c
  where c.received_qualifier is not null and list_contains($channels::varchar[], c.subject)
  group by c.agency_id
),
chosen as materialized (
  select a.agency_id, a.name as agency, a.unit_type, t.total
  from chosen_agency($scope, $unit_type, $agency) as a
  semi join (select distinct agency_id from filing where year <= $year::integer) as f on f.agency_id = a.agency_id
  left join total as t on t.agency_id = a.agency_id
),
ranked as (
  select
    *,
    (select count(*) from chosen) as chosen_count,
    row_number() over (order by total desc nulls last, agency_id) as place
  from (from chosen order by total desc nulls last, agency_id limit $limit::integer)
)
select
  k.agency_id, k.agency, k.unit_type, y.year, y.report_id, f.received, f.qualifier, coalesce(f.differs, false) as differs,
  k.chosen_count, k.place
from ranked as k
join filing as y on y.agency_id = k.agency_id and y.year <= $year::integer
left join figure as f on f.report_id = y.report_id
order by k.place, y.year
