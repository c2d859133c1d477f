-- One row per finding on $year about agencies within $scope.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select
  f.check_id, f.severity, f.fault, f.agency_id, a.name as agency, a.unit_type, a.on_roster, f.year, f.report_id, f.follows,
  f.message, f.params, f.evidence, f.fingerprint, r.revision, d.file_name
from finding as f
join inside as i on i.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
left join report as r on r.report_id = f.report_id
left join document as d on d.document_id = r.document_id
where f.year = $year::integer
order by a.name, f.agency_id, f.check_id, f.fingerprint
