-- One row per document of the agency $agency_id over all years, revisions and copies included, the latest first.
select
  r.report_id, r.year, r.revision, r.is_current, r.copy_of, r.edition, r.title, r.signed_on, r.published_on,
  d.file_name, d.member, d.source, d.media_type, d.size_bytes, d.sha256, d.first_seen
from report as r
join document as d on d.document_id = r.document_id
where r.agency_id = $agency_id
order by r.year desc nulls last, r.revision desc, r.copy_of nulls first, d.first_seen, d.sha256
limit $limit::integer
