-- One row per finding about the report $report_id.
select check_id, severity, fault, agency_id, year, report_id, follows, message, params, evidence, fingerprint
from finding
where report_id = $report_id
order by check_id, message
