-- 写明的满意率，连同原句 ||| Stated satisfaction rates with their sentences
select r.year, a.name as agency, i.subject, i.value as percent, i.sentence
from indicator as i
join report as r on r.report_id = i.report_id and r.is_current
join agency as a on a.agency_id = r.agency_id
where i.measure = 'satisfaction_rate' and i.scope = 'own'
order by r.year desc, percent
