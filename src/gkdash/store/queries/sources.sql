-- One row per place where the document $document_id was found.
select source, member, file_sha256, first_seen
from source
where document_id = $document_id
order by first_seen, source, member
