-- One row per report year up to $year within $scope, $unit_type and $agency: satisfaction rates that reports state of $subject (any where null).
-- weighted and plain are means over the same sound rates, base_count their cases; middle is the median of all up to 100.
with chosen as (from chosen_report($scope, $unit_type, $agency, 0, $year)),
rated as (
  -- of $subject, else the one that stands for the report
  select
    s.report_id, s.agency_id, s.year, s.subject, s.satisfaction_rate as rate, s.satisfaction_base as base,
    s.satisfaction_state as state, s.satisfaction_claim_id as claim_id
  from chosen_channel($scope, $unit_type, $agency, 0, $year) as s
  where s.satisfaction_rate is not null and if($subject::varchar is null, s.is_preferred, s.subject = $subject::varchar)
)
select
  c.year,
  count(*) as report_count,
  count(t.report_id) filter (where t.state <> 'differing') as stated_count,
  count(*) filter (where t.state = 'sound') as sound_count,
  count(*) filter (where t.state = 'impossible') as impossible_count,
  count(*) filter (where t.state = 'over') as over_count,
  count(*) filter (where t.state = 'hedged') as hedged_count,
  count(*) filter (where t.state = 'baseless') as baseless_count,
  count(*) filter (where t.state = 'differing') as differing_count,
  count(*) filter (where t.rate = 100 and t.state <> 'differing') as hundred_count,
  sum(t.base) filter (where t.state = 'sound') as base_count,
  sum(t.rate * t.base) filter (where t.state = 'sound') / sum(t.base) filter (where t.state = 'sound') as weighted,
  avg(t.rate) filter (where t.state = 'sound') as plain,
  median(t.rate) filter (where t.state not in ('over', 'differing')) as middle
from chosen as c
left join rated as t on t.report_id = c.report_id
group by c.year
order by c.year
