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
with remedy as (
  select
    report_id,
    row_key,
    max(value) filter (where column_key = 'pending' and doubt is null) as pending,
    max(value) filter (where column_key = 'total' and doubt is null) as total
  from cell
  where table_key = 'remedies' and column_key in ('pending', 'total')
  group by report_id, row_key
),

pair as (
  select e.report_id, n.row_key, b.pending, n.total, b.pending >= t.pending_minimum and n.total = 0 as is_gone
  from examined as e
  join remedy as n on n.report_id = e.report_id
  join remedy as b on b.report_id = e.previous_id and b.row_key = n.row_key
  cross join threshold as t
),

judged as (
  select
    report_id,
    count(*) filter (where pending is null or total is null) as gaps,
    sum(pending) filter (where is_gone) as pending,
    list(
      struct_pack("table" := 'remedies', "row" := row_key, "column" := 'total', "value" := total, previous := pending)
      order by row_key
    ) filter (where is_gone) as cells
  from pair
  group by report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when e.previous_id is null then 'not_applicable'
    when len(j.cells) > 0 then 'failed'
    when j.gaps > 0 or j.report_id is null then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(pending := j.pending, cells := j.cells) as params,
  j.cells as evidence
from examined as e
left join judged as j on j.report_id = e.report_id
