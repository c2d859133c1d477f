-- +++
-- id = "missing_section"
-- severity = "error"
-- scope = "report"
-- citation = "条例第五十条"
-- [title]
-- zh = "缺少章节"
-- en = "Missing section"
-- [explanation]
-- zh = "格式规定的六个部分缺了一个或几个。章节换了说法、换了序号的不算缺。"
-- en = "One or more of the six sections of the form is not there; another wording or numbering of a heading does not count."
-- [needs]
-- zh = "至少认出一个章节"
-- en = "at least one heading recognised"
-- [mend]
-- zh = "按格式补上这一部分；没有内容的，也要有标题并写明“无”。"
-- en = "Add the section as the form has it; where there is nothing to report, say so under its heading."
-- [message]
-- zh = "缺少{sections}。"
-- en = "Missing: {sections}."
-- +++
with absent as (
  select e.report_id, list(f.section_key order by f.position) as sections
  from examined as e
  join form_section as f on f.edition = e.edition
  anti join section as s on s.report_id = e.report_id and s.section_key = f.section_key
  group by e.report_id
),

present as (
  select report_id, count(*) as n
  from section
  group by report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when p.n is null then 'not_evaluable'
    when a.report_id is not null then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(sections := a.sections) as params,
  [struct_pack("sections" := a.sections)] as evidence
from examined as e
left join present as p on p.report_id = e.report_id
left join absent as a on a.report_id = e.report_id
