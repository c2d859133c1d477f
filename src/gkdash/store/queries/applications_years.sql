-- One row per year up to $year within $scope, $unit_type and $agency: what became of applications, added up over reports.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, 0, $year)),
counted as (from chosen where not is_sum)
select
  c.year,
  count(*) as report_count,
  (select count(*) from chosen as x where x.year = c.year) - count(*) as consolidated_count,
  sum(c.new_received) as new_received,
  count(c.new_received) as new_received_count,
  sum(c.carried_in) as carried_in,
  sum(c.granted) as granted,
  sum(c.partly_granted) as partly_granted,
  sum(c.refused) as refused,
  sum(c.unavailable) as unavailable,
  sum(c.rejected) as rejected,
  sum(c.other_outcome) as other_outcome,
  sum(c.processed_total) as processed_total,
  count(c.processed_total) as processed_total_count,
  sum(c.carried_out) as carried_out,
  count(c.granted + c.partly_granted + c.refused + c.unavailable + c.rejected + c.other_outcome + c.carried_out) as outcome_count,
  sum(c.refused) filter (where c.processed_total is not null) as refusal_rate_cases,
  sum(c.processed_total) filter (where c.refused is not null) as refusal_rate_of,
  sum(c.granted + c.partly_granted) filter (where c.processed_total is not null) as disclosure_rate_cases,
  sum(c.processed_total) filter (where c.granted + c.partly_granted is not null) as disclosure_rate_of,
  count(c.granted + c.partly_granted + c.processed_total) as disclosure_rate_count,
  sum(c.granted + c.partly_granted) filter (where c.refused + c.unavailable is not null) as disclosure_rate_substance_cases,
  sum(c.granted + c.partly_granted + c.refused + c.unavailable) as disclosure_rate_substance_of,
  count(c.granted + c.partly_granted + c.refused + c.unavailable) as disclosure_rate_substance_count,
  sum(c.granted + c.partly_granted) filter (where c.refused is not null) as disclosure_rate_held_cases,
  sum(c.granted + c.partly_granted + c.refused) as disclosure_rate_held_of,
  count(c.granted + c.partly_granted + c.refused) as disclosure_rate_held_count
from counted as c
group by c.year
order by c.year
