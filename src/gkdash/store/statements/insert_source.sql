-- One row per place of the batch that is not known yet.
insert into source by name
select b.document_id, b.source, b.member, min(b.file_sha256) as file_sha256, min(b.first_seen) as first_seen
from batch_place as b
anti join source as s
  on s.document_id = b.document_id and s.source = b.source and s.member = b.member
group by b.document_id, b.source, b.member
