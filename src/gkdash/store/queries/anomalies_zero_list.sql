-- One row per agency whose report of $year gives no figure other than zero, on $rung (all where null), within $scope, $unit_type and $agency; $limit of each rung at most, the busiest by their prose first.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),

asked as (
  select
    l.agency_id, a.name as agency, a.unit_type, l.report_id, l.due_on, r.cell_count, m.number_count, m.nonzero_count,
    m.blank_count, m.placeholder_count, m.unreadable_count, m.missing_count, m.doubtful_count, m.is_all_zero,
    m.hotline_received, m.proactive_published
  from filing as l
  join inside as i on i.agency_id = l.agency_id
  join agency as a on a.agency_id = l.agency_id
  join report as r on r.report_id = l.report_id
  join report_measure as m on m.report_id = l.report_id
  where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
    and l.year = $year::integer
    and m.nonzero_count = 0
),

told as (
  select
    f.report_id,
    any_value(f.params ->> '$.surprise') filter (where f.check_id = 'all_zero_tables') as surprise,
    any_value((f.params ->> '$.years')::integer) filter (where f.check_id = 'zero_streak') as streak_years,
    min(f.severity) filter (where f.check_id = 'zero_against_text') as text_severity
  from finding as f
  where f.year = $year::integer and f.check_id in ('all_zero_tables', 'zero_streak', 'zero_against_text')
  group by f.report_id
),

placed as (
  select
    s.*, t.surprise, t.streak_years, t.text_severity,
    case
      when s.missing_count = s.cell_count then 'no_tables'
      when s.unreadable_count > 0 or s.doubtful_count > 0 then 'unreadable'
      when s.is_all_zero and t.text_severity = 'error' then 'zero_text'
      when s.is_all_zero and t.surprise = 'history' then 'zero_history'
      when s.is_all_zero and t.surprise = 'kind' then 'zero_rare'
      when s.is_all_zero and t.surprise = 'usual' then 'zero_usual'
      when s.is_all_zero then 'zero_unknown'
      when s.number_count > 0 then 'part'
      when s.placeholder_count > 0 then 'placeholder'
      else 'blank'
    end as rung
  from asked as s
  left join told as t on t.report_id = s.report_id
)

select *, count(*) over (partition by rung) as rung_count
from placed
where ($rung::varchar is null or rung = $rung::varchar)
qualify row_number() over (partition by rung order by hotline_received desc nulls last, agency, agency_id) <= $limit::integer
order by rung, hotline_received desc nulls last, agency, agency_id
