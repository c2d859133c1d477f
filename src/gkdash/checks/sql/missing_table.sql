-- +++
-- id = "missing_table"
-- severity = "error"
-- scope = "report"
-- citation = "国办公开办函〔2021〕30号"
-- [title]
-- zh = "缺少表格"
-- en = "Missing table"
-- [explanation]
-- zh = "三张法定表格缺了一张或几张，或以图片、文字代替。正文里还能看到该表栏目名称的，多半是没有读出来，不算单位的差错。"
-- en = "A statutory table is not there, or a picture or a sentence stands in its place. Where its labels are found in the text it was probably not read, which is no fault of the agency."
-- [needs]
-- zh = "无"
-- en = "nothing"
-- [mend]
-- zh = "按格式补上表格，用可以复制的文字，不用图片。"
-- en = "Add the table as the form has it, as text and not as a picture."
-- [message]
-- zh = "缺少{tables}的表格。"
-- en = "No table for {tables}."
-- +++
with lacking as (
  select c.report_id, c.table_key, f.position
  from cell as c
  join examined as e on e.report_id = c.report_id and e.missing_count > 0
  join form_table as f on f.edition = e.edition and f.table_key = c.table_key
  group by c.report_id, c.table_key, f.position
  having count(*) filter (where c.state <> 'missing') = 0
),

absent as (
  -- the labels of the table are in the text: it is there, and was not read
  select
    l.report_id,
    list(l.table_key order by l.position) as tables,
    bool_and(
      case l.table_key
        when 'proactive' then r.text like '%第二十条第%' and r.text like '%处理决定数量%'
        when 'applications' then r.text like '%科研机构%' and r.text like '%法律服务机构%'
        else r.text like '%尚未审结%' and r.text like '%结果纠正%'
      end
    ) as is_unread
  from lacking as l
  join report as r on r.report_id = l.report_id
  group by l.report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  if(a.report_id is null, 'passed', 'failed') as outcome,
  if(a.is_unread, 'notice', null) as severity,
  if(a.is_unread, 'parser', 'report') as fault,
  struct_pack(tables := a.tables) as params,
  [struct_pack("tables" := a.tables)] as evidence
from examined as e
left join absent as a on a.report_id = e.report_id
