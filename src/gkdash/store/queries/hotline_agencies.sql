-- One row per agency that states what it received by $channels (one of them) in $year, within $scope, $unit_type and $agency.
-- The $limit with most received, and the $limit with the largest change against the year before; counts are over all.
with figure as (
  select
    c.agency_id, c.year, c.report_id, c.agency, c.unit_type, c.subject, c.received, c.received_qualifier as qualifier, c.closed
  from chosen_channel($scope, $unit_type, $agency, $year::integer - 1, $year) as c
  where c.received is not null and list_contains($channels::varchar[], c.subject)
),
paired as materialized (
  select f.*, b.received as before, b.qualifier as before_qualifier
  from figure as f
  left join figure as b on b.agency_id = f.agency_id and b.subject = f.subject and b.year = f.year - 1
  where f.year = $year::integer
),
counted as (
  -- as aggregates, not as windows over all: those take minutes on a country
  select
    count(*) as agency_count,
    sum(received) as total,
    count(before) as matched_count,
    count(*) filter (where received > before) as risen_count,
    count(*) filter (where received < before) as fallen_count,
    count(closed) as both_count,
    count(*) filter (where closed < received) as open_count
  from paired
),
kept as (
  (select agency_id from paired order by received desc, agency_id limit $limit::integer)
  union
  (
    select agency_id from paired where before is not null
    order by abs(received - before) desc, agency_id limit $limit::integer
  )
)
select
  p.agency_id, p.agency, p.unit_type, p.report_id, p.received, p.qualifier, p.closed, p.before, p.before_qualifier, n.*
from paired as p
semi join kept as k on k.agency_id = p.agency_id
cross join counted as n
order by p.received desc, p.agency, p.agency_id
