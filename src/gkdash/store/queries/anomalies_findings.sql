-- One row per finding of $year within $scope, $unit_type and $agency, of $check and $severity (all where null), those left out whose key, with the agency's id or name, is in $skip; $limit at most, the gravest first.
with skipped as (
  select unnest($skip::varchar[]) as key
)

select
  f.check_id, f.severity, f.fault, f.agency_id, a.name as agency, a.unit_type, f.year, f.report_id, f.message, f.params,
  f.fingerprint, f.fingerprint || '.' || f.check_id || '.' || f.agency_id as key, count(*) over () as finding_count
from finding as f
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
where f.year = $year::integer
  and f.follows is null
  and ($check::varchar is null or f.check_id = $check::varchar)
  and ($severity::varchar is null or f.severity = $severity::varchar)
  and f.fingerprint || '.' || f.check_id || '.' || f.agency_id not in (select key from skipped)
  and f.fingerprint || '.' || f.check_id || '.' || a.name not in (select key from skipped)
order by case f.severity when 'error' then 1 when 'review' then 2 else 3 end, f.fault desc, f.check_id, a.name, f.agency_id, f.fingerprint
limit $limit::integer
