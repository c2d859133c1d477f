-- One row per claim $claims of the reports $reports: the words it rests on and the sentence around them.
select report_id, claim_id, value, evidence, sentence
from indicator
where report_id in (select unnest($reports::varchar[])) and claim_id in (select unnest($claims::varchar[]))
order by report_id, position
