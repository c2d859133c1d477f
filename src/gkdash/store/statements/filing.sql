-- One row per agency and report year for which a report is there or, by the roster, is due.
with current as (
  select report_id, agency_id, year, due_on, filed_on, is_late
  from report
  where is_current and year is not null
),

loaded_year as (
  select distinct c.year
  from current as c
  join agency as a on a.agency_id = c.agency_id
  where a.on_roster
),

expected as (
  select a.agency_id, a.unit_type, y.year
  from agency as a
  cross join loaded_year as y
  where a.on_roster
    and (a.since is null or a.since <= y.year)
    and (a.until is null or y.year <= a.until)
)

select
  agency_id, year, report_id, due_on, filed_on,
  case when is_late then 'late' when not is_late then 'on_time' else 'undated' end as status
from current
union all
select e.agency_id, e.year, null as report_id, d.due_on, null as filed_on, 'missing' as status
from expected as e
anti join current as c on c.agency_id = e.agency_id and c.year = e.year
left join due as d on d.unit_type = e.unit_type and d.year = e.year
