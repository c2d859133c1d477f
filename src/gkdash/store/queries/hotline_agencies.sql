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
claimed as (
  -- what an agency says of its own year; two figures that differ are no figure
  select
    c.agency_id, c.year, c.report_id, i.subject,
    min(i.value) filter (where i.measure = 'received' and i.scope = 'own') as received_low,
    max(i.value) filter (where i.measure = 'received' and i.scope = 'own') as received_high,
    min(i.qualifier) filter (where i.measure = 'received' and i.scope = 'own') as qualifier,
    min(i.value) filter (where i.measure = 'closed' and i.scope = 'own') as closed_low,
    max(i.value) filter (where i.measure = 'closed' and i.scope = 'own') as closed_high,
    count(*) filter (where i.measure = 'received' and i.scope = 'area') as area_count
  from indicator as i
  join chosen as c on c.report_id = i.report_id
  where i.measure in ('received', 'closed') and i.period = 'year'
    and i.subject in (select unnest($channels::varchar[]))
  group by c.agency_id, c.year, c.report_id, i.subject
),
figure as (
  select
    agency_id, year, report_id, subject, qualifier, area_count,
    if(received_low = received_high, received_low, null) as received,
    if(closed_low = closed_high, closed_low, null) as closed,
    coalesce(received_low <> received_high, false) as differs
  from claimed
),
paired as materialized (
  select f.*, c.agency, c.unit_type, b.received as before, b.qualifier as before_qualifier
  from figure as f
  join chosen as c on c.report_id = f.report_id
  left join figure as b on b.agency_id = f.agency_id and b.subject = f.subject and b.year = f.year - 1
  where f.year = $year::integer and f.received is not null
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
