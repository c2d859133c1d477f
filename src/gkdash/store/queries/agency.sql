-- One row: the agency $agency_id.
select a.agency_id, a.name, a.aliases, a.unit_type, a.parent_id, p.name as parent, a.since, a.until, a.on_roster
from agency as a
left join agency as p on p.agency_id = a.parent_id
where a.agency_id = $agency_id
