-- One row per current report of $year that replaced an earlier one, within $scope, $unit_type and $agency; $limit at most.
select
  s.report_id, s.agency_id, s.agency, s.year, s.revision, s.revision_count, s.file_name, d.first_seen,
  (select count(*) from revision_difference as x where x.report_id = s.report_id) as difference_count,
  count(*) over () as report_count
from report_summary as s
join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = s.agency_id
join document as d on d.document_id = s.document_id
where s.year = $year::integer and s.revision_count > 1
order by d.first_seen desc, s.agency, s.report_id
limit $limit
