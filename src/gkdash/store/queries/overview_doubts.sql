-- One row per current report of $year with cells that hold no figure or a doubtful one, within $scope, $unit_type and $agency; $limit at most.
-- Where a document prints the three rows of （六）其他处理 as one, they are not counted as missing: it has more cells
-- than its edition ($editions and their $sizes).
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),
form as (
  select unnest($editions::varchar[]) as edition, unnest($sizes::integer[]) as cell_count
),
chosen as (
  select
    s.report_id, s.agency_id, s.agency, s.year, s.file_name, s.cell_count,
    s.blank_count, s.placeholder_count, s.unreadable_count,
    s.missing_count - 3 * (s.cell_count - f.cell_count) as missing_count,
    s.doubtful_count
  from report_summary as s
  join form as f on f.edition = s.edition
  join inside as i on i.agency_id = s.agency_id
  join agency as a on a.agency_id = s.agency_id
  where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or a.agency_id = $agency::varchar)
    and s.year = $year::integer
)
select *, count(*) over () as report_count
from chosen
where blank_count + placeholder_count + unreadable_count + missing_count + doubtful_count > 0
order by
  unreadable_count + missing_count + doubtful_count desc, blank_count + placeholder_count desc, agency, report_id
limit $limit
