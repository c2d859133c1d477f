-- One row per state of the cells in the current reports of $year, within $scope, $unit_type and $agency, without telling the tables apart.
-- Where a document prints the three rows of （六）其他处理 as one, they are not counted as missing: it has more cells
-- than its edition ($editions and their $sizes).
with form as (
  select unnest($editions::varchar[]) as edition, unnest($sizes::integer[]) as cell_count
),
summed as (
  select
    sum(r.number_count) as number,
    sum(r.blank_count) as blank,
    sum(r.placeholder_count) as placeholder,
    sum(r.unreadable_count) as unreadable,
    sum(r.missing_count - 3 * (r.cell_count - f.cell_count)) as missing,
    sum(r.doubtful_count) as doubtful_count,
    count(*) as report_count
  from chosen_report($scope, $unit_type, $agency, $year, $year) as r
  join form as f on f.edition = r.edition
)
select 'all' as table_key, state, cell_count::bigint as cell_count, if(state = 'number', doubtful_count, 0)::bigint as doubtful_count, report_count
from summed
unpivot (cell_count for state in (number, blank, placeholder, unreadable, missing))
where report_count > 0
