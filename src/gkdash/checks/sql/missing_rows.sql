-- +++
-- id = "missing_rows"
-- severity = "review"
-- scope = "report"
-- citation = "国办公开办函〔2021〕30号"
-- [title]
-- zh = "表格缺行"
-- en = "Missing rows"
-- [explanation]
-- zh = "表格在，却少了格式规定的行。把“（六）其他处理”三行合印成一行的不算。"
-- en = "A table is there but lacks rows of the form. The three rows under （六）其他处理 printed as one do not count."
-- [needs]
-- zh = "至少有一张表"
-- en = "at least one table"
-- [mend]
-- zh = "按格式补上这一行。"
-- en = "Add the row as the form has it."
-- [message]
-- zh = "缺少{n}行：{cells}。"
-- en = "{n} rows are missing: {cells}."
-- +++
with whole_table as (
  select c.report_id, c.table_key
  from cell as c
  join examined as e on e.report_id = c.report_id and e.missing_count > 0
  group by c.report_id, c.table_key
  having count(*) filter (where c.state <> 'missing') > 0
),

collapsed as (
  select distinct report_id
  from cell
  where table_key = 'applications' and row_key = 'other'
),

lost as (
  select c.report_id, c.table_key, c.row_key, min(f.position) as position
  from cell as c
  join examined as e on e.report_id = c.report_id
  join form_cell as f
    on f.edition = e.edition and f.table_key = c.table_key and f.row_key = c.row_key and f.column_key = c.column_key
  semi join whole_table as t on t.report_id = c.report_id and t.table_key = c.table_key
  where c.state = 'missing'
    and not (
      c.row_key in ('other_not_corrected', 'other_fee_unpaid', 'other_miscellaneous')
      and c.report_id in (select report_id from collapsed)
    )
  group by c.report_id, c.table_key, c.row_key, f.edition
  having count(*) = max(f.columns_of_row)
),

counted as (
  select
    report_id,
    count(*) as n,
    list(struct_pack("table" := table_key, "row" := row_key, "column" := '', "value" := null::double) order by position) as cells
  from lost
  group by report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.missing_count = e.cell_count then 'not_applicable'
    when l.n > 0 then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(n := l.n, cells := l.cells[:6]) as params,
  l.cells as evidence
from examined as e
left join counted as l on l.report_id = e.report_id
