-- One row per current report of $year with cells that hold no figure or a doubtful one, within $scope, $unit_type and $agency; $limit at most.
with recursive inside as (
  select agency_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id where $scope::varchar is not null
),
merged as (
  -- the three rows of （六）其他处理 are not lacking where the document prints them as one
  select c.report_id, count(*) as covered_count
  from cell as c
  where c.state = 'missing' and c.row_key in ('other_not_corrected', 'other_fee_unpaid', 'other_miscellaneous')
    and c.report_id in (select report_id from cell where table_key = 'applications' and row_key = 'other')
  group by c.report_id
),
chosen as (
  select
    s.report_id, s.agency_id, s.agency, s.year, s.file_name, s.cell_count,
    s.blank_count, s.placeholder_count, s.unreadable_count,
    s.missing_count - coalesce(m.covered_count, 0) as missing_count,
    s.doubtful_count
  from report_summary as s
  left join merged as m on m.report_id = s.report_id
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
