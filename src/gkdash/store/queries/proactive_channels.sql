-- One row per year, $year and the one before, and channel ($channels, subjects of the prose) within $scope, $unit_type and $agency: items published there as the prose states.
-- Of two figures of one report that differ neither counts, as in report_measure.
-- A government's report is the sum of the units below it: it is not added to theirs.
with recursive inside as (
  select agency_id, name, unit_type, parent_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id, a.name, a.unit_type, a.parent_id from agency as a join inside as i on a.parent_id = i.agency_id
  where $scope::varchar is not null
),
chosen as (
  select r.report_id, r.agency_id, r.year, i.name, i.unit_type, i.parent_id
  from report as r
  join inside as i on i.agency_id = r.agency_id
  where ($unit_type::varchar is null or i.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or i.agency_id = $agency::varchar)
    and r.is_current and r.year in ($year::integer, $year::integer - 1)
),
above as (
  select distinct year, parent_id as agency_id from chosen where parent_id is not null
  union
  select b.year, a.parent_id as agency_id from agency as a join above as b on a.agency_id = b.agency_id where a.parent_id is not null
),
counted as (
  from chosen where unit_type is distinct from 'government'
  union all
  from (from chosen where unit_type = 'government') as c
  anti join above as b on b.agency_id = c.agency_id and b.year = c.year
),
claimed as (
  select c.year, c.report_id, i.subject, min(i.value) as value, min(i.value) = max(i.value) as is_one, bool_and(i.qualifier = 'exact') as is_exact
  from indicator as i
  join counted as c on c.report_id = i.report_id
  where i.subject in (select unnest($channels::varchar[])) and i.measure = 'published' and i.scope = 'own' and i.period = 'year'
  group by c.year, c.report_id, i.subject
),
reports as (
  select year, count(*) as report_count from counted group by year
)
select
  r.year, r.report_count, k.subject,
  sum(k.value) filter (where k.is_one) as item_count,
  count(*) filter (where k.is_one) as agency_count,
  count(*) filter (where k.is_one and not k.is_exact) as hedged_count,
  count(*) filter (where not k.is_one) as differing_count
from reports as r
left join claimed as k on k.year = r.year
group by r.year, r.report_count, k.subject
order by r.year, k.subject
