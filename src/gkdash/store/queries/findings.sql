-- One row per finding, of $year, or of all years where $year is null.
select
  f.check_id, f.severity, f.fault, f.agency_id, a.name as agency, a.unit_type, f.year, f.report_id, f.follows, f.message,
  f.params, f.evidence, f.fingerprint
from finding as f
join agency as a on a.agency_id = f.agency_id
where $year::integer is null or f.year = $year::integer
order by f.year desc, f.check_id, a.name, f.agency_id
