-- One row per statutory table and state of its cells in the current reports of $year, within $scope, $unit_type and $agency.
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
  select r.report_id, r.cell_count > f.cell_count as has_merged_row
  from report as r
  join form as f on f.edition = r.edition
  join inside as i on i.agency_id = r.agency_id
  join agency as a on a.agency_id = r.agency_id
  where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or a.agency_id = $agency::varchar)
    and r.is_current and r.year = $year::integer
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
