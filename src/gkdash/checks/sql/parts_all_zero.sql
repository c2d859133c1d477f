-- +++
-- id = "parts_all_zero"
-- severity = "error"
-- scope = "report"
-- citation = "国办公开办函〔2021〕30号"
-- [title]
-- zh = "只填了总计"
-- en = "Only totals filled in"
-- [explanation]
-- zh = "第三部分表格“总计”一列有数，而六类申请人全部填 0。"
-- en = "In the table of applications the column “总计” has figures while all six kinds of applicants are zero throughout."
-- [needs]
-- zh = "第三部分表格各类申请人均有数字"
-- en = "figures for all kinds of applicants"
-- [mend]
-- zh = "按申请人类别分别填写，总计为各类之和。"
-- en = "Enter the figures by kind of applicant; “总计” is their sum."
-- [message]
-- zh = "第三部分表格有{n}行只填了总计，各类申请人全部为 0。"
-- en = "{n} rows of the table of applications have a total only; all kinds of applicants are 0."
-- +++
with summed as (
  select
    report_id,
    count(*) filter (where column_key = 'total' and value > 0 and doubt is null) as n,
    count(*) filter (where column_key <> 'total' and value <> 0) as filled,
    count(*) filter (where column_key <> 'total' and (state <> 'number' or doubt is not null)) as gaps,
    count(*) filter (where state <> 'missing') as present
  from cell
  where table_key = 'applications'
  group by report_id
),

total as (
  select
    c.report_id,
    list(
      struct_pack("table" := c.table_key, "row" := c.row_key, "column" := c.column_key, "value" := c.value)
      order by c.row_key
    ) as cells
  from cell as c
  join summed as s on s.report_id = c.report_id and s.n > 0 and s.filled = 0
  where c.table_key = 'applications' and c.column_key = 'total' and c.value > 0
  group by c.report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when s.present = 0 then 'not_applicable'
    when s.filled > 0 then 'passed'
    when s.gaps > 0 then 'not_evaluable'
    when s.n >= t.hollow_rows then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(n := s.n) as params,
  c.cells as evidence
from examined as e
join summed as s on s.report_id = e.report_id
left join total as c on c.report_id = e.report_id
cross join threshold as t
