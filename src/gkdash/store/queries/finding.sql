-- One row per finding of the agency $agency_id for $year by $check_id with this $fingerprint.
select
  f.check_id, f.severity, f.fault, f.agency_id, a.name as agency, f.year, f.report_id, f.follows, f.message, f.params,
  f.evidence, f.fingerprint
from finding as f
join agency as a on a.agency_id = f.agency_id
where f.agency_id = $agency_id and f.year = $year and f.check_id = $check_id and f.fingerprint = $fingerprint
order by f.message
