-- One row per agency and report year up to $year within $scope, $unit_type and $agency: what it states to have received by $channels (one of them).
-- $limit agencies at most, those with most received over the years first; chosen_count is how many there are.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),
chosen as (
  select a.agency_id, a.name as agency, a.unit_type, f.year, f.report_id
  from filing as f
  join inside as i on i.agency_id = f.agency_id
  join agency as a on a.agency_id = f.agency_id
  where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or a.agency_id = $agency::varchar)
    and f.year <= $year::integer
),
figure as (
  select
    i.report_id,
    if(min(i.value) = max(i.value), min(i.value), null) as received,
    min(i.qualifier) as qualifier,
    min(i.value) <> max(i.value) as differs
  from indicator as i
  where i.measure = 'received' and i.period = 'year' and i.scope = 'own'
    and i.subject in (select unnest($channels::varchar[]))
  group by i.report_id
),
summed as materialized (
  select c.agency_id, sum(f.received) as total
  from chosen as c
  left join figure as f on f.report_id = c.report_id
  group by c.agency_id
),
ranked as (
  select
    agency_id,
    (select count(*) from summed) as chosen_count,
    row_number() over (order by total desc nulls last, agency_id) as place
  from (from summed order by total desc nulls last, agency_id limit $limit::integer)
)
select
  c.agency_id, c.agency, c.unit_type, c.year, c.report_id, f.received, f.qualifier, coalesce(f.differs, false) as differs,
  k.chosen_count, k.place
from chosen as c
join ranked as k on k.agency_id = c.agency_id
left join figure as f on f.report_id = c.report_id
order by k.place, c.year
