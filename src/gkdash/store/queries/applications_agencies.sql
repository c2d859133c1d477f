-- One row per agency with $minimum or more applications decided in $year, within $scope, $unit_type and $agency: its outcomes; $limit at most, the largest first.
-- All others that decided any are one row without an agency; agency_count is how many a row stands for.
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
ranked as (
  select
    c.agency_id, c.name as agency, c.unit_type, m.*,
    m.granted + m.partly_granted + m.refused + m.unavailable + m.rejected + m.other_outcome as decided,
    row_number() over (order by decided desc, c.name, c.agency_id) as place
  from counted as c
  join report_measure as m on m.report_id = c.report_id
  where decided > 0
),
named as (
  select * exclude (agency_id, agency), if(is_apart, agency_id, null) as agency_id, if(is_apart, agency, null) as agency
  from (select *, place <= $limit::integer and decided >= $minimum::integer as is_apart from ranked)
)
select
  agency_id, agency,
  count(*) as agency_count,
  count(*) filter (where decided < $minimum::integer) as small_count,
  sum(granted) as granted,
  sum(partly_granted) as partly_granted,
  sum(refused) as refused,
  sum(unavailable) as unavailable,
  sum(rejected) as rejected,
  sum(other_outcome) as other_outcome,
  sum(decided) as decided
from named
group by agency_id, agency
order by agency_id is null, sum(decided) desc, agency, agency_id
