-- +++
-- id = "pending_vanished"
-- severity = "notice"
-- scope = "agency"
-- citation = "条例第五十条第一款第（三）项"
-- [title]
-- zh = "上年未审结的案件不见了"
-- en = "Pending cases that vanished"
-- [explanation]
-- zh = "上年尚未审结的复议、诉讼，今年应当在总计中出现。格式没有这样的勾稽关系，故只作提示。"
-- en = "Reviews and lawsuits pending last year should be among this year's. The form states no such rule, so this is a notice."
-- [needs]
-- zh = "上年度的报告和两年的复议诉讼表"
-- en = "last year's report and both tables of remedies"
-- [mend]
-- zh = "核对上年未审结案件今年的结果。"
-- en = "Check what became of last year's pending cases."
-- [message]
-- zh = "上年尚未审结{pending}件，今年总计为0件：{cells}。"
-- en = "{pending} cases were pending last year and this year's total is 0: {cells}."
-- +++
with held as (
  select report_id, row_key, column_key, value, doubt
  from cell
  where table_key = 'remedies' and column_key in ('pending', 'total')
),

unknown as (
  select distinct report_id, column_key
  from held
  where value is null or doubt is not null
),

gone as (
  select
    e.report_id,
    sum(b.value) as pending,
    list(
      struct_pack("table" := 'remedies', "row" := n.row_key, "column" := 'total', "value" := n.value, previous := b.value)
      order by n.row_key
    ) as cells
  from examined as e
  cross join threshold as t
  join held as b
    on b.report_id = e.previous_id and b.column_key = 'pending' and b.value >= t.pending_minimum and b.doubt is null
  join held as n
    on n.report_id = e.report_id and n.row_key = b.row_key and n.column_key = 'total' and n.value = 0 and n.doubt is null
  group by e.report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when e.previous_id is null then 'not_applicable'
    when g.report_id is not null then 'failed'
    when n.report_id is not null or b.report_id is not null then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(pending := g.pending, cells := g.cells) as params,
  g.cells as evidence
from examined as e
left join gone as g on g.report_id = e.report_id
left join unknown as n on n.report_id = e.report_id and n.column_key = 'total'
left join unknown as b on b.report_id = e.previous_id and b.column_key = 'pending'
