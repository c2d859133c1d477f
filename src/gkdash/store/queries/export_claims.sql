-- One row per claim of the current reports of $year within $scope, with the decision about it where there is one.
select
  r.agency_id, a.name as agency, a.unit_type, d.file_name,
  c.report_id, c.claim_id, c.position, c.key, c.subject, c.measure, c.value, c.unit, c.qualifier, c.scope, c.period,
  c.evidence, c.sentence, c.section_key, c.how, v.decision, v.corrected_value, v.reason
from report as r
join chosen_agency($scope, null, null) as a on a.agency_id = r.agency_id
join document as d on d.document_id = r.document_id
join indicator as c on c.report_id = r.report_id
left join review as v
  on v.kind = 'claim' and v.status = 'active' and v.report_id = c.report_id and v.claim_id = c.claim_id
where r.is_current and r.year = $year::integer
order by a.name, r.agency_id, c.position
