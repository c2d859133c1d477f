-- +++
-- id = "repeated_figures"
-- severity = "review"
-- scope = "agency"
-- citation = "条例第五十条"
-- [title]
-- zh = "与上年数字完全相同"
-- en = "Last year's figures again"
-- [explanation]
-- zh = "一张表不全为零，而每个数字都与上年相同。只有“现行有效”之类的存量相同的不算；数目很小的可能是巧合，只作提示。"
-- en = "A table that is not all zero repeats every figure of last year. Stocks alone do not count; small numbers may be chance and are a notice."
-- [needs]
-- zh = "上年度同一版格式的报告"
-- en = "last year's report on the same edition"
-- [mend]
-- zh = "核对是否照抄了上年的表格。"
-- en = "Check whether last year's table was copied."
-- [message]
-- zh = "{tables}的表格与上年完全相同。"
-- en = "Equal to last year's in every figure: {tables}."
-- +++
with told as (
  -- zeros are left out, and most cells are zero: tables that are equal have equal signatures, and the few pairs that have
  -- are compared cell by cell
  select
    report_id,
    table_key,
    (bit_xor(hash(row_key, column_key, state, value)), count(*)) as signature,
    max(value) filter (where column_key not in ('in_force', 'disclosed_total', 'items_last_year')) as largest
  from cell
  where value <> 0 or state <> 'number'
  group by report_id, table_key
),

with_figures as (
  select e.report_id, f.table_key
  from examined as e
  join form_table as f on f.edition = e.edition
  where e.is_complete
  union all
  select distinct c.report_id, c.table_key
  from cell as c
  join examined as e on e.report_id = c.report_id and e.is_complete is distinct from true
  where c.state = 'number'
),

readable as (
  select distinct e.report_id
  from examined as e
  join with_figures as c on c.report_id = e.report_id
  join with_figures as p on p.report_id = e.previous_id and p.table_key = c.table_key
),

paired as (
  select e.report_id, e.previous_id, e.edition, c.table_key, c.largest
  from examined as e
  join told as c on c.report_id = e.report_id
  join told as p on p.report_id = e.previous_id and p.table_key = c.table_key and p.signature = c.signature
  where e.edition = e.previous_edition and c.largest > 0
),

different as (
  select distinct a.report_id, a.table_key
  from paired as a
  join cell as c on c.report_id = a.report_id and c.table_key = a.table_key
  join cell as p
    on p.report_id = a.previous_id and p.table_key = c.table_key and p.row_key = c.row_key
    and p.column_key = c.column_key
  where c.state <> p.state or c.value is distinct from p.value
),

judged as (
  select c.report_id, list(c.table_key order by f.position) as tables, max(c.largest) as largest
  from paired as c
  join form_table as f on f.edition = c.edition and f.table_key = c.table_key
  anti join different as d on d.report_id = c.report_id and d.table_key = c.table_key
  group by c.report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when e.previous_id is null or e.edition <> e.previous_edition then 'not_applicable'
    when len(j.tables) > 0 then 'failed'
    when r.report_id is null then 'not_evaluable'
    else 'passed'
  end as outcome,
  if(j.largest < t.repeat_small, 'notice', null) as severity,
  null as fault,
  struct_pack(tables := j.tables) as params,
  [struct_pack("tables" := j.tables, previous_year := e.year - 1)] as evidence
from examined as e
left join judged as j on j.report_id = e.report_id
left join readable as r on r.report_id = e.report_id
cross join threshold as t
