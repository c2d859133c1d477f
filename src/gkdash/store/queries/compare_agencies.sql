-- One row per agency and year that filed or had to file: the sums of columns $numerator and $denominator of its current report, null where a part is no figure; $limit at most, the largest first.
-- Within $scope and $unit_type, of $year or of all years where null; only $agencies where there are any.
-- A fee that a check holds to be in the wrong unit is no figure here.
with doubted as (select report_id from finding where check_id = 'unit_suspect'),
figures as (
  select * replace (if(report_id in (from doubted), null, fees_wan) as fees_wan)
  from current_report
),
part as (
  select
    f.agency_id, f.year, f.report_id, a.name as agency, a.unit_type,
    [*columns(lambda c: list_contains($numerator::varchar[], c))]::double[] as numerators,
    [*columns(lambda c: list_contains($denominator::varchar[], c))]::double[] as denominators
  from filing as f
  join chosen_agency($scope, $unit_type, null) as a on a.agency_id = f.agency_id
  left join figures as x on x.report_id = f.report_id
  where ($year::integer is null or f.year = $year::integer)
    and (len($agencies::varchar[]) = 0 or list_contains($agencies::varchar[], f.agency_id))
),
summed as (
  select
    * exclude (numerators, denominators),
    if(len(numerators) = list_count(numerators) and len(denominators) = list_count(denominators), list_sum(numerators), null) as numerator,
    if(len(numerators) = list_count(numerators) and len(denominators) = list_count(denominators), list_sum(denominators), null)::double as denominator
  from part
)
select *, greatest(count(*) over () - $limit::integer, 0) as left_out_count
from summed
order by denominator desc nulls last, numerator desc nulls last, agency_id, year
limit $limit
