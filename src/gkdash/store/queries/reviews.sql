-- One row per decision of a person, of $year, or of all years where $year is null.
select
  v.kind, v.status, v.decision, v.agency_id, a.name as agency, v.year, v.report_id, v.claim_id, v.key, v.scope,
  v.period, v.value, v.corrected_value, v.evidence, v.check_id, v.fingerprint, v.message, v.reason, v.person,
  v.decided_at
from review as v
left join agency as a on a.agency_id = v.agency_id
where $year::integer is null or v.year = $year::integer
order by v.year desc, agency nulls last, v.kind, v.decided_at
