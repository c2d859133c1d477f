-- One row per pair of what $rows and $columns name (year, unit_type, edition, agency or nothing): the sums of columns $numerator and $denominator over current reports.
-- Within $scope, $unit_type and $agency, of $year or of all years where null. A report counts where every part is a figure;
-- the others are counted as absent. Agencies beyond the $limit largest are left out and counted. A government's report is
-- the sum of the units below it: unless agencies or types stand apart, it is not added to theirs. A fee that a check holds
-- to be in the wrong unit is no figure here.
with doubted as (select report_id from finding where check_id = 'unit_suspect'),
chosen as (from chosen_report($scope, $unit_type, $agency, coalesce($year::integer, 0), coalesce($year::integer, 9999))),
counted as (
  select * replace (if(report_id in (from doubted), null, fees_wan) as fees_wan)
  from chosen
  where not is_sum or list_has_any([$rows::varchar, $columns::varchar], ['agency', 'unit_type'])
),
part as (
  select
    case $rows::varchar when 'year' then c.year::varchar when 'unit_type' then coalesce(c.unit_type, 'unknown') when 'edition' then c.edition when 'agency' then c.agency_id else '' end as row_key,
    case $columns::varchar when 'year' then c.year::varchar when 'unit_type' then coalesce(c.unit_type, 'unknown') when 'edition' then c.edition when 'agency' then c.agency_id else '' end as column_key,
    [*columns(lambda c: list_contains($numerator::varchar[], c))]::double[] as numerators,
    [*columns(lambda c: list_contains($denominator::varchar[], c))]::double[] as denominators
  from counted as c
),
summed as (
  select
    row_key, column_key,
    sum(list_sum(numerators)) filter (where is_whole) as numerator,
    sum(list_sum(denominators)) filter (where is_whole) as denominator,
    count(*) filter (where is_whole) as report_count,
    count(*) filter (where not is_whole) as absent_count
  from (
    select *, len(numerators) = list_count(numerators) and len(denominators) = list_count(denominators) as is_whole
    from part
  )
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
