-- One row per report year up to $year, unit type, status and deadline within $scope, $unit_type and $agency: how many agencies.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select f.year, a.unit_type, a.on_roster, f.status, f.due_on, count(*) as agency_count
from filing as f
join inside as i on i.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
  and f.year in ($year::integer, $year::integer - 1)
group by all
order by all
