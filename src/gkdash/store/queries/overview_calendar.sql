-- One row per agency of the roster and year it filed or had to file for, within $scope, $unit_type and $agency; $limit agencies at most, those with most gaps first.
with filed as (
  select
    agency_id,
    count(*) filter (where status = 'missing') as missing_count,
    count(*) filter (where status = 'late') as late_count
  from filing
  group by agency_id
),
inside as (
  select a.agency_id, a.name, a.unit_type, coalesce(f.missing_count, 0) as missing_count, coalesce(f.late_count, 0) as late_count
  from chosen_agency($scope, $unit_type, $agency) as a
  left join filed as f on f.agency_id = a.agency_id
  where a.on_roster
),
chosen as (
  select *, (select count(*) from inside) as chosen_count
  from inside
  order by missing_count desc, late_count desc, name, agency_id
  limit $limit
)
select c.agency_id, c.name as agency, c.unit_type, c.chosen_count, f.year, f.status, f.due_on, f.filed_on, f.report_id
from chosen as c
left join filing as f on f.agency_id = c.agency_id
order by c.unit_type nulls last, c.name, c.agency_id, f.year
