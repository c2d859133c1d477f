-- One row per finding about the report $report_id.
select check_id, severity, agency_id, year, report_id, message, evidence, fingerprint
from finding
where report_id = $report_id
order by check_id, message
