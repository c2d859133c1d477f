-- One row per breach of what must hold in a generation: the rule, and an id as an example.
select 'two rows of table document have one id' as rule, document_id as example
from document
group by document_id
having count(*) > 1
union all
select 'two rows of table report have one id', report_id
from report
group by report_id
having count(*) > 1
union all
select 'two rows of table agency have one id', agency_id
from agency
group by agency_id
having count(*) > 1
union all
select 'a report has no document, or one that failed', r.report_id
from report as r
left join document as d on d.document_id = r.document_id
where d.document_id is null or d.error_code is not null
union all
select 'a document gave neither a report nor a failure', d.document_id
from document as d
anti join report as r on r.document_id = d.document_id
where d.error_code is null
union all
select 'a document has no place', d.document_id
from document as d
anti join source as s on s.document_id = d.document_id
union all
select 'a place has no document', s.document_id
from source as s
anti join document as d on d.document_id = s.document_id
union all
select 'a report has no agency', r.report_id
from report as r
anti join agency as a on a.agency_id = r.agency_id
union all
select 'a report has not the cells that were read', coalesce(r.report_id, c.report_id)
from report as r
full join (select report_id, count(*) as cell_count from cell group by report_id) as c on c.report_id = r.report_id
where c.cell_count is distinct from r.cell_count
union all
select 'a report has not its row of measures', coalesce(r.report_id, m.report_id)
from report as r
full join report_measure as m on m.report_id = r.report_id
where r.report_id is null or m.report_id is null
union all
select 'a report has not its row of outcomes', coalesce(r.report_id, o.report_id)
from report as r
full join report_outcome as o on o.report_id = r.report_id
where r.report_id is null or o.report_id is null
union all
select 'a chapter has no report', s.report_id
from section as s
anti join report as r on r.report_id = s.report_id
union all
select 'a warning has no report', w.report_id
from warning as w
anti join report as r on r.report_id = w.report_id
union all
select 'a report has not the claims that were read', coalesce(m.report_id, i.report_id)
from report_measure as m
full join (select report_id, count(*) as claim_count from indicator group by report_id) as i on i.report_id = m.report_id
where coalesce(i.claim_count, 0) is distinct from m.claim_count
union all
select 'a claim does not stand within its sentence', report_id
from indicator
where not (sentence_start <= start_offset and start_offset < end_offset and end_offset <= sentence_end)
union all
select 'a rate has no report', c.report_id
from claim_rate as c
anti join report as r on r.report_id = c.report_id
union all
select 'a decision is about no report', v.report_id
from review as v
anti join report as r on r.report_id = v.report_id
where v.report_id is not null
union all
select 'a finding is about no agency', f.agency_id
from finding as f
anti join agency as a on a.agency_id = f.agency_id
union all
select 'a finding is about no report', f.report_id
from finding as f
anti join report as r on r.report_id = f.report_id
where f.report_id is not null
union all
select 'an agency and year have not exactly one current report', agency_id
from report
where year is not null
group by agency_id, year
having count(*) filter (where is_current) <> 1
limit 1
