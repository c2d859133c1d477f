-- One row per pair of what $rows and $columns name (year, unit_type, edition, agency, channel or nothing): the sums of measures $numerator and $denominator over subjects $subjects in the prose of current reports.
-- Within $scope, $unit_type and $agency, of $year or of all years where null; only what an agency says of its own year,
-- and where it says two different figures, none. Agencies beyond the $limit largest are left out and counted. A
-- government's report is the sum of the units below it: unless agencies or types stand apart, it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, coalesce($year::integer, 0), coalesce($year::integer, 9999))),
counted as (from chosen where not is_sum or list_has_any([$rows::varchar, $columns::varchar], ['agency', 'unit_type'])),
claimed as (
  select n.report_id, n.subject, n.measure, min(n.value) as value
  from indicator as n
  semi join counted as c on c.report_id = n.report_id
  where n.scope = 'own' and n.period = 'year' and n.measure in ($numerator::varchar, $denominator::varchar)
    and list_contains($subjects::varchar[], n.subject)
  group by n.report_id, n.subject, n.measure
  having min(n.value) = max(n.value)
),
stated as (
  select
    report_id, subject,
    max(value) filter (where measure = $numerator::varchar) as numerator,
    max(value) filter (where measure = $denominator::varchar) as denominator
  from claimed
  group by report_id, subject
),
part as (
  select
    case $rows::varchar when 'channel' then k.subject when 'year' then c.year::varchar when 'unit_type' then coalesce(c.unit_type, 'unknown') when 'edition' then c.edition when 'agency' then c.agency_id else '' end as row_key,
    case $columns::varchar when 'channel' then k.subject when 'year' then c.year::varchar when 'unit_type' then coalesce(c.unit_type, 'unknown') when 'edition' then c.edition when 'agency' then c.agency_id else '' end as column_key,
    s.numerator, s.denominator
  from counted as c
  cross join (select unnest($subjects::varchar[]) as subject) as k
  left join stated as s on s.report_id = c.report_id and s.subject = k.subject
),
summed as (
  select
    row_key, column_key,
    sum(numerator) filter (where denominator is not null) as numerator,
    sum(denominator) filter (where numerator is not null) as denominator,
    count(*) filter (where numerator is not null and denominator is not null) as report_count,
    count(*) filter (where numerator is null or denominator is null) as absent_count
  from part
  group by row_key, column_key
),
ranked as (
  select
    *,
    dense_rank() over (order by row_total desc nulls last, row_key) as row_rank,
    dense_rank() over (order by column_total desc nulls last, column_key) as column_rank
  from (
    select *, sum(numerator) over (partition by row_key) as row_total, sum(numerator) over (partition by column_key) as column_total
    from summed
  )
)
select
  r.row_key, r.column_key, x.name as row_name, y.name as column_name, r.numerator, r.denominator, r.report_count, r.absent_count,
  (select count(*) from chosen) - (select count(*) from counted) as consolidated_count,
  greatest(max(r.row_rank) over () - $limit::integer, 0) as rows_left_out,
  greatest(max(r.column_rank) over () - $limit::integer, 0) as columns_left_out
from ranked as r
left join agency as x on $rows::varchar = 'agency' and x.agency_id = r.row_key
left join agency as y on $columns::varchar = 'agency' and y.agency_id = r.column_key
qualify r.row_rank <= $limit::integer and r.column_rank <= $limit::integer
order by r.row_rank, r.column_rank
