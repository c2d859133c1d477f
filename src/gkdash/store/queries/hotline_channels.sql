-- One row per report year up to $year and channel of public requests ($channels) within $scope, $unit_type and $agency: what agencies state.
-- both_… are over those that state received and closed, and no more closed than received (else some were carried in);
-- matched and matched_before, for $year only, are sums over the agencies that state a figure in the year before too.
with figure as (
  select
    c.year, c.subject, c.received, c.received_qualifier, c.received_differs, c.received_in_area, c.closed
  from chosen_channel($scope, $unit_type, $agency, 0, $year) as c
  where list_contains($channels::varchar[], c.subject)
    and (c.received_qualifier is not null or c.received_in_area or c.closed is not null)
),
recent as materialized (
  select c.year, c.agency_id, c.subject, c.received
  from chosen_channel($scope, $unit_type, $agency, $year::integer - 1, $year) as c
  where c.received is not null and list_contains($channels::varchar[], c.subject)
),
summed as (
  select
    year, subject,
    count(received) as agency_count,
    count(received) filter (where received_qualifier <> 'exact') as hedged_count,
    count(*) filter (where received_differs) as differing_count,
    count(*) filter (where received_in_area) as area_count,
    sum(received) as received,
    count(*) filter (where closed <= received) as both_count,
    sum(received) filter (where closed <= received) as both_received,
    sum(closed) filter (where closed <= received) as both_closed
  from figure
  group by year, subject
),
matched as (
  select
    f.year, f.subject, count(*) as matched_count, sum(f.received) as matched, sum(b.received) as matched_before
  from (from recent where year = $year::integer) as f
  join (from recent where year = $year::integer - 1) as b
    on b.agency_id = f.agency_id and b.subject = f.subject
  group by f.year, f.subject
)
select s.*, coalesce(m.matched_count, 0) as matched_count, m.matched, m.matched_before
from summed as s
left join matched as m on m.year = s.year and m.subject = s.subject
order by s.year, s.subject
