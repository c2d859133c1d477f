-- One row per year up to $year within $scope, $unit_type and $agency: what became of applications, added up over reports.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, 0, $year)),
counted as (from chosen where not is_sum)
select
  c.year,
  count(*) as report_count,
  (select count(*) from chosen as x where x.year = c.year) - count(*) as consolidated_count,
  sum(m.new_received) as new_received,
  count(m.new_received) as new_received_count,
  sum(m.carried_in) as carried_in,
  sum(m.granted) as granted,
  sum(m.partly_granted) as partly_granted,
  sum(m.refused) as refused,
  sum(m.unavailable) as unavailable,
  sum(m.rejected) as rejected,
  sum(m.other_outcome) as other_outcome,
  sum(m.processed_total) as processed_total,
  count(m.processed_total) as processed_total_count,
  sum(m.carried_out) as carried_out,
  count(m.granted + m.partly_granted + m.refused + m.unavailable + m.rejected + m.other_outcome + m.carried_out) as outcome_count,
  sum(m.refused) filter (where m.processed_total is not null) as refusal_rate_cases,
  sum(m.processed_total) filter (where m.refused is not null) as refusal_rate_of,
  sum(m.granted + m.partly_granted) filter (where m.processed_total is not null) as disclosure_rate_cases,
  sum(m.processed_total) filter (where m.granted + m.partly_granted is not null) as disclosure_rate_of,
  count(m.granted + m.partly_granted + m.processed_total) as disclosure_rate_count,
  sum(m.granted + m.partly_granted) filter (where m.refused + m.unavailable is not null) as disclosure_rate_substance_cases,
  sum(m.granted + m.partly_granted + m.refused + m.unavailable) as disclosure_rate_substance_of,
  count(m.granted + m.partly_granted + m.refused + m.unavailable) as disclosure_rate_substance_count,
  sum(m.granted + m.partly_granted) filter (where m.refused is not null) as disclosure_rate_held_cases,
  sum(m.granted + m.partly_granted + m.refused) as disclosure_rate_held_of,
  count(m.granted + m.partly_granted + m.refused) as disclosure_rate_held_count
from counted as c
join report_measure as m on m.report_id = c.report_id
group by c.year
order by c.year
