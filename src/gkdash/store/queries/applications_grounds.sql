-- One row per agency that refused applications in $year, within $scope, $unit_type and $agency, by ground; $limit at most, most refusals first.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year, $year)),
counted as (from chosen where not is_sum),
refusing as (
  select
    c.agency_id, c.name as agency, c.unit_type, c.report_id,
    c.processed_total,
    c.refused_state_secret,
    c.refused_other_law,
    c.refused_security,
    c.refused_third_party,
    c.refused_internal_affairs,
    c.refused_deliberative,
    c.refused_enforcement_file,
    c.refused_administrative_query,
    coalesce(c.refused_state_secret, 0) + coalesce(c.refused_other_law, 0) + coalesce(c.refused_security, 0) + coalesce(c.refused_third_party, 0) + coalesce(c.refused_internal_affairs, 0) + coalesce(c.refused_deliberative, 0) + coalesce(c.refused_enforcement_file, 0) + coalesce(c.refused_administrative_query, 0) as refused
  from counted as c
)
select *, count(*) over () as agency_count
from refusing
where refused > 0
order by refused desc, agency, agency_id
limit $limit
