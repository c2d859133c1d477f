-- +++
-- id = "unit_suspect"
-- severity = "review"
-- scope = "agency"
-- citation = "国办公开办函〔2021〕30号"
-- since = 2021
-- [title]
-- zh = "收费金额单位存疑"
-- en = "A fee in the wrong unit"
-- [explanation]
-- zh = "收费金额的单位是万元。金额约为上年的一万倍（或正文以元说出同一数字），多半是填了元。"
-- en = "Fees are entered in 万元 (10,000 yuan). An amount about 10,000 times last year's, or stated in 元 in the prose, was mostly entered in yuan."
-- [needs]
-- zh = "本年的收费金额，以及上年的金额或正文"
-- en = "the amount, and last year's or the prose"
-- [mend]
-- zh = "除以 10000，以万元填写。"
-- en = "Divide by 10,000 and enter it in 万元."
-- [message]
-- zh = "收费金额由上年{previous}万元到{value}万元，约{times}倍，疑以元填报。"
-- en = "Fees went from {previous} to {value} (10,000 yuan), about {times} times: perhaps entered in yuan."
-- +++
with fee as (
  select report_id, value, doubt
  from cell
  where table_key = 'proactive' and row_key = 'fees' and column_key = 'amount'
),

pair as (
  select
    e.report_id,
    f.value,
    p.value as previous,
    if(f.doubt is null and p.doubt is null and p.value > 0, f.value / p.value, null) as times,
    f.value is not null and p.value is not null as is_known
  from examined as e
  join fee as f on f.report_id = e.report_id
  join fee as p on p.report_id = e.previous_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when e.previous_id is null or e.edition < '2021' or e.previous_edition < '2021' then 'not_applicable'
    when p.is_known is distinct from true then 'not_evaluable'
    when p.times between t.unit_ratio_low and t.unit_ratio_high then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(previous := p.previous, "value" := p.value, times := round(p.times)) as params,
  [struct_pack("table" := 'proactive', "row" := 'fees', "column" := 'amount', "value" := p.value, previous := p.previous)] as evidence
from examined as e
left join pair as p on p.report_id = e.report_id
cross join threshold as t
