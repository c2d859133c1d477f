-- How surprising it is that a report holds no figure but zero, said once for pages and lists; grades are in docs/checks.md.

-- One row per current report without a figure other than zero, of one year or, where that is null, of all: its rung on the
-- ladder of zeros, and what was found of it. What was not read is no zero, nor is what reading was unsure of.
create macro zero_reports(of_year) as table
with told as (
  select
    report_id,
    any_value(params ->> '$.surprise') filter (where check_id = 'all_zero_tables') as surprise,
    any_value(evidence) filter (where check_id = 'all_zero_tables') as evidence,
    any_value((params ->> '$.years')::integer) filter (where check_id = 'zero_streak') as streak_years,
    min(severity) filter (where check_id = 'zero_against_text') as text_severity,
    min(message) filter (where check_id = 'zero_against_text') as text_message
  from finding
  where check_id in ('all_zero_tables', 'zero_streak', 'zero_against_text') and (of_year is null or year = of_year)
  group by report_id
)

select
  r.report_id,
  r.agency_id,
  r.year,
  case
    when m.missing_count = r.cell_count then 'no_tables'
    when m.unreadable_count > 0 or m.doubtful_count > 0 then 'unreadable'
    when m.is_all_zero and t.text_severity = 'error' then 'zero_text'
    when m.is_all_zero and t.surprise = 'history' then 'zero_history'
    when m.is_all_zero and t.surprise = 'kind' then 'zero_rare'
    when m.is_all_zero and t.surprise = 'usual' then 'zero_usual'
    when m.is_all_zero then 'zero_unknown'
    when m.number_count > 0 then 'part'
    when m.placeholder_count > 0 then 'placeholder'
    else 'blank'
  end as rung,
  m.number_count as zero_count,
  m.blank_count + m.placeholder_count as gap_count,
  t.evidence,
  t.streak_years,
  t.text_severity,
  t.text_message
from report as r
join report_measure as m on m.report_id = r.report_id
left join told as t on t.report_id = r.report_id
where r.is_current and m.nonzero_count = 0 and (of_year is null or r.year = of_year);
