-- One row per report of the wanted documents of the batch; what follows from other reports is derived later.
insert into report by name
select b.*, false as is_current
from batch_report as b
semi join wanted as w on w.document_id = b.report_id
