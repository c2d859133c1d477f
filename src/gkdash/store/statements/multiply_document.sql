-- One row per document and copy.
insert into document by name
select o.* replace (o.document_id[:7] || lpad(c.number::varchar, 5, '0') as document_id)
from original as o
cross join copy as c
order by c.number
