-- +++
-- id = "rollup_mismatch"
-- severity = "review"
-- scope = "peers"
-- citation = "条例第四十九条第二款"
-- [title]
-- zh = "汇总数不等于各单位之和"
-- en = "Units do not add up"
-- [explanation]
-- zh = "政府的汇总报告逐格与名录中下级单位之和核对。只在每个应报单位都已报送、且都填了这一格时才核对；垂直管理单位算或不算，有一种相符即可；存量（现行有效件数）不相加；多数数字都对不上的，说明汇总范围不同，不作判断。"
-- en = "A government's consolidated report is compared cell by cell with the sum over the units under it on the roster, only where every one has filed and holds the cell; with or without bodies led from above, either may fit; stocks are not added; where most figures differ the scope is another, and nothing is said."
-- [needs]
-- zh = "名录中的下级单位都已报送"
-- en = "reports of all units under it on the roster"
-- [mend]
-- zh = "重新汇总，或请有差错的单位更正。"
-- en = "Add up again, or have the unit corrected."
-- [message]
-- zh = "{n}个数字与{units}个单位之和不符：{sums_zh}。"
-- en = "{n} figures differ from the sum over {units} units: {sums_en}."
-- +++
with parent as (
  select * from examined where unit_type = 'government' and on_roster and year is not null
),

child as (
  select
    p.report_id as parent_id,
    p.edition as parent_edition,
    a.agency_id,
    a.unit_type = 'vertical' as is_vertical,
    x.report_id,
    x.edition
  from parent as p
  join agency as a
    on a.parent_id = p.agency_id and a.on_roster
    and (a.since is null or a.since <= p.year) and (a.until is null or p.year <= a.until)
  left join examined as x on x.agency_id = a.agency_id and x.year = p.year
),

complete as (
  select
    parent_id,
    count(*) filter (where not is_vertical) as own_units,
    count(*) filter (where is_vertical) as vertical_units,
    count(*) filter (where not is_vertical and report_id is null) as absent,
    count(*) filter (where is_vertical and report_id is null) as vertical_absent,
    bool_or(edition <> parent_edition) as is_mixed
  from child
  group by parent_id
),

filed as (
  select h.parent_id, h.report_id, h.is_vertical
  from child as h
  join complete as k on k.parent_id = h.parent_id and k.absent = 0 and k.own_units > 0
  where h.report_id is not null
),

summed as (
  -- zeros add nothing, and most cells are zero
  select
    h.parent_id,
    c.table_key,
    c.row_key,
    c.column_key,
    sum(c.value) filter (where not h.is_vertical) as own_sum,
    sum(c.value) as whole_sum
  from filed as h
  join cell as c on c.report_id = h.report_id
  where c.value <> 0
  group by h.parent_id, c.table_key, c.row_key, c.column_key
),

gap as (
  select
    h.parent_id,
    c.table_key,
    c.row_key,
    c.column_key,
    count(*) filter (where not h.is_vertical) as own_gaps,
    count(*) filter (where h.is_vertical) as vertical_gaps
  from filed as h
  join cell as c on c.report_id = h.report_id
  where c.value is null or c.doubt is not null
  group by h.parent_id, c.table_key, c.row_key, c.column_key
),

compared as (
  select
    p.report_id as parent_id,
    c.table_key,
    c.row_key,
    c.column_key,
    c.value,
    round(coalesce(s.own_sum, 0), 4) as own_sum,
    f.position,
    f.row_label,
    f.row_english,
    f.column_label,
    f.column_english,
    abs(c.value - coalesce(s.own_sum, 0)) > 0.001
    and not (
      k.vertical_units > 0 and k.vertical_absent = 0 and coalesce(g.vertical_gaps, 0) = 0
      and abs(c.value - coalesce(s.whole_sum, 0)) <= 0.001
    ) as is_broken,
    c.value <> 0 or coalesce(s.own_sum, 0) <> 0 as is_telling
  from parent as p
  join complete as k on k.parent_id = p.report_id and k.absent = 0 and k.own_units > 0
  join cell as c on c.report_id = p.report_id
  join form_cell as f
    on f.edition = p.edition and f.table_key = c.table_key and f.row_key = c.row_key and f.column_key = c.column_key
  left join summed as s
    on s.parent_id = p.report_id and s.table_key = c.table_key and s.row_key = c.row_key and s.column_key = c.column_key
  left join gap as g
    on g.parent_id = p.report_id and g.table_key = c.table_key and g.row_key = c.row_key and g.column_key = c.column_key
  where c.value is not null
    and c.doubt is null
    and coalesce(g.own_gaps, 0) = 0
    -- of a unit on another edition of the form only what both editions ask for alike can be added
    and (not k.is_mixed or f.is_comparable)
    and c.column_key not in ('in_force', 'disclosed_total')
),

judged as (
  select
    parent_id,
    count(*) as known,
    count(*) filter (where is_broken) as n,
    count(*) filter (where is_telling) as telling,
    list(format('{}“{}”{:.12g}，各单位之和{:.12g}', row_label, column_label, "value", own_sum) order by position)
      filter (where is_broken) as sums_zh,
    list(format('{} / {} {:.12g}, sum {:.12g}', row_english, column_english, "value", own_sum) order by position)
      filter (where is_broken) as sums_en,
    list(
      struct_pack("table" := table_key, "row" := row_key, "column" := column_key, "value" := value, "sum" := own_sum)
      order by position
    ) filter (where is_broken) as cells
  from compared
  group by parent_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.unit_type is distinct from 'government' then 'not_applicable'
    when e.year is null then 'not_evaluable'
    when k.parent_id is null or k.own_units = 0 then 'not_applicable'
    when k.absent > 0 or j.known is null then 'not_evaluable'
    when j.n > t.rollup_most * j.telling then 'not_evaluable'
    when j.n > 0 then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(
    n := j.n,
    units := k.own_units,
    sums_zh := array_to_string(j.sums_zh[:4], '；') || if(j.n > 4, '等', ''),
    sums_en := array_to_string(j.sums_en[:4], '; ') || if(j.n > 4, ' …', '')
  ) as params,
  j.cells as evidence
from examined as e
left join complete as k on k.parent_id = e.report_id
left join judged as j on j.parent_id = e.report_id
cross join threshold as t
