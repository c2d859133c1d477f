-- One row per report on $year (all where null) within $scope, earlier versions included, without its text.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select r.* exclude (text)
from report as r join inside as i on i.agency_id = r.agency_id
where $year::integer is null or r.year = $year::integer
order by r.report_id
