-- One row per agency with reviews or litigation in $year, within $scope, $unit_type and $agency; $limit at most, those set right most often first.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year, $year)),
counted as (from chosen where not is_sum)
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
