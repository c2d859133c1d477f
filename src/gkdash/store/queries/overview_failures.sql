-- One row per document that gave no report, latest first; $limit at most. It has no agency and no year.
select
  document_id, file_name, member, source, media_type, size_bytes, sha256, file_sha256, first_seen, error_code, error_message,
  count(*) over () as failure_count
from document
where error_code is not null
order by first_seen desc, error_code, source, member
limit $limit
