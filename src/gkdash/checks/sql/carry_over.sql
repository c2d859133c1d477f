-- +++
-- id = "carry_over"
-- severity = "error"
-- scope = "agency"
-- citation = "国办公开办函〔2021〕30号"
-- [title]
-- zh = "结转不衔接"
-- en = "Carry-over does not match"
-- [explanation]
-- zh = "上年度报告的“结转下年度继续办理”与本年度的“上年结转”逐列核对，不相等即列出；跨格式版本同样核对。"
-- en = "What last year's report carried out is compared with what this year's carries in, column by column, across editions too."
-- [needs]
-- zh = "上年度的报告和两年的结转数"
-- en = "last year's report and both rows"
-- [mend]
-- zh = "核对两年台账，改正填错的一年；确有调整的，在第六部分说明。"
-- en = "Check both years' records and mend the year that is wrong; explain a true adjustment in section six."
-- [message]
-- zh = "上年结转与上年度报告的结转下年度不一致：{pairs_zh}。"
-- en = "Carried in differs from what last year's report carried out: {pairs_en}."
-- +++
with carried as (
  select report_id, row_key, column_key, value, state, doubt
  from cell
  where table_key = 'applications' and row_key in ('carried_in', 'carried_out')
),

pair as (
  select
    e.report_id,
    e.edition,
    i.column_key,
    i.value as carried_in,
    o.value as carried_out,
    i.value is not null and o.value is not null and i.doubt is null and o.doubt is null as is_known
  from examined as e
  join carried as i on i.report_id = e.report_id and i.row_key = 'carried_in'
  join carried as o on o.report_id = e.previous_id and o.row_key = 'carried_out' and o.column_key = i.column_key
),

odd as (
  select report_id, edition, column_key, carried_in, carried_out, is_known
  from pair
  where not is_known or carried_in <> carried_out
),

gap as (
  select distinct report_id
  from odd
  where not is_known
),

broken as (
  select
    o.report_id,
    string_agg(format('{}{:d}→{:d}', f.label, o.carried_out::bigint, o.carried_in::bigint), '、' order by f.position) as pairs_zh,
    string_agg(format('{} {:d}→{:d}', f.english, o.carried_out::bigint, o.carried_in::bigint), ', ' order by f.position) as pairs_en,
    list(
      struct_pack("table" := 'applications', "row" := 'carried_in', "column" := o.column_key, "value" := o.carried_in, previous := o.carried_out)
      order by f.position
    ) as cells
  from odd as o
  join form_column as f on f.edition = o.edition and f.table_key = 'applications' and f.column_key = o.column_key
  where o.is_known
  group by o.report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when e.previous_id is null then 'not_applicable'
    when b.report_id is not null then 'failed'
    when g.report_id is not null then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(pairs_zh := b.pairs_zh, pairs_en := b.pairs_en) as params,
  b.cells as evidence
from examined as e
left join broken as b on b.report_id = e.report_id
left join gap as g on g.report_id = e.report_id
