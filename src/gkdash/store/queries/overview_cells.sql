-- One row per statutory table and state of its cells in the current reports of $year, within $scope, $unit_type and $agency.
-- Where a document prints the three rows of （六）其他处理 as one, they are not counted as missing: it has more cells
-- than its edition ($editions and their $sizes).
with form as (
  select unnest($editions::varchar[]) as edition, unnest($sizes::integer[]) as cell_count
),
chosen as (
  select r.report_id, r.cell_count > f.cell_count as has_merged_row
  from report as r
  join form as f on f.edition = r.edition
  join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = r.agency_id
  where r.is_current and r.year = $year::integer
)
select
  c.table_key, c.state, count(*) as cell_count, count(c.doubt) as doubtful_count,
  (select count(*) from chosen) as report_count
from cell as c
join chosen as r on r.report_id = c.report_id
where not (
  c.state = 'missing' and r.has_merged_row
  and c.row_key in ('other_not_corrected', 'other_fee_unpaid', 'other_miscellaneous')
)
group by c.table_key, c.state
order by c.table_key, c.state
