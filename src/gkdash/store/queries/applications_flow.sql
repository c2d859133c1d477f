-- One row: applications of $year by type of applicant and outcome, added up over reports within $scope, $unit_type and $agency that give every one of these cells.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year, $year)),
counted as (from chosen where not is_sum),
whole as (
  -- the sixty columns by type of applicant, and no other, have two underscores in their names
  select * from counted where columns('__') is not null
)
select
  (select count(*) from counted) as report_count,
  (select count(*) from chosen) - (select count(*) from counted) as consolidated_count,
  count(*) as whole_count,
  sum(columns('__'))
from whole
having (select count(*) from counted) > 0
