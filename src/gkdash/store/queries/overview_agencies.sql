-- One row per agency that filed or had to file for $year, within $scope, $unit_type and $agency; $limit at most, gaps first.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select
  f.agency_id, a.name as agency, a.unit_type, a.on_roster, f.status, f.due_on, f.filed_on, f.report_id,
  s.match, s.revision_count, s.cell_count, s.number_count, s.is_all_zero,
  count(*) over (partition by a.on_roster, f.status) as status_count
from filing as f
join inside as i on i.agency_id = f.agency_id
join agency as a on a.agency_id = f.agency_id
left join report_summary as s on s.report_id = f.report_id
where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
  and f.year = $year::integer
qualify row_number() over (partition by a.on_roster, f.status order by f.filed_on desc nulls first, a.name, f.agency_id) <= $limit::integer
order by a.on_roster desc, f.status, f.filed_on desc nulls first, a.unit_type nulls last, a.name, f.agency_id
