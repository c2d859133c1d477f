-- One row per current report of $year with cells that hold no figure or a doubtful one, within $scope, $unit_type and $agency; $limit at most.
-- Where a document prints the three rows of （六）其他处理 as one, they are not counted as missing: it has more cells
-- than its edition ($editions and their $sizes).
with form as (
  select unnest($editions::varchar[]) as edition, unnest($sizes::integer[]) as cell_count
),
counted as (
  select
    r.report_id, r.agency_id, r.name as agency, r.year, r.cell_count,
    r.blank_count, r.placeholder_count, r.unreadable_count,
    r.missing_count - 3 * (r.cell_count - f.cell_count) as missing_count,
    r.doubtful_count
  from chosen_report($scope, $unit_type, $agency, $year, $year) as r
  join form as f on f.edition = r.edition
),
doubted as (
  from counted
  where blank_count + placeholder_count + unreadable_count + missing_count + doubtful_count > 0
),
kept as (
  select *, (select count(*) from doubted) as report_count
  from doubted
  order by
    unreadable_count + missing_count + doubtful_count desc, blank_count + placeholder_count desc, agency, report_id
  limit $limit
)
select
  k.report_id, k.agency_id, k.agency, k.year, d.file_name, k.cell_count, k.blank_count, k.placeholder_count, k.unreadable_count,
  k.missing_count, k.doubtful_count, k.report_count
from kept as k
join report as r on r.report_id = k.report_id
join document as d on d.document_id = r.document_id
order by
  k.unreadable_count + k.missing_count + k.doubtful_count desc, k.blank_count + k.placeholder_count desc, k.agency, k.report_id
