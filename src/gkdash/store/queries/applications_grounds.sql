-- One row per agency that refused applications in $year, within $scope, $unit_type and $agency, by ground; $limit at most, most refusals first.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year, $year)),
counted as (from chosen where not is_sum),
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
