-- One row per report year of the agency $agency_id, latest first.
select year, status, report_id, due_on, filed_on
from filing
where agency_id = $agency_id
order by year desc
