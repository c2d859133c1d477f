-- One row per year and metric: the value of $agency, and how its like (same kind of unit, same level, within $scope) stand; rates only from $minimums on.
-- A fee that a check holds to be in the wrong unit is no figure here.
with recursive doubted as (select report_id from finding where check_id = 'unit_suspect'),

placed as (
  select agency_id, 0 as level
  from agency
  where parent_id is null and on_roster
  union all
  select a.agency_id, p.level + 1 as level
  from agency as a
  join placed as p on p.agency_id = a.parent_id
),

classed as (
  select
    a.agency_id, p.level,
    case
      when a.unit_type in ('town', 'subdistrict') then 'township'
      when a.unit_type in ('government', 'department', 'office') then a.unit_type
    end as peer_class
  from agency as a
  join placed as p on p.agency_id = a.agency_id
),

peer as (
  select c.agency_id
  from classed as c
  semi join chosen_agency($scope, null, null) as i on i.agency_id = c.agency_id
  join classed as o on o.agency_id = $agency and o.peer_class = c.peer_class and o.level = c.level
  union
  select $agency::varchar as agency_id
),

part as (
  select unnest($metrics::varchar[]) as metric, unnest($parts::varchar[]) as part, unnest($columns::varchar[]) as column_name
),

due as (
  select
    unnest($metric_ids::varchar[]) as metric, unnest($numerators::integer[]) as numerators,
    unnest($denominators::integer[]) as denominators, unnest($minimums::integer[]) as minimum
),

figures as (
  select
    r.agency_id, r.year,
    m.* exclude (report_id, is_all_zero, hotline_qualifier, satisfaction_of, requests_qualifier, proactive_qualifier)
    replace (if(r.report_id in (from doubted), null, m.fees_wan) as fees_wan)
  from report as r
  join report_measure as m on m.report_id = r.report_id
  semi join peer as p on p.agency_id = r.agency_id
  where r.is_current and r.year is not null and (r.year <= $year::integer)
),

cells as (
  select agency_id, year, column_name, value
  from (select agency_id, year, columns(* exclude (agency_id, year))::double from figures)
  unpivot (value for column_name in (* exclude (agency_id, year)))
),

summed as (
  select
    c.agency_id, c.year, p.metric,
    sum(c.value) filter (where p.part = 'n') as numerator,
    sum(c.value) filter (where p.part = 'd') as denominator,
    count(*) filter (where p.part = 'n') as numerators,
    count(*) filter (where p.part = 'd') as denominators
  from cells as c
  join part as p on p.column_name = c.column_name
  group by c.agency_id, c.year, p.metric
),

valued as (
  select
    s.agency_id, s.year, s.metric, s.numerator, s.denominator,
    case
      when s.numerators < d.numerators or s.denominators < d.denominators then null
      when d.denominators = 0 then s.numerator
      when s.denominator >= greatest(d.minimum, 1) then 100 * s.numerator / s.denominator
    end as value,
    s.numerators = d.numerators and s.denominators = d.denominators as is_whole
  from summed as s
  join due as d on d.metric = s.metric
),

reported as (
  select year, count(*) as report_count from figures group by year
),

own as (
  select year, metric, value, numerator, denominator, is_whole from valued where agency_id = $agency
)

select
  r.year, d.metric,
  any_value(o.value) as own, any_value(o.numerator) as own_numerator, any_value(o.denominator) as own_denominator,
  any_value(o.is_whole) as own_is_whole,
  any_value(r.report_count) as report_count,
  count(v.value) as peer_count,
  quantile_cont(v.value, 0.25) as low,
  quantile_cont(v.value, 0.5) as median,
  quantile_cont(v.value, 0.75) as high,
  count(*) filter (where v.value < o.value) as below_count,
  count(*) filter (where v.value = o.value) as equal_count
from reported as r
cross join due as d
left join own as o on o.year = r.year and o.metric = d.metric
left join valued as v on v.year = r.year and v.metric = d.metric and v.agency_id <> $agency
group by r.year, d.metric
order by r.year, d.metric
