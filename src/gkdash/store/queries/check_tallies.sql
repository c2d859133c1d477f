-- One row per check and outcome of the last run.
select check_id, outcome, report_count
from check_tally
order by check_id, outcome
