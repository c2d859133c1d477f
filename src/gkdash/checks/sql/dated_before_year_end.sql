-- +++
-- id = "dated_before_year_end"
-- severity = "review"
-- scope = "report"
-- citation = "条例第四十九条"
-- [title]
-- zh = "落款早于年度结束"
-- en = "Dated before the year was over"
-- [explanation]
-- zh = "落款日期在统计期限（12 月 31 日）之前，多半是年份没有改。"
-- en = "The signature is dated before the reporting period ended on 31 December; mostly the year was not changed."
-- [needs]
-- zh = "报告年度和落款日期"
-- en = "the year and a signature with a date"
-- [mend]
-- zh = "核对并改正落款日期。"
-- en = "Check and mend the date."
-- [message]
-- zh = "{year}年度报告落款日期为{signed_on}，早于该年度结束。"
-- en = "The report on {year} is dated {signed_on}, before that year was over."
-- +++
select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null or e.signed_on is null then 'not_evaluable'
    when e.signed_on < make_date(e.year::integer, 12, 31) then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack("year" := e.year::varchar, signed_on := e.signed_on) as params,
  [struct_pack(signed_on := e.signed_on)] as evidence
from examined as e
