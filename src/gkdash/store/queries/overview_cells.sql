-- One row per statutory table and state of its cells in the current reports of $year, within $scope, $unit_type and $agency.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),
chosen as (
  select r.report_id
  from report as r
  join inside as i on i.agency_id = r.agency_id
  join agency as a on a.agency_id = r.agency_id
  where ($unit_type::varchar is null or a.unit_type = $unit_type::varchar)
  and ($agency::varchar is null or a.agency_id = $agency::varchar)
    and r.is_current and r.year = $year::integer
)
select c.table_key, c.state, count(*) as cell_count, count(c.doubt) as doubtful_count, count(distinct c.report_id) as report_count
from cell as c
where c.report_id in (select report_id from chosen)
  -- the three rows of （六）其他处理 are not lacking where the document prints them as one
  and not (
    c.state = 'missing' and c.row_key in ('other_not_corrected', 'other_fee_unpaid', 'other_miscellaneous')
    and c.report_id in (select report_id from cell where table_key = 'applications' and row_key = 'other')
  )
group by c.table_key, c.state
order by c.table_key, c.state
