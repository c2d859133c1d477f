-- One row per wanted report of the batch and channel of public requests that its prose states a figure of.
insert into report_channel by name
with counted as (
  select
    i.report_id, i.subject,
    min(i.value) filter (where i.measure = 'received' and i.scope = 'own') as received_low,
    max(i.value) filter (where i.measure = 'received' and i.scope = 'own') as received_high,
    min(i.qualifier) filter (where i.measure = 'received' and i.scope = 'own') as received_qualifier,
    count(*) filter (where i.measure = 'received' and i.scope = 'area') > 0 as received_in_area,
    min(i.value) filter (where i.measure = 'closed' and i.scope = 'own') as closed_low,
    max(i.value) filter (where i.measure = 'closed' and i.scope = 'own') as closed_high
  from batch_indicator as i
  semi join wanted as w on w.document_id = i.report_id
  where i.measure in ('received', 'closed') and i.period = 'year'
  group by i.report_id, i.subject
),
stated as (
  select
    s.report_id, s.subject,
    min(s.rate) as rate,
    min(s.rate) <> max(s.rate) as differs,
    min(s.denominator) as base,
    bool_and(s.is_possible) as is_possible,
    min(s.claim_id) as claim_id,
    bool_or(i.qualifier <> 'exact') as is_hedged,
    min(i.position) as position
  from batch_claim_rate as s
  join batch_indicator as i on i.report_id = s.report_id and i.claim_id = s.claim_id
  semi join wanted as w on w.document_id = s.report_id
  where s.measure = 'satisfaction_rate' and s.is_stated and s.scope = 'own' and s.period = 'year'
  group by s.report_id, s.subject
),
rated as (
  select
    report_id, subject, rate, base, claim_id,
    case
      when differs then 'differing' when rate > 100 then 'over' when is_hedged then 'hedged'
      when base is null then 'baseless' when not is_possible then 'impossible' else 'sound'
    end as state,
    row_number() over (
      partition by report_id
      order by differs, case subject when 'hotline_12345' then 0 when 'requests' then 1 else 2 end, position
    ) = 1 as is_preferred
  from stated
)
select
  report_id, subject,
  if(c.received_low = c.received_high, c.received_low, null) as received,
  c.received_qualifier,
  coalesce(c.received_low <> c.received_high, false) as received_differs,
  coalesce(c.received_in_area, false) as received_in_area,
  if(c.closed_low = c.closed_high, c.closed_low, null) as closed,
  r.rate as satisfaction_rate,
  r.base as satisfaction_base,
  r.state as satisfaction_state,
  r.claim_id as satisfaction_claim_id,
  coalesce(r.is_preferred, false) as is_preferred
from counted as c
full join rated as r using (report_id, subject)
where r.rate is not null
  or subject in (
    'hotline_12345', 'hotline_other', 'petition_platform', 'public_inquiry', 'mayor_mailbox', 'county_mailbox',
    'leader_mailbox', 'requests'
  )
order by report_id, subject
