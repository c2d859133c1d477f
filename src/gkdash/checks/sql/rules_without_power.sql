-- +++
-- id = "rules_without_power"
-- severity = "review"
-- scope = "report"
-- alone = false
-- citation = "立法法第九十一条、第九十三条"
-- [title]
-- zh = "无权制定规章而填了规章"
-- en = "Regulations of a body that cannot make them"
-- [explanation]
-- zh = "规章只能由国务院部门和省级、设区的市级人民政府制定；乡镇、街道、县级政府和地方部门在“规章”一行填了数，多半是把规章制度或规范性文件填了进来。"
-- en = "Only ministries, provinces and cities with districts make 规章; a town, a county or a local department that reports some has mostly entered house rules or normative documents."
-- [needs]
-- zh = "名录中的单位类型和“规章”一行的数字"
-- en = "the type of unit by the roster and the figures of the row 规章"
-- [mend]
-- zh = "“规章”一行改为 0，规范性文件填入下一行。"
-- en = "Enter 0 for 规章, and normative documents in the row below."
-- [message]
-- zh = "本单位无权制定规章，却填了：{cells}。"
-- en = "This body cannot make 规章, and reports: {cells}."
-- +++
with entered as (
  select report_id, table_key, row_key, column_key, value, doubt
  from cell
  where table_key = 'proactive' and row_key = 'regulations' and (value > 0 or value is null or doubt is not null)
),

counted as (
  select
    report_id,
    list(
      struct_pack("table" := table_key, "row" := row_key, "column" := column_key, "value" := value) order by column_key
    ) filter (where value > 0 and doubt is null) as cells
  from entered
  group by report_id
),

powerless as (
  select
    report_id,
    agency_id,
    year,
    -- a name alone is not enough to deny a body the power: the roster has to say what it is
    case
      when not on_roster then null
      when unit_type in ('town', 'subdistrict', 'authorised', 'office') then true
      when unit_type = 'department' then not regexp_matches(name, '^(国家|国务院|中华人民共和国)|部$|^[^省市州县区旗]{2,12}(部|总局|署)$')
      when unit_type = 'government' then regexp_matches(name, '(县|旗|[^治]区)人民政府$')
    end as is_powerless
  from examined
)

select
  p.report_id,
  p.agency_id,
  p.year,
  case
    when p.is_powerless is null then 'not_evaluable'
    when not p.is_powerless then 'not_applicable'
    when len(n.cells) > 0 then 'failed'
    when n.report_id is not null then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(cells := n.cells) as params,
  n.cells as evidence
from powerless as p
left join counted as n on n.report_id = p.report_id
