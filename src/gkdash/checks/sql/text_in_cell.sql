-- +++
-- id = "text_in_cell"
-- severity = "notice"
-- scope = "report"
-- citation = "国办公开办函〔2021〕30号"
-- [title]
-- zh = "单元格里是文字"
-- en = "Words instead of a figure"
-- [explanation]
-- zh = "应填数字的单元格里写着“详见附件”之类的文字，没有数字。"
-- en = "A cell that asks for a figure holds words such as 详见附件."
-- [needs]
-- zh = "至少有一张表"
-- en = "at least one table"
-- [mend]
-- zh = "在表格里填写数字。"
-- en = "Enter the figure in the table itself."
-- [message]
-- zh = "有{n}处应填数字而填了文字：{cells}，例如“{example}”。"
-- en = "{n} cells hold words where a figure is due: {cells}, for example “{example}”."
-- +++
with unread as (
  -- text with digits in it is the parser's doubt: some figure may stand there
  select
    report_id, table_key, row_key, column_key, raw,
    regexp_full_match(raw, '[^0-9０-９]*[\x{4e00}-\x{9fff}][^0-9０-９]*') as is_worded
  from cell
  where state = 'unreadable'
),

worded as (
  select
    report_id,
    count(*) filter (where is_worded) as n,
    list(
      struct_pack("table" := table_key, "row" := row_key, "column" := column_key, "value" := null::double, "text" := raw)
      order by table_key, row_key, column_key
    ) filter (where is_worded) as cells,
    min(raw) filter (where is_worded) as example
  from unread
  group by report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.missing_count = e.cell_count then 'not_applicable'
    when w.n > 0 then 'failed'
    when e.unreadable_count > 0 then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(n := w.n, cells := w.cells[:6], example := w.example) as params,
  w.cells as evidence
from examined as e
left join worded as w on w.report_id = e.report_id
