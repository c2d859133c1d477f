-- One row per agency whose disclosure rate of $year rests on $minimum cases or more, within $scope, $unit_type and $agency; $limit at most, the largest first.
-- $denominator is the metric; agencies below the minimum, without cases and without figures are counted in every row,
-- and where no agency reaches the minimum there is one row without an agency.
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
    and r.is_current and r.year = $year::integer
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
rate as (
  select
    c.agency_id, c.name as agency, c.unit_type, c.report_id,
    m.granted + m.partly_granted as cases,
    case $denominator::varchar
      when 'disclosure_rate' then m.processed_total
      when 'disclosure_rate_substance' then m.granted + m.partly_granted + m.refused + m.unavailable
      when 'disclosure_rate_held' then m.granted + m.partly_granted + m.refused
    end as base
  from counted as c
  join report_measure as m on m.report_id = c.report_id
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
