-- One row per day on which agencies of the roster filed for $year or the year before, within $scope, $unit_type and $agency.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select f.year, f.filed_on, count(*) as agency_count
from filing as f
join inside as i on i.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
  and a.on_roster and f.report_id is not null and f.year in ($year::integer, $year::integer - 1)
group by all
order by all
