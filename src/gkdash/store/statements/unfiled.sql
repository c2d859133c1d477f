-- One row per agency and year that was filed late or is missing; is_signed tells which date decided.
select
  f.agency_id,
  f.year,
  f.report_id,
  f.status,
  f.due_on,
  f.filed_on,
  coalesce(bool_or(r.signed_on = f.filed_on), false) as is_signed
from filing as f
left join report as r on r.agency_id = f.agency_id and r.year = f.year
where f.status in ('late', 'missing')
group by all
order by f.year, f.agency_id
