-- One row per rate of the report $report_id, stated or implied by its counts.
select subject, measure, scope, period, rate, is_stated, numerator, denominator, is_possible, claim_id
from claim_rate
where report_id = $report_id
order by subject, scope, period, is_stated, measure, rate
