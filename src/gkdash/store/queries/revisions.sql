-- One row per document of the agency $agency_id for $year: revisions and copies, latest first.
select
  r.report_id, r.revision, r.is_current, r.copy_of, r.signed_on, r.published_on, r.edition, r.title,
  d.file_name, d.member, d.source, d.media_type, d.sha256, d.first_seen,
  (select count(*) from revision_difference as x where x.report_id = r.report_id) as difference_count
from report as r
join document as d on d.document_id = r.document_id
where r.agency_id = $agency_id and r.year = $year
order by r.revision desc, r.copy_of nulls first, d.first_seen, d.sha256
