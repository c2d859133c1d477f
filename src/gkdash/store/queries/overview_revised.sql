-- One row per current report of $year that replaced an earlier one, within $scope, $unit_type and $agency; $limit at most.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
)
select
  s.report_id, s.agency_id, s.agency, s.year, s.revision, s.revision_count, s.file_name, d.first_seen,
  (select count(*) from revision_difference as x where x.report_id = s.report_id) as difference_count,
  count(*) over () as report_count
from report_summary as s
join inside as i on i.agency_id = s.agency_id
join agency as a on a.agency_id = s.agency_id
join document as d on d.document_id = s.document_id
where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
  and s.year = $year::integer and s.revision_count > 1
order by d.first_seen desc, s.agency, s.report_id
limit $limit
