-- One row per decision in force: whose it is now, and whether what it was about still stands.
-- A decision names its agency by id and name, since a new roster may give another id.
with named as (
  select name, min(agency_id) as agency_id
  from agency
  group by name
),

meant as (
  select d.* exclude (agency_id, agency), coalesce(a.agency_id, n.agency_id, d.agency_id) as agency_id
  from decided as d
  left join agency as a on a.agency_id = d.agency_id
  left join named as n on n.name = d.agency
),

placed as (
  select m.*, r.report_id
  from meant as m
  left join report as r on r.agency_id = m.agency_id and r.year = m.year and r.is_current
),

claimed as (
  select
    p.agency_id, p.year, p.key, p.scope, p.period, p.value, p.evidence, min(i.claim_id) as claim_id
  from placed as p
  join indicator as i
    on i.report_id = p.report_id
    and i.key = p.key and i.scope = p.scope and i.period = p.period
    and i.value = p.value and i.evidence = p.evidence
  where p.kind = 'claim'
  group by all
),

found as (
  select distinct agency_id, year, check_id, fingerprint
  from finding
)

select
  p.*,
  c.claim_id,
  if(c.claim_id is not null or f.check_id is not null, 'active', 'lapsed') as status
from placed as p
left join claimed as c
  on p.kind = 'claim'
  and c.agency_id = p.agency_id and c.year = p.year and c.key = p.key and c.scope = p.scope
  and c.period = p.period and c.value = p.value and c.evidence = p.evidence
left join found as f
  on p.kind = 'finding'
  and f.agency_id = p.agency_id and f.year = p.year and f.check_id = p.check_id and f.fingerprint = p.fingerprint
