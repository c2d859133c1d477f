-- One row per agency with others under it, from the top down: what a page may be narrowed to.
with recursive parents as (
  select distinct parent_id as agency_id from agency where parent_id is not null
),
tree as (
  select a.agency_id, a.name, 0 as depth, [a.name] as path
  from agency as a join parents as p on p.agency_id = a.agency_id
  where a.parent_id is null or a.parent_id not in (select agency_id from agency)
  union all
  select a.agency_id, a.name, t.depth + 1, list_append(t.path, a.name)
  from agency as a join parents as p on p.agency_id = a.agency_id join tree as t on a.parent_id = t.agency_id
  where t.depth < 20
)
select agency_id, name, depth from tree order by path, agency_id
