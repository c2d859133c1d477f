-- One row per warning of the wanted documents of the batch.
insert into warning by name
select b.*
from batch_warning as b
semi join wanted as w on w.document_id = b.report_id
