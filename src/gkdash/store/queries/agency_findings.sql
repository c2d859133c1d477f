-- One row per finding about the agency $agency_id over all years, those left out that follow from another; the latest first.
select check_id, severity, fault, agency_id, year, report_id, message, params, fingerprint
from finding
where agency_id = $agency_id and follows is null
order by year desc nulls last, case severity when 'error' then 1 when 'review' then 2 else 3 end, check_id, fingerprint
limit $limit::integer
