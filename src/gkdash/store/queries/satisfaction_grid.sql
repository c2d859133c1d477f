-- One row per agency that ever states a satisfaction rate and report year up to $year, within $scope, $unit_type and $agency, of $subject (any where null).
-- $limit agencies at most, those with most years first; besides them those with
-- 100 % every year for three years or more; stated_count is in how many years, hundred_count how often 100 %.
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
    and r.is_current and r.year <= $year::integer
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
rated as materialized (
  -- state: differing; over (100 %); hedged; baseless (no exact number of cases); impossible (no whole number gives it); sound
  select
    *,
    case
      when differs then 'differing' when rate > 100 then 'over' when is_hedged then 'hedged'
      when base is null then 'baseless' when not is_possible then 'impossible' else 'sound'
    end as state
  from preferred
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
