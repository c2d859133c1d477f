-- One row per band of satisfaction rates (its lower end; 101 for over 100) and state for $year within $scope, $unit_type and $agency.
with rated as (
  -- of $subject, else the one that stands for the report
  select
    s.report_id, s.agency_id, s.year, s.subject, s.satisfaction_rate as rate, s.satisfaction_base as base,
    s.satisfaction_state as state, s.satisfaction_claim_id as claim_id
  from chosen_channel($scope, $unit_type, $agency, $year, $year) as s
  where s.satisfaction_rate is not null and if($subject::varchar is null, s.is_preferred, s.subject = $subject::varchar)
)
select
  case
    when rate > 100 then 101 when rate = 100 then 100 when rate >= 98 then 98 when rate >= 95 then 95
    when rate >= 90 then 90 when rate >= 80 then 80 else 0
  end as band,
  state,
  count(*) as agency_count
from rated
where state <> 'differing'
group by all
order by band, state
