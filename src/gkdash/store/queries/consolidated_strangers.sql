-- One row per current report of $year from an agency that is not on the roster, and so is under nobody.
select a.agency_id, a.name as agency, r.report_id
from report as r
join agency as a on a.agency_id = r.agency_id
where r.is_current and r.year = $year::integer and not a.on_roster
order by a.name, a.agency_id
