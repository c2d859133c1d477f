-- One row per agency that states a satisfaction rate of $subject (any where null) for $year, within $scope, $unit_type and $agency.
-- With the rate of the same subject for $against: rise is in percentage points, is_comparable where both rest on $minimum
-- cases or more. score is how many standard errors it lies from the rate of all cases together (centre), dispersion as
-- metrics.intervals.dispersion_of tells it, outside_count those beyond $beyond of them. $limit at most of each state and
-- of those with most cases, risen most and fallen most.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),
chosen as (
  select r.report_id, r.agency_id, r.year, a.name as agency, a.unit_type
  from report as r
  join inside as i on i.agency_id = r.agency_id
  join agency as a on a.agency_id = r.agency_id
  where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or a.agency_id = $agency::varchar)
    and r.is_current and r.year in ($year::integer, $against::integer)
),
stated as (
  -- what an agency says of its own year by subject; several rates that differ are no rate
  select
    c.report_id, c.agency_id, c.year, s.subject,
    min(s.rate) as rate,
    min(s.rate) <> max(s.rate) as differs,
    min(s.denominator) as base,
    bool_and(s.is_possible) as is_possible,
    min(s.claim_id) as claim_id,
    bool_or(i.qualifier <> 'exact') as is_hedged,
    min(i.position) as position
  from claim_rate as s
  join chosen as c on c.report_id = s.report_id
  join indicator as i on i.report_id = s.report_id and i.claim_id = s.claim_id
  where s.measure = 'satisfaction_rate' and s.is_stated and s.scope = 'own' and s.period = 'year'
    and i.measure = 'satisfaction_rate'
    and ($subject::varchar is null or s.subject = $subject::varchar)
  group by c.report_id, c.agency_id, c.year, s.subject
),
preferred as (
  -- of the hotline, else of the channels pooled, else of the first other subject
  select *
  from stated
  qualify row_number() over (
    partition by report_id
    order by differs, case subject when 'hotline_12345' then 0 when 'requests' then 1 else 2 end, position
  ) = 1
),
rated as (
  -- state: differing; over (100 %); hedged; baseless (no exact number of cases); impossible (no whole number gives it); sound
  select
    *,
    case
      when differs then 'differing' when rate > 100 then 'over' when is_hedged then 'hedged'
      when base is null then 'baseless' when not is_possible then 'impossible' else 'sound'
    end as state
  from preferred
),
before as (
  select agency_id, subject, rate, base, is_possible, is_hedged
  from stated
  where year = $against::integer and not differs
),
now as materialized (
  select
    t.*, c.agency, c.unit_type, b.rate as before_rate, b.base as before_base,
    if(t.state = 'sound' and b.base > 0 and b.is_possible and not b.is_hedged, t.rate - b.rate, null) as rise,
    coalesce(t.base >= $minimum::integer and b.base >= $minimum::integer, false) as is_comparable
  from rated as t
  join chosen as c on c.report_id = t.report_id
  left join before as b on b.agency_id = t.agency_id and b.subject = t.subject
  where t.year = $year::integer
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
