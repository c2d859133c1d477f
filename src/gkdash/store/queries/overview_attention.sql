-- One row per report of $year within $scope, $unit_type and $agency with errors of its own, most first; $limit at most.
with own as (
  select f.agency_id, f.report_id, f.severity, f.check_id, f.params, f.message
  from finding as f
  where f.year = $year::integer and f.fault = 'report' and f.follows is null and f.report_id is not null
),
counted as materialized (
  select
    o.agency_id, o.report_id,
    count(*) filter (where o.severity = 'error') as error_count,
    count(*) filter (where o.severity = 'review') as review_count
  from own as o
  group by o.agency_id, o.report_id
  having count(*) filter (where o.severity = 'error') > 0
),
chosen as (
  select a.agency_id, a.name as agency, c.report_id, c.error_count, c.review_count
  from counted as c
  join chosen_agency($scope, $unit_type, $agency) as a on a.agency_id = c.agency_id
),
worst as (
  from chosen order by error_count desc, review_count desc, agency, agency_id limit $limit::integer
),
told as (
  select
    o.report_id,
    list({'check_id': o.check_id, 'params': o.params, 'message': o.message} order by o.check_id, o.message) as errors
  from own as o
  semi join worst as w on w.report_id = o.report_id
  where o.severity = 'error'
  group by o.report_id
)
select w.agency_id, w.agency, w.report_id, w.error_count, w.review_count, t.errors, (select count(*) from chosen) as report_count
from worst as w
join told as t on t.report_id = w.report_id
order by w.error_count desc, w.review_count desc, w.agency, w.agency_id
