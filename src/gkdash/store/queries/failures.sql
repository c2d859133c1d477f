-- One row per document that gave no report.
select document_id, file_name, member, source, media_type, size_bytes, sha256, first_seen, error_code, error_message
from document
where error_code is not null
order by error_code, source, member
