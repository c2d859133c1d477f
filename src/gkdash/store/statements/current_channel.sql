-- One row per channel of public requests in the prose of a current report of $year, with its agency.
select c.agency_id, c.year, c.agency, c.unit_type, h.*
from report_channel as h
join current_report as c on c.report_id = h.report_id
where c.year = $year::integer
