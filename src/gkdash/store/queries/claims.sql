-- One row per claim of the report $report_id, in reading order.
select
  claim_id, position, key, subject, measure, value, unit, qualifier, scope, period, evidence, start_offset, end_offset,
  sentence_start, sentence_end, sentence, section_key, how
from indicator
where report_id = $report_id
order by position
