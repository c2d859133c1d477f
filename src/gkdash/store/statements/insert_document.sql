-- One row per wanted document of the batch; one that was read before keeps where and when it was first seen.
insert into document by name
select
  b.* exclude (source, file_name, member, file_sha256, first_seen),
  coalesce(e.source, b.source) as source,
  coalesce(e.file_name, b.file_name) as file_name,
  coalesce(e.member, b.member) as member,
  coalesce(e.file_sha256, b.file_sha256) as file_sha256,
  coalesce(e.first_seen, b.first_seen) as first_seen
from batch_document as b
semi join wanted as w on w.document_id = b.document_id
left join earlier as e on e.document_id = b.document_id
