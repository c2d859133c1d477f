-- One row per report year of the agency $agency_id, latest first: how it filed, what it reported, what was found of it.
with found as (
  select
    year,
    count(*) filter (where fault = 'report' and severity = 'error') as error_count,
    count(*) filter (where fault = 'report' and severity = 'review') as review_count,
    count(*) filter (where fault = 'report' and severity = 'notice') as notice_count,
    count(*) filter (where fault = 'parser') as doubt_count
  from finding
  where agency_id = $agency_id and follows is null
  group by year
)

select
  l.year, l.status, l.due_on, l.filed_on, l.report_id, m.number_count, m.is_all_zero, r.cell_count,
  m.new_received, m.carried_in, m.processed_total, m.carried_out, m.granted + m.partly_granted as disclosed,
  m.review_total, m.litigation_total, m.hotline_received, m.satisfaction_rate, m.proactive_published,
  coalesce(f.error_count, 0) as error_count, coalesce(f.review_count, 0) as review_count,
  coalesce(f.notice_count, 0) as notice_count, coalesce(f.doubt_count, 0) as doubt_count
from filing as l
left join report as r on r.report_id = l.report_id
left join report_measure as m on m.report_id = l.report_id
left join found as f on f.year = l.year
where l.agency_id = $agency_id
order by l.year desc
