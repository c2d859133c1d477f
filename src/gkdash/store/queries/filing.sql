-- One row per agency that filed, or by the roster had to file, for $year: status, and the figures of its current report.
select
  f.agency_id,
  a.name as agency,
  a.unit_type,
  a.parent_id,
  a.on_roster,
  f.year,
  f.due_on,
  f.filed_on,
  f.status,
  s.* exclude (agency_id, agency, unit_type, parent_id, on_roster, year, due_on, filed_on)
from filing as f
join agency as a on a.agency_id = f.agency_id
left join report_summary as s on s.report_id = f.report_id
where f.year = $year
order by a.on_roster desc, a.name, f.agency_id
