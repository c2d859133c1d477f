-- One row per agency that only reports name: under its printed name, or under a file's where a report names none.
select r.agency_id, min(coalesce(r.agency_name, d.file_name)) as name
from report as r
join document as d on d.document_id = r.document_id
anti join agency as a on a.agency_id = r.agency_id
group by r.agency_id
order by r.agency_id
