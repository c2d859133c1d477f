-- Every report with a year: its deadline, the day that counts against it, and whether it was late.
-- Of signature and publication the later counts; one before December of the report year is a slip of the pen
-- (2024年1月21日 under the report for 2024). The first version of an agency and year counts: who corrects a report later
-- has not filed late.
with own as (
  select
    report_id,
    greatest(
      if(signed_on >= make_date(year, 12, 1), signed_on, null),
      if(published_on >= make_date(year, 12, 1), published_on, null)
    ) as own_on
  from report
),

filed as (
  select
    r.report_id,
    d.due_on,
    min(o.own_on) over (partition by r.agency_id, r.year) as filed_on
  from report as r
  join own as o on o.report_id = r.report_id
  join agency as a on a.agency_id = r.agency_id
  left join due as d on d.unit_type = a.unit_type and d.year = r.year
  where r.year is not null
)

update report
set due_on = f.due_on, filed_on = f.filed_on, is_late = f.filed_on > f.due_on
from filed as f
where f.report_id = report.report_id
  and (f.due_on, f.filed_on, f.filed_on > f.due_on) is distinct from (report.due_on, report.filed_on, report.is_late)
