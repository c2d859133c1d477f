-- One row per rate of this copy.
insert into claim_rate by name
select c.* replace (c.report_id || $suffix as report_id, c.claim_id || $suffix as claim_id)
from original_claim_rate as c
