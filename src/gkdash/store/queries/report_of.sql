-- One row: the current report for $year of the agency with this $agency_id, or where that is null with this $name.
select
  r.report_id, r.agency_id, a.name as agency, r.agency_name, r.year, r.edition, r.title, r.text, r.document_id
from report as r
join agency as a on a.agency_id = r.agency_id
where r.is_current and r.year = $year
  and (r.agency_id = $agency_id::varchar or ($agency_id::varchar is null and a.name = $name::varchar))
order by a.on_roster desc, r.agency_id
limit 1
