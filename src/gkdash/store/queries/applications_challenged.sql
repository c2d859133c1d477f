-- One row per agency with reviews or litigation in $year, within $scope, $unit_type and $agency; $limit at most, those set right most often first.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year, $year)),
counted as (from chosen where not is_sum)
select
  c.agency_id, c.name as agency, c.unit_type, c.report_id,
  c.review_total, c.review_corrected, c.review_pending,
  c.litigation_total, c.litigation_corrected,
  c.litigation_direct_pending + c.litigation_after_review_pending as litigation_pending,
  count(*) over () as agency_count
from counted as c
where c.review_total > 0 or c.litigation_total > 0
order by
  coalesce(c.review_corrected, 0) + coalesce(c.litigation_corrected, 0) desc,
  coalesce(c.review_total, 0) + coalesce(c.litigation_total, 0) desc, c.name, c.agency_id
limit $limit
