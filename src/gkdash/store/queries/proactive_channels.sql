-- One row per year, $year and the one before, and channel ($channels, subjects of the prose) within $scope, $unit_type and $agency: items published there as the prose states.
-- Of two figures of one report that differ neither counts, as in report_measure.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year::integer - 1, $year)),
counted as (from chosen where not is_sum),
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
