-- One row per agency with $minimum or more applications decided in $year, within $scope, $unit_type and $agency: its outcomes; $limit at most, the largest first.
-- All others that decided any are one row without an agency; agency_count is how many a row stands for.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year, $year)),
counted as (from chosen where not is_sum),
ranked as (
  select
    c.agency_id, c.name as agency, c.unit_type, c.granted, c.partly_granted, c.refused, c.unavailable, c.rejected, c.other_outcome,
    c.granted + c.partly_granted + c.refused + c.unavailable + c.rejected + c.other_outcome as decided,
    row_number() over (order by decided desc, c.name, c.agency_id) as place
  from counted as c
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
