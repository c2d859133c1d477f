-- One row per finding of $year within $scope, $unit_type and $agency, of $check and $severity (all where null), whose key, with the agency's id or name, is one of $keys.
with decided as (
  select unnest($keys::varchar[]) as key
)

select
  f.check_id, f.severity, f.fault, f.agency_id, a.name as agency, a.unit_type, f.year, f.report_id, f.message, f.params,
  f.fingerprint, f.fingerprint || '.' || f.check_id || '.' || f.agency_id as key
from finding as f
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
where f.year = $year::integer
  and f.follows is null
  and ($check::varchar is null or f.check_id = $check::varchar)
  and ($severity::varchar is null or f.severity = $severity::varchar)
  and (f.fingerprint || '.' || f.check_id || '.' || f.agency_id in (select key from decided) or f.fingerprint || '.' || f.check_id || '.' || a.name in (select key from decided))
order by f.check_id, a.name, f.agency_id, f.fingerprint
