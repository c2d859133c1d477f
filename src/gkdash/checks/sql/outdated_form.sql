-- +++
-- id = "outdated_form"
-- severity = "error"
-- scope = "report"
-- citation = "国办公开办函〔2021〕30号"
-- since = 2021
-- [title]
-- zh = "用了旧格式"
-- en = "Superseded form"
-- [explanation]
-- zh = "表格是已被取代的旧版格式。"
-- en = "The tables follow an edition of the form that had been superseded."
-- [needs]
-- zh = "报告年度和至少一张表"
-- en = "the report year and at least one table"
-- [mend]
-- zh = "改用该年度应当使用的格式，重新填写三张表。"
-- en = "Fill in the edition that was in force for the year."
-- [message]
-- zh = "{year}年度报告用了{used}年版格式，应当用{due}年版。"
-- en = "The report on {year} uses the edition of {used}; that of {due} was in force."
-- +++
select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when e.due_edition is null or m.missing_count = e.cell_count then 'not_applicable'
    when e.edition < e.due_edition then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack("year" := e.year::varchar, used := e.edition, due := e.due_edition) as params,
  [struct_pack(edition := e.edition, due_edition := e.due_edition)] as evidence
from examined as e
join report_measure as m on m.report_id = e.report_id
