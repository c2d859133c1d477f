-- One row per agency within $scope and of $unit_type (all where null), $limit at most: what a page may be narrowed to.
select a.agency_id, a.name, a.unit_type, a.on_roster
from chosen_agency($scope, $unit_type, null) as a
order by a.on_roster desc, a.unit_type nulls last, a.name, a.agency_id
limit $limit
