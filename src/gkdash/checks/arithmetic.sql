-- One row per report and check: how many of its relations hold, are broken, or lack a figure. One pass over the cells.
-- Zeros add nothing, and most cells are zero: they are read only where a figure is lacking and those there are counted.
-- A merged row (（六）其他处理) counts for the cells it stands for; where it and they are printed it cannot be told.
with evaluated as (
  select
    e.report_id,
    e.is_complete,
    o.instance,
    sum(o.weight * c.value) as difference,
    sum(o.stands_for) as known
  from cell as c
  join examined as e on e.report_id = c.report_id
  join form_operand as o
    on o.edition = e.edition and o.table_key = c.table_key and o.row_key = c.row_key and o.column_key = c.column_key
  where c.value <> 0 or (c.value = 0 and e.is_complete is distinct from true)
  group by e.report_id, e.is_complete, o.instance
),

counted as (
  select
    v.report_id,
    i.check_id,
    count(*) filter (where v.known = i.operands and i.replaces = 0) as evaluated,
    coalesce(sum(i.replaces) filter (where v.known = i.operands and abs(v.difference) <= 1e-6), 0) as replaced,
    count(*) filter (where (v.known = i.operands or v.is_complete) and abs(v.difference) > 1e-6) as broken,
    -- a merged row's own sum is due only where it is printed
    count(*) filter (where i.replaces > 0 and v.known <> i.operands) as lacking
  from evaluated as v
  join form_instance as i on i.instance = v.instance
  group by v.report_id, i.check_id
),

due as (
  select edition, check_id, count(*) filter (where replaces = 0) as instances
  from form_instance
  group by edition, check_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  d.check_id,
  case
    when c.broken > 0 then 'failed'
    when e.is_complete then 'passed'
    when coalesce(c.evaluated, 0) < d.instances - coalesce(c.replaced, 0) or c.lacking > 0 then 'not_evaluable'
    else 'passed'
  end as outcome
from examined as e
join due as d on d.edition = e.edition
left join counted as c on c.report_id = e.report_id and c.check_id = d.check_id
