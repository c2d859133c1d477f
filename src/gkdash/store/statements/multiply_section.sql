-- One row per chapter of this copy, in other words.
insert into section by name
select s.* replace (s.report_id || $suffix as report_id, regexp_replace(s.body, $given, $instead, 'g') as body)
from original_section as s
