-- One row per current report of $year with cells that hold no figure or a doubtful one, within $scope, $unit_type and $agency; $limit at most.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select
  s.report_id, s.agency_id, s.agency, s.year, s.file_name, s.cell_count,
  s.blank_count, s.placeholder_count, s.unreadable_count, s.missing_count, s.doubtful_count,
  count(*) over () as report_count
from report_summary as s
join inside as i on i.agency_id = s.agency_id
join agency as a on a.agency_id = s.agency_id
where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
  and s.year = $year::integer
  and s.blank_count + s.placeholder_count + s.unreadable_count + s.missing_count + s.doubtful_count > 0
order by
  s.unreadable_count + s.missing_count + s.doubtful_count desc, s.blank_count + s.placeholder_count desc, s.agency, s.report_id
limit $limit
