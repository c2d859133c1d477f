-- One row per report of this copy and channel.
insert into report_channel by name
select
  c.* replace (c.report_id || $suffix as report_id, c.satisfaction_claim_id || $suffix as satisfaction_claim_id)
from original_report_channel as c
