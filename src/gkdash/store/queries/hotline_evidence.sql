-- One row per claim of the reports $reports on what was received by $channels or in all, of their own year, with its words.
select report_id, claim_id, key, value, qualifier, evidence
from indicator
where report_id in (select unnest($reports::varchar[])) and measure = 'received' and period = 'year' and scope = 'own'
  and (subject = 'requests' or subject in (select unnest($channels::varchar[])))
order by report_id, position
