-- +++
-- id = "blank_cells"
-- severity = "review"
-- scope = "report"
-- citation = "国办公开办函〔2021〕30号"
-- [title]
-- zh = "表格有空白"
-- en = "Blank cells"
-- [explanation]
-- zh = "应填数字的单元格空白，或以“/”“无”代替数字。空白不等于零：没有发生的，应填 0。总计空白而分项有数的，程度最重；只有占位符的，程度最轻。"
-- en = "A cell is empty, or holds a stroke or a word, where a figure is due. A blank is not a zero. Worst is a blank total over filled parts, least a placeholder."
-- [needs]
-- zh = "至少有一张表"
-- en = "at least one table"
-- [mend]
-- zh = "没有发生的填 0，有数的补填。"
-- en = "Enter 0 where nothing happened, and the figure where something did."
-- [message]
-- zh = "有{blanks}处空白、{placeholders}处以占位符代替数字：{cells}。"
-- en = "{blanks} blank cells and {placeholders} placeholders instead of figures: {cells}."
-- +++
with gap as (
  select e.report_id, c.table_key, c.row_key, c.column_key, c.state, c.doubt, f.position
  from cell as c
  join examined as e on e.report_id = c.report_id and e.blank_count + e.placeholder_count > 0
  left join form_cell as f
    on f.edition = e.edition and f.table_key = c.table_key and f.row_key = c.row_key and f.column_key = c.column_key
  where c.state in ('blank', 'placeholder')
),

hollow as (
  -- totals left empty beside parts that are not zero
  select distinct g.report_id
  from gap as g
  join cell as c
    on c.report_id = g.report_id and c.table_key = g.table_key and c.row_key = g.row_key
    and c.column_key <> 'total' and c.value > 0
  where g.column_key = 'total' and g.state = 'blank' and g.doubt is null
),

counted as (
  select
    report_id,
    count(*) filter (where state = 'blank' and doubt is null) as blanks,
    count(*) filter (where state = 'placeholder' and doubt is null) as placeholders,
    count(doubt) as doubtful,
    list(
      struct_pack("table" := table_key, "row" := row_key, "column" := column_key, "value" := null::double)
      order by state, position
    ) filter (where doubt is null) as cells
  from gap
  group by report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.missing_count = e.cell_count then 'not_applicable'
    when g.blanks + g.placeholders > 0 then 'failed'
    when g.doubtful > 0 then 'not_evaluable'
    else 'passed'
  end as outcome,
  case when h.report_id is not null then 'error' when g.blanks = 0 then 'notice' end as severity,
  null as fault,
  struct_pack(blanks := g.blanks, placeholders := g.placeholders, cells := g.cells[:6]) as params,
  g.cells as evidence
from examined as e
left join counted as g on g.report_id = e.report_id
left join hollow as h on h.report_id = e.report_id
