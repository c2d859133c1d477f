-- One row per cell of the wanted documents of the batch.
insert into cell by name
select b.*
from batch_cell as b
semi join wanted as w on w.document_id = b.report_id
