-- One row per claim of the wanted documents of the batch.
insert into indicator by name
select b.*
from batch_indicator as b
semi join wanted as w on w.document_id = b.report_id
