-- One row per agency.
select agency_id, name, aliases, unit_type, parent_id, since, until, on_roster
from agency
order by on_roster desc, name, agency_id
