-- One row per document of this copy.
insert into document by name
select d.* replace (d.document_id || $suffix as document_id)
from original_document as d
