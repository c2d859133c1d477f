-- One row per wanted report of the batch: its cells counted by state, and the figures that pages show.
insert into report_measure by name
with figure as (
  select report_id, table_key, row_key, column_key, state, doubt, if(state = 'number', value, null) as number
  from batch_cell
),

total as (
  select
    report_id,
    count(number) as number_count,
    count(*) filter (where number <> 0) as nonzero_count,
    count(*) filter (where state = 'blank') as blank_count,
    count(*) filter (where state = 'placeholder') as placeholder_count,
    count(*) filter (where state = 'unreadable') as unreadable_count,
    count(*) filter (where state = 'missing') as missing_count,
    count(doubt) as doubtful_count,
    count(distinct table_key) filter (where number is not null) as table_count
  from figure
  group by report_id
),

application as (
  select
    report_id,
    max(number) filter (where row_key = 'new_received') as new_received,
    max(number) filter (where row_key = 'carried_in') as carried_in,
    max(number) filter (where row_key = 'granted') as granted,
    max(number) filter (where row_key = 'partly_granted') as partly_granted,
    sum(number) filter (where row_key like 'refused\_%' escape '\') as refused,
    count(*) filter (where row_key like 'refused\_%' escape '\' and number is null) as refused_gaps,
    sum(number) filter (where row_key like 'unavailable\_%' escape '\') as unavailable,
    count(*) filter (where row_key like 'unavailable\_%' escape '\' and number is null) as unavailable_gaps,
    sum(number) filter (where row_key like 'rejected\_%' escape '\') as rejected,
    count(*) filter (where row_key like 'rejected\_%' escape '\' and number is null) as rejected_gaps,
    max(number) filter (where row_key = 'other') as other_in_one,
    sum(number) filter (where row_key like 'other\_%' escape '\') as other_in_parts,
    count(*) filter (where row_key like 'other\_%' escape '\' and number is null) as other_gaps,
    max(number) filter (where row_key = 'processed_total') as processed_total,
    max(number) filter (where row_key = 'carried_out') as carried_out
  from figure
  where table_key = 'applications' and column_key = 'total'
  group by report_id
),

remedy as (
  select
    report_id,
    max(number) filter (where row_key = 'review' and column_key = 'total') as review_total,
    max(number) filter (where row_key = 'review' and column_key = 'corrected') as review_corrected,
    max(number) filter (where row_key = 'litigation_direct' and column_key = 'total') as direct_total,
    max(number) filter (where row_key = 'litigation_direct' and column_key = 'corrected') as direct_corrected,
    max(number) filter (where row_key = 'litigation_after_review' and column_key = 'total') as after_total,
    max(number) filter (where row_key = 'litigation_after_review' and column_key = 'corrected') as after_corrected
  from figure
  where table_key = 'remedies'
  group by report_id
),

proactive as (
  select
    report_id,
    max(number) filter (where row_key = 'normative_documents' and column_key = 'issued') as normative_issued,
    max(number) filter (where row_key = 'normative_documents' and column_key = 'repealed') as normative_repealed,
    max(number) filter (where row_key = 'normative_documents' and column_key = 'in_force') as normative_in_force,
    max(number) filter (where row_key = 'licensing' and column_key = 'decisions') as licensing_decisions,
    max(number) filter (where row_key = 'penalties' and column_key = 'decisions') as penalty_decisions,
    max(number) filter (where row_key = 'coercion' and column_key = 'decisions') as coercion_decisions,
    max(number) filter (where row_key = 'fees' and column_key = 'amount') as fees_wan
  from figure
  where table_key = 'proactive'
  group by report_id
),

claimed as (
  -- what an agency says of its own year; two figures that differ are no figure
  select
    report_id,
    subject,
    measure,
    min(value) as value,
    min(qualifier) as qualifier,
    case subject when 'hotline_12345' then 0 when 'requests' then 1 else 2 + min(position) end as preference
  from batch_indicator
  where scope = 'own' and period = 'year'
  group by report_id, subject, measure
  having min(value) = max(value)
),

prose as (
  select
    report_id,
    max(value) filter (where subject = 'hotline_12345' and measure = 'received') as hotline_received,
    max(value) filter (where subject = 'hotline_12345' and measure = 'closed') as hotline_closed,
    max(qualifier) filter (where subject = 'hotline_12345' and measure = 'received') as hotline_qualifier,
    arg_min(value, preference) filter (where measure = 'satisfaction_rate') as satisfaction_rate,
    arg_min(subject, preference) filter (where measure = 'satisfaction_rate') as satisfaction_of,
    max(value) filter (where subject = 'requests' and measure = 'received') as requests_received,
    max(qualifier) filter (where subject = 'requests' and measure = 'received') as requests_qualifier,
    max(value) filter (where subject = 'proactive' and measure = 'published') as proactive_published,
    max(qualifier) filter (where subject = 'proactive' and measure = 'published') as proactive_qualifier
  from claimed
  group by report_id
),

claim_total as (
  select report_id, count(*) as claim_count
  from batch_indicator
  group by report_id
)

select
  t.report_id,
  t.number_count,
  t.nonzero_count,
  t.blank_count,
  t.placeholder_count,
  t.unreadable_count,
  t.missing_count,
  t.doubtful_count,
  case when t.nonzero_count > 0 then false when t.table_count = 3 then true end as is_all_zero,
  a.new_received,
  a.carried_in,
  a.granted,
  a.partly_granted,
  if(a.refused_gaps = 0, a.refused, null) as refused,
  if(a.unavailable_gaps = 0, a.unavailable, null) as unavailable,
  if(a.rejected_gaps = 0, a.rejected, null) as rejected,
  coalesce(a.other_in_one, if(a.other_gaps = 0, a.other_in_parts, null)) as other_outcome,
  a.processed_total,
  a.carried_out,
  m.review_total,
  m.review_corrected,
  m.direct_total + m.after_total as litigation_total,
  m.direct_corrected + m.after_corrected as litigation_corrected,
  p.normative_issued,
  p.normative_repealed,
  p.normative_in_force,
  p.licensing_decisions,
  p.penalty_decisions,
  p.coercion_decisions,
  p.fees_wan,
  coalesce(n.claim_count, 0) as claim_count,
  s.* exclude (report_id)
from total as t
left join application as a on a.report_id = t.report_id
left join remedy as m on m.report_id = t.report_id
left join proactive as p on p.report_id = t.report_id
left join claim_total as n on n.report_id = t.report_id
left join prose as s on s.report_id = t.report_id
semi join wanted as w on w.document_id = t.report_id
