-- One row per year, $year and the one before, within $scope, $unit_type and $agency: every ground for not giving what was asked for, added up over reports.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year::integer - 1, $year)),
counted as (from chosen where not is_sum)
select
  c.year,
  count(*) as report_count,
  count(o.refused_state_secret + o.refused_other_law + o.refused_security + o.refused_third_party + o.refused_internal_affairs + o.refused_deliberative + o.refused_enforcement_file + o.refused_administrative_query) as refused_count,
  sum(o.refused_state_secret) as refused_state_secret,
  sum(o.refused_other_law) as refused_other_law,
  sum(o.refused_security) as refused_security,
  sum(o.refused_third_party) as refused_third_party,
  sum(o.refused_internal_affairs) as refused_internal_affairs,
  sum(o.refused_deliberative) as refused_deliberative,
  sum(o.refused_enforcement_file) as refused_enforcement_file,
  sum(o.refused_administrative_query) as refused_administrative_query,
  sum(o.unavailable_not_held) as unavailable_not_held,
  sum(o.unavailable_needs_creation) as unavailable_needs_creation,
  sum(o.unavailable_still_unclear) as unavailable_still_unclear,
  sum(o.rejected_petition) as rejected_petition,
  sum(o.rejected_duplicate) as rejected_duplicate,
  sum(o.rejected_publication) as rejected_publication,
  sum(o.rejected_excessive) as rejected_excessive,
  sum(o.rejected_reissue) as rejected_reissue,
  sum(o.other_not_corrected) as other_not_corrected,
  sum(o.other_fee_unpaid) as other_fee_unpaid,
  sum(o.other_miscellaneous) as other_miscellaneous
from counted as c
join report_outcome as o on o.report_id = c.report_id
group by c.year
order by c.year
