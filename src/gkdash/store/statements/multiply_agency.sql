-- One row per agency and copy.
insert into agency by name
select
  o.* replace (
    o.agency_id || '-' || c.number as agency_id,
    o.name || c.number as name,
    o.parent_id || '-' || c.number as parent_id
  )
from original as o
cross join copy as c
