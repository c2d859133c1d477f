-- One row per agency that ever states a satisfaction rate and report year up to $year, within $scope, $unit_type and $agency, of $subject (any where null).
-- $limit agencies at most, those with most years first; besides them those with
-- 100 % every year for three years or more; stated_count is in how many years, hundred_count how often 100 %.
with rated as materialized (
  -- of $subject, else the one that stands for the report
  select
    s.report_id, s.agency_id, s.year, s.subject, s.satisfaction_rate as rate, s.satisfaction_base as base,
    s.satisfaction_state as state, s.satisfaction_claim_id as claim_id
  from chosen_channel($scope, $unit_type, $agency, 0, $year) as s
  where s.satisfaction_rate is not null and if($subject::varchar is null, s.is_preferred, s.subject = $subject::varchar)
),
summed as materialized (
  select
    agency_id,
    count(*) as stated_count,
    count(*) filter (where rate = 100) as hundred_count,
    sum(base) as base_count
  from rated
  where state <> 'differing'
  group by agency_id
),
counted as (
  select
    count(*) as chosen_count,
    count(*) filter (where stated_count >= 3 and stated_count = hundred_count) as always_count
  from summed
),
kept as (
  (select agency_id from summed order by stated_count desc, base_count desc nulls last, agency_id limit $limit::integer)
  union
  (
    select agency_id from summed where stated_count >= 3 and stated_count = hundred_count
    order by stated_count desc, base_count desc nulls last, agency_id limit $limit::integer
  )
),
ranked as (
  select
    s.*, c.*,
    row_number() over (order by s.stated_count desc, s.base_count desc nulls last, s.agency_id) as place
  from summed as s
  semi join kept as k on k.agency_id = s.agency_id
  cross join counted as c
)
select
  f.agency_id, a.name as agency, a.unit_type, f.year, f.report_id, t.subject, t.rate, t.base, t.state, t.claim_id,
  k.stated_count, k.hundred_count, k.chosen_count, k.always_count, k.place
from filing as f
join ranked as k on k.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
left join rated as t on t.report_id = f.report_id
where f.year <= $year::integer
order by k.place, f.year
