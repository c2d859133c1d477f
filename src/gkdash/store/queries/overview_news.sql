-- One row: documents that came in after $since, by what they gave.
select
  count(*) as document_count,
  count(r.report_id) filter (where coalesce(r.revision, 1) = 1 and r.copy_of is null) as report_count,
  count(r.report_id) filter (where r.revision > 1 and r.copy_of is null) as revision_count,
  count(r.report_id) filter (where r.copy_of is not null) as copy_count,
  count(*) filter (where d.error_code is not null) as failure_count
from document as d
left join report as r on r.document_id = d.document_id
where d.first_seen > $since::timestamp
