-- One row per finding on $year about agencies within $scope.
select
  f.check_id, f.severity, f.fault, f.agency_id, a.name as agency, a.unit_type, a.on_roster, f.year, f.report_id, f.follows,
  f.message, f.params, f.evidence, f.fingerprint, r.revision, d.file_name
from finding as f
join chosen_agency($scope, null, null) as a on a.agency_id = f.agency_id
left join report as r on r.report_id = f.report_id
left join document as d on d.document_id = r.document_id
where f.year = $year::integer
order by a.name, f.agency_id, f.check_id, f.fingerprint
