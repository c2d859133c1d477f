-- One row per document of the agencies within $scope over all years, revisions and copies included, the latest first.
select
  r.agency_id, r.report_id, r.year, r.revision, r.is_current, r.copy_of, r.edition, r.signed_on, r.published_on,
  d.file_name, d.media_type, d.size_bytes, d.sha256, d.first_seen
from report as r
semi join chosen_agency($scope, null, null) as i on i.agency_id = r.agency_id
join document as d on d.document_id = r.document_id
order by r.agency_id, r.year desc nulls last, r.revision desc, r.copy_of nulls first, d.first_seen, d.sha256
