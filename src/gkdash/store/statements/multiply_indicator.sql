-- One row per claim of this copy, in other words.
insert into indicator by name
select
  i.* replace (
    i.report_id || $suffix as report_id,
    i.claim_id || $suffix as claim_id,
    regexp_replace(i.evidence, $given, $instead, 'g') as evidence,
    regexp_replace(i.sentence, $given, $instead, 'g') as sentence
  )
from original_indicator as i
