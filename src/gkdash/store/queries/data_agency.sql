-- One row per agency within $scope that exists in $year (all where null).
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select a.*
from agency as a join inside as i on i.agency_id = a.agency_id
where $year::integer is null
  or (coalesce(a.since, $year::integer) <= $year::integer and $year::integer <= coalesce(a.until, $year::integer))
order by a.agency_id
