-- One row per agency within $scope and report year, latest first: how it filed, what it reported, what was found of it.
with found as (
  select
    f.agency_id, f.year,
    count(*) filter (where f.fault = 'report' and f.severity = 'error') as error_count,
    count(*) filter (where f.fault = 'report' and f.severity = 'review') as review_count,
    count(*) filter (where f.fault = 'report' and f.severity = 'notice') as notice_count,
    count(*) filter (where f.fault = 'parser') as doubt_count
  from finding as f
  semi join chosen_agency($scope, null, null) as i on i.agency_id = f.agency_id
  where f.follows is null
  group by f.agency_id, f.year
)

select
  l.agency_id, l.year, l.status, l.due_on, l.filed_on, l.report_id, r.edition, m.number_count, r.cell_count,
  m.new_received, m.processed_total, m.granted + m.partly_granted as disclosed, m.carried_out,
  m.review_total, m.litigation_total, m.hotline_received, m.satisfaction_rate, m.proactive_published,
  coalesce(f.error_count, 0) as error_count, coalesce(f.review_count, 0) as review_count,
  coalesce(f.notice_count, 0) as notice_count, coalesce(f.doubt_count, 0) as doubt_count
from filing as l
semi join chosen_agency($scope, null, null) as i on i.agency_id = l.agency_id
left join report as r on r.report_id = l.report_id
left join report_measure as m on m.report_id = l.report_id
left join found as f on f.agency_id = l.agency_id and f.year = l.year
order by l.agency_id, l.year desc
