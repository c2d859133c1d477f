-- One row per report year up to $year within $scope, $unit_type and $agency: satisfaction rates that reports state of $subject (any where null).
-- weighted and plain are means over the same sound rates, base_count their cases; middle is the median of all up to 100.
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
rated as (
  -- state: differing; over (100 %); hedged; baseless (no exact number of cases); impossible (no whole number gives it); sound
  select
    *,
    case
      when differs then 'differing' when rate > 100 then 'over' when is_hedged then 'hedged'
      when base is null then 'baseless' when not is_possible then 'impossible' else 'sound'
    end as state
  from preferred
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
