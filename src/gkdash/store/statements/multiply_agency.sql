-- One row per agency of this copy.
insert into agency by name
select a.* replace (a.agency_id || $suffix as agency_id, a.parent_id || $suffix as parent_id)
from original_agency as a
