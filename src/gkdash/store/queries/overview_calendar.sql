-- One row per agency of the roster and year it filed or had to file for, within $scope, $unit_type and $agency; $limit agencies at most, those with most gaps first.
with chosen as (
  select
    a.agency_id, a.name, a.unit_type,
    count(*) filter (where f.status = 'missing') as missing_count,
    count(*) filter (where f.status = 'late') as late_count,
    count(*) over () as chosen_count
  from agency as a
  semi join chosen_agency($scope, $unit_type, $agency) as i on i.agency_id = a.agency_id
  left join filing as f on f.agency_id = a.agency_id
  where a.on_roster
  group by a.agency_id, a.name, a.unit_type
  order by missing_count desc, late_count desc, a.name, a.agency_id
  limit $limit
)
select c.agency_id, c.name as agency, c.unit_type, c.chosen_count, f.year, f.status, f.due_on, f.filed_on, f.report_id
from chosen as c
left join filing as f on f.agency_id = c.agency_id
order by c.unit_type nulls last, c.name, c.agency_id, f.year
