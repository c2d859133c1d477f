-- One row per year up to $year within $scope, $unit_type and $agency: what was disclosed on own initiative, added up over reports.
-- Fees that a check holds to be in the wrong unit are not added: fees_doubted and fees_doubted_count tell them.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, 0, $year)),
counted as (from chosen where not is_sum),
doubted as (
  select distinct report_id from finding where check_id = 'unit_suspect'
)
select
  c.year,
  count(*) as report_count,
  (select count(*) from chosen as x where x.year = c.year) - count(*) as consolidated_count,
  sum(c.normative_issued) as normative_issued,
  count(c.normative_issued) as normative_issued_count,
  sum(c.normative_repealed) as normative_repealed,
  count(c.normative_repealed) as normative_repealed_count,
  sum(c.normative_in_force) as normative_in_force,
  count(c.normative_in_force) as normative_in_force_count,
  sum(c.licensing_decisions) as licensing_decisions,
  count(c.licensing_decisions) as licensing_decisions_count,
  sum(c.penalty_decisions) as penalty_decisions,
  count(c.penalty_decisions) as penalty_decisions_count,
  sum(c.coercion_decisions) as coercion_decisions,
  count(c.coercion_decisions) as coercion_decisions_count,
  sum(c.proactive_published) as proactive_published,
  count(c.proactive_published) as proactive_published_count,
  sum(c.regulations_issued) as regulations_issued,
  count(c.regulations_issued) as regulations_issued_count,
  sum(c.regulations_repealed) as regulations_repealed,
  count(c.regulations_repealed) as regulations_repealed_count,
  sum(c.regulations_in_force) as regulations_in_force,
  count(c.regulations_in_force) as regulations_in_force_count,
  sum(c.fees_wan) filter (where d.report_id is null) as fees_wan,
  count(c.fees_wan) filter (where d.report_id is null) as fees_wan_count,
  sum(c.fees_wan) filter (where d.report_id is not null) as fees_doubted,
  count(c.fees_wan) filter (where d.report_id is not null) as fees_doubted_count,
  count(*) filter (where c.proactive_qualifier <> 'exact') as proactive_hedged_count
from counted as c
left join doubted as d on d.report_id = c.report_id
group by c.year
order by c.year
