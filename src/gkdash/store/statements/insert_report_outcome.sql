-- One row per wanted report of the batch, its cells as columns.
insert into report_outcome by name
select b.*
from batch_report_outcome as b
semi join wanted as w on w.document_id = b.report_id
