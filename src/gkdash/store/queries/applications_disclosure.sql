-- One row per agency whose disclosure rate of $year rests on $minimum cases or more, within $scope, $unit_type and $agency; $limit at most, the largest first.
-- $denominator is the metric; agencies below the minimum, without cases and without figures are counted in every row,
-- and where no agency reaches the minimum there is one row without an agency.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year, $year)),
counted as (from chosen where not is_sum),
rate as (
  select
    c.agency_id, c.name as agency, c.unit_type, c.report_id,
    c.granted + c.partly_granted as cases,
    case $denominator::varchar
      when 'disclosure_rate' then c.processed_total
      when 'disclosure_rate_substance' then c.granted + c.partly_granted + c.refused + c.unavailable
      when 'disclosure_rate_held' then c.granted + c.partly_granted + c.refused
    end as base
  from counted as c
),
total as (
  select
    count(*) as report_count,
    count(*) filter (where cases + base is null) as unknown_count,
    count(*) filter (where cases > base) as impossible_count,
    count(*) filter (where base = 0 and cases = 0) as empty_count,
    count(*) filter (where base between 1 and $minimum::integer - 1 and cases <= base) as small_count,
    count(*) filter (where base >= $minimum::integer and cases <= base) as fit_count,
    sum(cases) filter (where cases <= base) as all_cases,
    sum(base) filter (where cases <= base) as all_base
  from rate
)
select r.*, t.*
from total as t
left join (select * from rate where base >= $minimum::integer and cases <= base order by base desc, agency, agency_id limit $limit) as r on true
where t.report_count > 0
order by r.base desc, r.agency, r.agency_id
