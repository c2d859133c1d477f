-- One row per unit type and state for $year within $scope, $unit_type and $agency: how many agencies state what they received by $channels.
-- exact, hedged (余, 约), differing (several figures that differ), area (only a figure for the whole area), silent (a report
-- that states none), missing (no report); of several channels the clearest counts.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),
claimed as (
  select
    i.report_id, i.subject,
    min(i.value) filter (where i.scope = 'own') as low,
    max(i.value) filter (where i.scope = 'own') as high,
    min(i.qualifier) filter (where i.scope = 'own') as qualifier
  from indicator as i
  join report as r on r.report_id = i.report_id
  where r.is_current and r.year = $year::integer and i.measure = 'received' and i.period = 'year'
    and i.subject in (select unnest($channels::varchar[]))
  group by i.report_id, i.subject
),
stated as (
  select
    report_id,
    min(case when low is null then 4 when low <> high then 3 when qualifier <> 'exact' then 2 else 1 end) as rank
  from claimed
  group by report_id
)
select
  a.unit_type,
  case
    when f.report_id is null then 'missing'
    when s.rank is null then 'silent'
    else ['exact', 'hedged', 'differing', 'area'][s.rank]
  end as state,
  count(*) as agency_count
from filing as f
join inside as i on i.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
left join stated as s on s.report_id = f.report_id
where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
  and f.year = $year::integer
group by all
order by all
