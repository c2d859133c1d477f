-- One row per report year up to $year and channel of public requests ($channels) within $scope, $unit_type and $agency: what agencies state.
-- both_… are over those that state received and closed, and no more closed than received (else some were carried in);
-- matched and matched_before, for $year only, are sums over the agencies that state a figure in the year before too.
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
    and r.is_current and r.year <= $year::integer
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
)
select
  f.year, f.subject,
  count(f.received) as agency_count,
  count(f.received) filter (where f.qualifier <> 'exact') as hedged_count,
  count(*) filter (where f.differs) as differing_count,
  count(*) filter (where f.area_count > 0) as area_count,
  sum(f.received) as received,
  count(*) filter (where f.closed <= f.received) as both_count,
  sum(f.received) filter (where f.closed <= f.received) as both_received,
  sum(f.closed) filter (where f.closed <= f.received) as both_closed,
  count(b.received) filter (where f.received is not null) as matched_count,
  sum(f.received) filter (where b.received is not null) as matched,
  sum(b.received) filter (where f.received is not null) as matched_before
from figure as f
left join (select * from figure where year = $year::integer - 1) as b
  on b.agency_id = f.agency_id and b.subject = f.subject and b.year = f.year - 1
group by f.year, f.subject
order by f.year, f.subject
