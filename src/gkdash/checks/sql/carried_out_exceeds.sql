-- +++
-- id = "carried_out_exceeds"
-- severity = "error"
-- scope = "report"
-- citation = "国办公开办函〔2021〕30号"
-- [title]
-- zh = "结转多于收件"
-- en = "More carried out than there was"
-- [explanation]
-- zh = "结转下年度的件数多于新收与上年结转之和。能按勾稽关系核对的列由“勾稽关系”检查，这里只看办理结果总计没有填的列。"
-- en = "More is carried out than was received and carried in. Columns whose balance can be reckoned are left to that check; this one looks at those without a total of outcomes."
-- [needs]
-- zh = "新收、上年结转、结转下年度三个数，而（七）总计没有填"
-- en = "the three figures, and no “（七）总计”"
-- [mend]
-- zh = "核对结转件数，补填（七）总计。"
-- en = "Check what is carried out, and fill in “（七）总计”."
-- [message]
-- zh = "结转下年度多于新收与上年结转之和：{cells}。"
-- en = "Carried out exceeds received plus carried in: {cells}."
-- +++
with held as (
  -- a report that has every figure has its totals too
  select
    c.report_id,
    c.column_key,
    max(c.value) filter (where c.row_key = 'new_received' and c.doubt is null) as new_received,
    max(c.value) filter (where c.row_key = 'carried_in' and c.doubt is null) as carried_in,
    max(c.value) filter (where c.row_key = 'carried_out' and c.doubt is null) as carried_out,
    count(c.value) filter (where c.row_key = 'processed_total') as processed
  from cell as c
  join examined as e on e.report_id = c.report_id and e.is_complete is distinct from true
  where c.table_key = 'applications' and c.row_key in ('new_received', 'carried_in', 'carried_out', 'processed_total')
  group by c.report_id, c.column_key
),

judged as (
  select
    report_id,
    count(*) filter (where processed = 0) as open,
    count(*) filter (where processed = 0 and new_received + carried_in is not null and carried_out is not null) as known,
    list(
      struct_pack("table" := 'applications', "row" := 'carried_out', "column" := column_key, "value" := carried_out)
      order by column_key
    ) filter (where processed = 0 and carried_out > new_received + carried_in) as cells
  from held
  group by report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.is_complete or j.open = 0 then 'not_applicable'
    when len(j.cells) > 0 then 'failed'
    when j.known < j.open then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(cells := j.cells) as params,
  j.cells as evidence
from examined as e
left join judged as j on j.report_id = e.report_id
where e.is_complete or j.report_id is not null
