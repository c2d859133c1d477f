-- One row per agency that states what it received by $channels (one of them) in $year, within $scope, $unit_type and $agency.
-- The $limit with most received, and the $limit with the largest change against the year before; counts are over all.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),
chosen as (
  select r.report_id, r.agency_id, r.year, a.name as agency, a.unit_type
  from report as r
  join inside as i on i.agency_id = r.agency_id
  join agency as a on a.agency_id = r.agency_id
  where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or a.agency_id = $agency::varchar)
    and r.is_current and r.year in ($year::integer, $year::integer - 1)
),
figure as (
  select r.agency_id, r.year, r.report_id, r.agency, r.unit_type, c.subject, c.received, c.received_qualifier as qualifier, c.closed
  from report_channel as c
  join chosen as r on r.report_id = c.report_id
  where c.received is not null and c.subject in (select unnest($channels::varchar[]))
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
