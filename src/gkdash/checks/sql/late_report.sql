-- +++
-- id = "late_report"
-- severity = "review"
-- scope = "report"
-- citation = "条例第四十九条"
-- [title]
-- zh = "逾期"
-- en = "Late"
-- [explanation]
-- zh = "落款日期或公布日期（取较晚者）晚于期限；日期早于报告年度 12 月的视为笔误，不作判断。没有日期的报告记为“日期不明”，不算逾期。有几个版本的，以第一个版本为准。"
-- en = "Signed or published, whichever is later, after the deadline; a date before December of the report year is taken for a slip and not judged. A report without a date is of unknown date, not late. Of several versions the first counts."
-- [needs]
-- zh = "报告年度、单位类型和一个可用的日期"
-- en = "the year, the type of unit and a usable date"
-- [mend]
-- zh = "核对落款和公布日期；如有上级另行规定的期限，写入 `deadlines.toml`。"
-- en = "Check both dates; put another deadline that applies into `deadlines.toml`."
-- [message]
-- zh = "应于{due_on}前公布，{what_zh}日期为{filed_on}，逾期{days}天。"
-- en = "Due by {due_on}, {what_en} on {filed_on}: {days} days late."
-- +++
with dated as (
  -- the date that counts may be an earlier version's
  select r.agency_id, r.year, bool_or(r.signed_on = r.filed_on) as is_signed
  from report as r
  where r.filed_on is not null
  group by r.agency_id, r.year
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null or e.due_on is null or e.filed_on is null then 'not_evaluable'
    when e.is_late then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(
    due_on := e.due_on,
    filed_on := e.filed_on,
    days := date_diff('day', e.due_on, e.filed_on),
    what_zh := if(d.is_signed, '落款', '公布'),
    what_en := if(d.is_signed, 'signed', 'published')
  ) as params,
  [struct_pack(
    due_on := e.due_on,
    signed_on := if(d.is_signed, e.filed_on, null),
    published_on := if(d.is_signed, null, e.filed_on)
  )] as evidence
from examined as e
left join dated as d on d.agency_id = e.agency_id and d.year = e.year
