-- One row per agency within $scope and of $unit_type (all where null), $limit at most: what a page may be narrowed to.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select a.agency_id, a.name, a.unit_type, a.on_roster
from agency as a join inside as i on i.agency_id = a.agency_id
where $unit_type::varchar is null or a.unit_type = $unit_type::varchar
order by a.on_roster desc, a.unit_type nulls last, a.name, a.agency_id
limit $limit
