-- One row per agency that filed or had to file for $year, within $scope, $unit_type and $agency; $limit at most, gaps first.
with chosen as materialized (
  select
    f.agency_id, a.name as agency, a.unit_type, a.on_roster, f.status, f.due_on, f.filed_on, f.report_id
  from filing as f
  join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = f.agency_id
  where f.year = $year::integer
),
counted as (
  select on_roster, status, count(*) as status_count from chosen group by on_roster, status
),
kept as (
  select * from chosen
  qualify row_number() over (partition by on_roster, status order by filed_on desc nulls first, agency, agency_id) <= $limit::integer
)
select
  k.*, c.match, c.revision_count, c.cell_count, c.number_count, c.is_all_zero, n.status_count
from kept as k
join counted as n on n.on_roster = k.on_roster and n.status = k.status
left join current_report as c on c.report_id = k.report_id
order by k.on_roster desc, k.status, k.filed_on desc nulls first, k.unit_type nulls last, k.agency, k.agency_id
