-- One row per agency that refused applications in $year, within $scope, $unit_type and $agency, by ground; $limit at most, most refusals first.
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
),
refusing as (
  select
    c.agency_id, c.name as agency, c.unit_type, c.report_id,
    m.processed_total,
    o.refused_state_secret,
    o.refused_other_law,
    o.refused_security,
    o.refused_third_party,
    o.refused_internal_affairs,
    o.refused_deliberative,
    o.refused_enforcement_file,
    o.refused_administrative_query,
    coalesce(o.refused_state_secret, 0) + coalesce(o.refused_other_law, 0) + coalesce(o.refused_security, 0) + coalesce(o.refused_third_party, 0) + coalesce(o.refused_internal_affairs, 0) + coalesce(o.refused_deliberative, 0) + coalesce(o.refused_enforcement_file, 0) + coalesce(o.refused_administrative_query, 0) as refused
  from counted as c
  join report_outcome as o on o.report_id = c.report_id
  join report_measure as m on m.report_id = c.report_id
)
select *, count(*) over () as agency_count
from refusing
where refused > 0
order by refused desc, agency, agency_id
limit $limit
