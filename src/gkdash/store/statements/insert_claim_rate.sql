-- One row per rate of the wanted documents of the batch.
insert into claim_rate by name
select b.*
from batch_claim_rate as b
semi join wanted as w on w.document_id = b.report_id
