-- One row per agency directly under $scope on the roster in $year, and the one of $scope itself, each with its current report.
select
  a.agency_id, a.name as agency, a.unit_type, a.agency_id = $scope::varchar as is_scope,
  r.report_id, r.edition, r.revision, r.due_on, r.filed_on, r.is_late, d.file_name, d.sha256
from agency as a
left join report as r on r.agency_id = a.agency_id and r.year = $year::integer and r.is_current
left join document as d on d.document_id = r.document_id
where a.agency_id = $scope::varchar
  or (
    a.parent_id = $scope::varchar and a.on_roster
    and coalesce(a.since, $year::integer) <= $year::integer and $year::integer <= coalesce(a.until, $year::integer)
  )
order by a.name, a.agency_id
