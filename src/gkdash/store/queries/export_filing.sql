-- One row per agency within $scope that filed or had to file for $year: status, its current report and where that came from.
select
  f.agency_id,
  a.name as agency,
  a.unit_type,
  a.parent_id,
  a.on_roster,
  exists (from agency as b where b.parent_id = f.agency_id) as is_above,
  f.due_on,
  f.filed_on,
  f.status,
  d.sha256,
  s.* exclude (agency_id, agency, unit_type, parent_id, on_roster, year, due_on, filed_on)
from filing as f
join chosen_agency($scope, null, null) as a on a.agency_id = f.agency_id
left join report_summary as s on s.report_id = f.report_id
left join document as d on d.document_id = s.document_id
where f.year = $year::integer
order by a.on_roster desc, a.name, f.agency_id
