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
now as (
  select
    t.*, c.agency, c.unit_type, b.rate as before_rate, b.base as before_base,
    if(t.state = 'sound' and b.base > 0 and b.is_possible and not b.is_hedged, t.rate - b.rate, null) as rise,
    coalesce(t.base >= $minimum::integer and b.base >= $minimum::integer, false) as is_comparable
  from rated as t
  join chosen as c on c.report_id = t.report_id
  left join before as b on b.agency_id = t.agency_id and b.subject = t.subject
  where t.year = $year::integer
),
centred as (
  select *, sum(rate * base) filter (where state = 'sound') over () / sum(base) filter (where state = 'sound') over () as centre
  from now
),
scored as (
  select
    *,
    if(
      state in ('sound', 'impossible') and centre > 0 and centre < 100,
      (rate - centre) / (100 * sqrt(centre / 100 * (1 - centre / 100) / base)), null
    ) as score
  from centred
),
spread as (
  select mad(score) as deviation from scored where state = 'sound'
)
select
  s.agency_id, s.agency, s.unit_type, s.report_id, s.subject, s.rate, s.base, s.state, s.claim_id, s.before_rate,
  s.before_base, s.rise, s.is_comparable, s.score, s.centre,
  greatest(1, coalesce(1.4826 * p.deviation, 1)) as dispersion,
  count(*) filter (where s.state = 'sound') over () as sound_count,
  count(*) over () as stated_count,
  count(s.rise) over () as matched_count,
  count(s.rise) filter (where s.is_comparable) over () as comparable_count,
  count(*) filter (where s.rise > 0 and s.is_comparable) over () as risen_count,
  count(*) filter (where s.rise < 0 and s.is_comparable) over () as fallen_count,
  count(*) filter (
    where s.state = 'sound' and s.base >= $minimum::integer
      and abs(s.score) > $beyond::double * greatest(1, coalesce(1.4826 * p.deviation, 1))
  ) over () as outside_count
from scored as s
cross join spread as p
qualify row_number() over (partition by s.state order by abs(s.score) desc nulls last, s.agency_id) <= $limit::integer
  or row_number() over (partition by s.state order by s.base desc nulls last, s.agency_id) <= $limit::integer
  or (s.rise is not null and row_number() over (partition by s.is_comparable order by s.rise desc nulls last, s.agency_id) <= $limit::integer)
  or (s.rise is not null and row_number() over (partition by s.is_comparable order by s.rise nulls last, s.agency_id) <= $limit::integer)
order by s.rate desc, s.base desc nulls last, s.agency, s.agency_id
