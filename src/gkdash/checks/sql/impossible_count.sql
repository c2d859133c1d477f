-- +++
-- id = "impossible_count"
-- severity = "error"
-- scope = "report"
-- citation = "国办公开办函〔2021〕30号"
-- [title]
-- zh = "不可能的数字"
-- en = "Impossible figure"
-- [explanation]
-- zh = "件数只能是不小于零的整数，金额不能小于零。"
-- en = "A count is whole and not negative; an amount is not negative."
-- [needs]
-- zh = "至少一个数字"
-- en = "at least one figure"
-- [mend]
-- zh = "改为实际件数。"
-- en = "Enter the true count."
-- [message]
-- zh = "件数不是非负整数：{cells}。"
-- en = "Not a whole, non-negative figure: {cells}."
-- +++
with wrong as (
  select
    c.report_id,
    count(*) filter (where c.doubt is null) as n,
    list(
      struct_pack("table" := c.table_key, "row" := c.row_key, "column" := c.column_key, "value" := c.value)
      order by f.position
    ) filter (where c.doubt is null) as cells
  from cell as c
  join examined as e on e.report_id = c.report_id
  join form_cell as f
    on f.edition = e.edition and f.table_key = c.table_key and f.row_key = c.row_key and f.column_key = c.column_key
  where c.state = 'number'
    and ((f.kind <> 'amount' and c.value <> floor(c.value)) or (f.kind <> 'change' and c.value < 0))
  group by c.report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when m.missing_count = e.cell_count then 'not_applicable'
    when w.n > 0 then 'failed'
    when w.n = 0 or m.number_count = 0 then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(cells := w.cells[:6]) as params,
  w.cells as evidence
from examined as e
join report_measure as m on m.report_id = e.report_id
left join wrong as w on w.report_id = e.report_id
