-- One row per year, $year and the one before, within $scope, $unit_type and $agency: every ground for not giving what was asked for, added up over reports.
-- A government's report is the sum of the units below it: it is not added to theirs.
with chosen as (from chosen_report($scope, $unit_type, $agency, $year::integer - 1, $year)),
counted as (from chosen where not is_sum)
select
  c.year,
  count(*) as report_count,
  count(c.refused_state_secret + c.refused_other_law + c.refused_security + c.refused_third_party + c.refused_internal_affairs + c.refused_deliberative + c.refused_enforcement_file + c.refused_administrative_query) as refused_count,
  sum(c.refused_state_secret) as refused_state_secret,
  sum(c.refused_other_law) as refused_other_law,
  sum(c.refused_security) as refused_security,
  sum(c.refused_third_party) as refused_third_party,
  sum(c.refused_internal_affairs) as refused_internal_affairs,
  sum(c.refused_deliberative) as refused_deliberative,
  sum(c.refused_enforcement_file) as refused_enforcement_file,
  sum(c.refused_administrative_query) as refused_administrative_query,
  sum(c.unavailable_not_held) as unavailable_not_held,
  sum(c.unavailable_needs_creation) as unavailable_needs_creation,
  sum(c.unavailable_still_unclear) as unavailable_still_unclear,
  sum(c.rejected_petition) as rejected_petition,
  sum(c.rejected_duplicate) as rejected_duplicate,
  sum(c.rejected_publication) as rejected_publication,
  sum(c.rejected_excessive) as rejected_excessive,
  sum(c.rejected_reissue) as rejected_reissue,
  sum(c.other_not_corrected) as other_not_corrected,
  sum(c.other_fee_unpaid) as other_fee_unpaid,
  sum(c.other_miscellaneous) as other_miscellaneous
from counted as c
group by c.year
order by c.year
