-- One row per section of the wanted documents of the batch.
insert into section by name
select b.*
from batch_section as b
semi join wanted as w on w.document_id = b.report_id
