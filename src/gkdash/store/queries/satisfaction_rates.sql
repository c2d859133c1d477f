-- One row per agency that states a satisfaction rate of $subject (any where null) for $year, within $scope, $unit_type and $agency.
-- With the rate of the same subject for $against: rise is in percentage points, is_comparable where both rest on $minimum
-- cases or more. score is how many standard errors it lies from the rate of all cases together (centre), dispersion as
-- metrics.intervals.dispersion_of tells it, outside_count those beyond $beyond of them. $limit at most of each state and
-- of those with most cases, risen most and fallen most.
with rated as (
  -- of $subject, else the one that stands for the report
  select
    s.report_id, s.agency_id, s.agency, s.unit_type, s.subject, s.satisfaction_rate as rate, s.satisfaction_base as base,
    s.satisfaction_state as state, s.satisfaction_claim_id as claim_id
  from chosen_channel($scope, $unit_type, $agency, $year, $year) as s
  where s.satisfaction_rate is not null
    and if($subject::varchar is null, s.is_preferred, s.subject = $subject::varchar)
),
before as (
  select s.agency_id, s.subject, s.satisfaction_rate as rate, s.satisfaction_base as base, s.satisfaction_state as state
  from chosen_channel($scope, $unit_type, $agency, $against, $against) as s
  where s.satisfaction_state <> 'differing'
    and ($subject::varchar is null or s.subject = $subject::varchar)
),
now as materialized (
  select
    t.*, b.rate as before_rate, b.base as before_base,
    if(t.state = 'sound' and b.state = 'sound' and b.base > 0, t.rate - b.rate, null) as rise,
    coalesce(t.base >= $minimum::integer and b.base >= $minimum::integer, false) as is_comparable
  from rated as t
  left join before as b on b.agency_id = t.agency_id and b.subject = t.subject
),
middle as (
  select sum(rate * base) / sum(base) as centre from now where state = 'sound'
),
scored as materialized (
  select
    n.*,
    m.centre,
    if(
      n.state in ('sound', 'impossible') and m.centre > 0 and m.centre < 100,
      (n.rate - m.centre) / (100 * sqrt(m.centre / 100 * (1 - m.centre / 100) / n.base)), null
    ) as score
  from now as n
  cross join middle as m
),
spread as (
  select greatest(1, coalesce(1.4826 * mad(score), 1)) as dispersion from scored where state = 'sound'
),
counted as (
  -- as aggregates, not as windows over all: those take minutes on a country
  select
    any_value(p.dispersion) as dispersion,
    count(*) filter (where s.state = 'sound') as sound_count,
    count(*) as stated_count,
    count(s.rise) as matched_count,
    count(s.rise) filter (where s.is_comparable) as comparable_count,
    count(*) filter (where s.rise > 0 and s.is_comparable) as risen_count,
    count(*) filter (where s.rise < 0 and s.is_comparable) as fallen_count,
    count(*) filter (
      where s.state = 'sound' and s.base >= $minimum::integer and abs(s.score) > $beyond::double * p.dispersion
    ) as outside_count
  from scored as s
  cross join spread as p
),
kept as (
  (select report_id from scored where state = 'sound' order by abs(score) desc nulls last, agency_id limit $limit::integer)
  union
  (select report_id from scored where state = 'sound' order by base desc, agency_id limit $limit::integer)
  union
  (select report_id from scored where state = 'impossible' order by base desc, agency_id limit $limit::integer)
  union
  (select report_id from scored where state = 'over' order by rate desc, agency_id limit $limit::integer)
  union
  (select report_id from scored where state not in ('sound', 'impossible', 'over') order by agency_id limit $limit::integer)
  union
  (select report_id from scored where rise is not null order by is_comparable desc, rise desc, agency_id limit $limit::integer)
  union
  (select report_id from scored where rise is not null order by is_comparable desc, rise, agency_id limit $limit::integer)
)
select
  s.agency_id, s.agency, s.unit_type, s.report_id, s.subject, s.rate, s.base, s.state, s.claim_id, s.before_rate,
  s.before_base, s.rise, s.is_comparable, s.score, s.centre, c.*
from scored as s
semi join kept as k on k.report_id = s.report_id
cross join counted as c
order by s.rate desc, s.base desc nulls last, s.agency, s.agency_id
