-- One row per agency with anything of $act in $year, within $scope, $unit_type and $agency, beside the year before; $limit at most, the largest first.
-- $act is a column of report_measure. is_doubted: a check holds the fee to be in the wrong unit.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year::integer - 1, $year)),
counted as (from chosen where not is_sum),
valued as (
  select
    c.agency_id, c.year, c.name, c.unit_type, c.report_id, c.proactive_qualifier,
    case $act::varchar
      when 'normative_issued' then c.normative_issued
      when 'normative_repealed' then c.normative_repealed
      when 'normative_in_force' then c.normative_in_force
      when 'licensing_decisions' then c.licensing_decisions
      when 'penalty_decisions' then c.penalty_decisions
      when 'coercion_decisions' then c.coercion_decisions
      when 'fees_wan' then c.fees_wan
      when 'proactive_published' then c.proactive_published
    end as value
  from counted as c
),
doubted as (
  select distinct report_id from finding where check_id = 'unit_suspect' and $act::varchar = 'fees_wan'
),
total as (
  select
    count(*) filter (where v.value > 0) as agency_count,
    sum(v.value) filter (where v.value > 0 and d.report_id is null) as whole,
    count(*) filter (where v.value is null) as unknown_count,
    count(*) filter (where v.value = 0) as zero_count
  from valued as v
  left join doubted as d on d.report_id = v.report_id
  where v.year = $year::integer
),
largest as (
  select v.*, d.report_id is not null as is_doubted
  from valued as v
  left join doubted as d on d.report_id = v.report_id
  where v.year = $year::integer and v.value > 0
  order by is_doubted, v.value desc, v.name, v.agency_id
  limit $limit
)
select
  n.agency_id, n.name as agency, n.unit_type, n.report_id, n.value, n.is_doubted,
  $act::varchar = 'proactive_published' and n.proactive_qualifier <> 'exact' as is_hedged,
  b.value as before, d.report_id is not null as before_is_doubted,
  t.*
from largest as n
cross join total as t
left join valued as b on b.agency_id = n.agency_id and b.year = n.year - 1
left join doubted as d on d.report_id = b.report_id
order by n.is_doubted, n.value desc, n.name, n.agency_id
