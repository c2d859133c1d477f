-- One row per document of the known file with hash $1, found at the path $2 by the run that began at $3.
insert into source by name
select distinct document_id, $2 as source, member, file_sha256, $3::timestamp as first_seen
from source as k
where k.file_sha256 = $1
  and not exists (
    from source as s where s.document_id = k.document_id and s.source = $2 and s.member = k.member
  )
