-- One row per decision of a person on $year (all where null) within $scope, without their name.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select x.* exclude (person)
from review as x join inside as i on i.agency_id = x.agency_id
where $year::integer is null or x.year = $year::integer
order by all
