-- One row per year up to $year within $scope, $unit_type and $agency: reviews and litigation by result, added up over reports whose row of cells is whole and adds up.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, 0, $year)),
counted as (from chosen where not is_sum),
sound as (
  select c.*,
    c.review_upheld + c.review_corrected + c.review_other + c.review_pending = c.review_total as review_sound,
    c.litigation_direct_upheld + c.litigation_direct_corrected + c.litigation_direct_other + c.litigation_direct_pending = c.litigation_direct_total as litigation_direct_sound,
    c.litigation_after_review_upheld + c.litigation_after_review_corrected + c.litigation_after_review_other + c.litigation_after_review_pending = c.litigation_after_review_total as litigation_after_review_sound
  from counted as c
)
select
  year,
  count(*) as report_count,
  sum(review_upheld) filter (where review_sound) as review_upheld,
  sum(review_corrected) filter (where review_sound) as review_corrected,
  sum(review_other) filter (where review_sound) as review_other,
  sum(review_pending) filter (where review_sound) as review_pending,
  sum(review_total) filter (where review_sound) as review_total,
  count(*) filter (where review_sound) as review_count,
  count(*) filter (where not review_sound) as review_unsound_count,
  sum(litigation_direct_upheld) filter (where litigation_direct_sound) as litigation_direct_upheld,
  sum(litigation_direct_corrected) filter (where litigation_direct_sound) as litigation_direct_corrected,
  sum(litigation_direct_other) filter (where litigation_direct_sound) as litigation_direct_other,
  sum(litigation_direct_pending) filter (where litigation_direct_sound) as litigation_direct_pending,
  sum(litigation_direct_total) filter (where litigation_direct_sound) as litigation_direct_total,
  count(*) filter (where litigation_direct_sound) as litigation_direct_count,
  count(*) filter (where not litigation_direct_sound) as litigation_direct_unsound_count,
  sum(litigation_after_review_upheld) filter (where litigation_after_review_sound) as litigation_after_review_upheld,
  sum(litigation_after_review_corrected) filter (where litigation_after_review_sound) as litigation_after_review_corrected,
  sum(litigation_after_review_other) filter (where litigation_after_review_sound) as litigation_after_review_other,
  sum(litigation_after_review_pending) filter (where litigation_after_review_sound) as litigation_after_review_pending,
  sum(litigation_after_review_total) filter (where litigation_after_review_sound) as litigation_after_review_total,
  count(*) filter (where litigation_after_review_sound) as litigation_after_review_count,
  count(*) filter (where not litigation_after_review_sound) as litigation_after_review_unsound_count
from sound
group by year
order by year
