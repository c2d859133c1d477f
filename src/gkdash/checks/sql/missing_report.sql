-- +++
-- id = "missing_report"
-- severity = "review"
-- scope = "roster"
-- citation = "条例第四十九条"
-- [title]
-- zh = "没有收到报告"
-- en = "No report"
-- [explanation]
-- zh = "名录中该年度应报的单位没有报告，无论期限是否已过。"
-- en = "An agency on the roster has no report for a year it has to report for, whether or not the deadline has passed."
-- [needs]
-- zh = "单位名录"
-- en = "a roster"
-- [mend]
-- zh = "催报；如单位已撤并，在名录中填写“止”。"
-- en = "Ask for it; where the agency has ceased, fill in `until` in the roster."
-- [message]
-- zh = "没有收到{year}年度报告{due_zh}。"
-- en = "No report on {year}{due_en}."
-- +++
select
  f.report_id,
  f.agency_id,
  f.year,
  case
    when not a.on_roster then 'not_applicable'
    when f.status = 'missing' then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(
    "year" := f.year::varchar,
    due_zh := coalesce('，应于' || strftime(f.due_on, '%Y年%-m月%-d日') || '前公布', ''),
    due_en := coalesce(', due by ' || f.due_on, '')
  ) as params,
  if(f.due_on is null, [], [struct_pack(due_on := f.due_on)]) as evidence
from filing as f
join agency as a on a.agency_id = f.agency_id
