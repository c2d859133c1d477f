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
    f.position,
    i.column_key,
    i.value as carried_in,
    o.value as carried_out,
    i.value is not null and o.value is not null and i.doubt is null and o.doubt is null as is_known,
    f.label,
    f.english
  from examined as e
  join carried as i on i.report_id = e.report_id and i.row_key = 'carried_in'
  join carried as o on o.report_id = e.previous_id and o.row_key = 'carried_out' and o.column_key = i.column_key
  join form_column as f on f.edition = e.edition and f.table_key = 'applications' and f.column_key = i.column_key
),

judged as (
  select
    report_id,
    count(*) filter (where not is_known) as gaps,
    count(*) filter (where is_known and carried_in <> carried_out) as broken,
    string_agg(format('{}{:d}→{:d}', label, carried_out::bigint, carried_in::bigint), '、' order by position)
      filter (where is_known and carried_in <> carried_out) as pairs_zh,
    string_agg(format('{} {:d}→{:d}', english, carried_out::bigint, carried_in::bigint), ', ' order by position)
      filter (where is_known and carried_in <> carried_out) as pairs_en,
    list(
      struct_pack("table" := 'applications', "row" := 'carried_in', "column" := column_key, "value" := carried_in, previous := carried_out)
      order by position
    ) filter (where is_known and carried_in <> carried_out) as cells
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
    when j.broken > 0 then 'failed'
    when j.gaps > 0 then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(pairs_zh := j.pairs_zh, pairs_en := j.pairs_en) as params,
  j.cells as evidence
from examined as e
left join judged as j on j.report_id = e.report_id
