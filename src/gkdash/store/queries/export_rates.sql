-- One row per rate in the prose of the current reports of $year within $scope, stated or implied by its counts.
select
  r.agency_id, a.name as agency, a.unit_type, d.file_name,
  x.report_id, x.subject, x.measure, x.scope, x.period, x.rate, x.is_stated, x.numerator, x.denominator, x.is_possible,
  c.evidence
from report as r
join chosen_agency($scope, null, null) as a on a.agency_id = r.agency_id
join document as d on d.document_id = r.document_id
join claim_rate as x on x.report_id = r.report_id
left join indicator as c on c.report_id = x.report_id and c.claim_id = x.claim_id
where r.is_current and r.year = $year::integer
order by a.name, r.agency_id, x.subject, x.measure, x.scope, x.period, x.is_stated desc, x.rate
