-- One row per year up to $year within $scope, $unit_type and $agency: what was disclosed on own initiative, added up over reports.
-- Fees that a check holds to be in the wrong unit are not added: fees_doubted and fees_doubted_count tell them.
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
    and r.is_current and r.year <= $year::integer
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
doubted as (
  select distinct report_id from finding where check_id = 'unit_suspect'
)
select
  c.year,
  count(*) as report_count,
  (select count(*) from chosen as x where x.year = c.year) - count(*) as consolidated_count,
  sum(m.normative_issued) as normative_issued,
  count(m.normative_issued) as normative_issued_count,
  sum(m.normative_repealed) as normative_repealed,
  count(m.normative_repealed) as normative_repealed_count,
  sum(m.normative_in_force) as normative_in_force,
  count(m.normative_in_force) as normative_in_force_count,
  sum(m.licensing_decisions) as licensing_decisions,
  count(m.licensing_decisions) as licensing_decisions_count,
  sum(m.penalty_decisions) as penalty_decisions,
  count(m.penalty_decisions) as penalty_decisions_count,
  sum(m.coercion_decisions) as coercion_decisions,
  count(m.coercion_decisions) as coercion_decisions_count,
  sum(m.proactive_published) as proactive_published,
  count(m.proactive_published) as proactive_published_count,
  sum(o.regulations_issued) as regulations_issued,
  count(o.regulations_issued) as regulations_issued_count,
  sum(o.regulations_repealed) as regulations_repealed,
  count(o.regulations_repealed) as regulations_repealed_count,
  sum(o.regulations_in_force) as regulations_in_force,
  count(o.regulations_in_force) as regulations_in_force_count,
  sum(m.fees_wan) filter (where d.report_id is null) as fees_wan,
  count(m.fees_wan) filter (where d.report_id is null) as fees_wan_count,
  sum(m.fees_wan) filter (where d.report_id is not null) as fees_doubted,
  count(m.fees_wan) filter (where d.report_id is not null) as fees_doubted_count,
  count(*) filter (where m.proactive_qualifier <> 'exact') as proactive_hedged_count
from counted as c
join report_measure as m on m.report_id = c.report_id
join report_outcome as o on o.report_id = c.report_id
left join doubted as d on d.report_id = c.report_id
group by c.year
order by c.year
