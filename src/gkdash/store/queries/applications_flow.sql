-- One row: applications of $year by type of applicant and outcome, added up over reports within $scope, $unit_type and $agency that give every one of these cells.
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
applied as (
  select o.* from counted as c join report_outcome as o on o.report_id = c.report_id
),
whole as (
  -- the sixty columns by type of applicant, and no other, have two underscores in their names
  select * from applied where columns('__') is not null
)
select
  (select count(*) from applied) as report_count,
  (select count(*) from chosen) - (select count(*) from counted) as consolidated_count,
  count(*) as whole_count,
  sum(columns('__'))
from whole
having (select count(*) from applied) > 0
