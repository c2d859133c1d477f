-- One row per agency with reviews or litigation in $year, within $scope, $unit_type and $agency; $limit at most, those set right most often first.
-- A government's report is the sum of the units below it: it is not added to theirs.
with recursive inside as (
  select agency_id, name, unit_type, parent_id from agency where $scope::varchar is null or agency_id = $scope::varchar
  union
  select a.agency_id, a.name, a.unit_type, a.parent_id from agency as a join inside as i on a.parent_id = i.agency_id
  where $scope::varchar is not null
),
chosen as (
  select r.report_id, r.agency_id, r.year, i.name, i.unit_type, i.parent_id
  from report as r
  join inside as i on i.agency_id = r.agency_id
  where ($unit_type::varchar is null or i.unit_type = $unit_type::varchar)
    and ($agency::varchar is null or i.agency_id = $agency::varchar)
    and r.is_current and r.year = $year::integer
),
above as (
  select distinct year, parent_id as agency_id from chosen where parent_id is not null
  union
  select b.year, a.parent_id as agency_id from agency as a join above as b on a.agency_id = b.agency_id where a.parent_id is not null
),
counted as (
  from chosen where unit_type is distinct from 'government'
  union all
  from (from chosen where unit_type = 'government') as c
  anti join above as b on b.agency_id = c.agency_id and b.year = c.year
)
select
  c.agency_id, c.name as agency, c.unit_type, c.report_id,
  m.review_total, m.review_corrected, o.review_pending,
  m.litigation_total, m.litigation_corrected,
  o.litigation_direct_pending + o.litigation_after_review_pending as litigation_pending,
  count(*) over () as agency_count
from counted as c
join report_measure as m on m.report_id = c.report_id
join report_outcome as o on o.report_id = c.report_id
where m.review_total > 0 or m.litigation_total > 0
order by
  coalesce(m.review_corrected, 0) + coalesce(m.litigation_corrected, 0) desc,
  coalesce(m.review_total, 0) + coalesce(m.litigation_total, 0) desc, c.name, c.agency_id
limit $limit
