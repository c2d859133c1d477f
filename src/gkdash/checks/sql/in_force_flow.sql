-- +++
-- id = "in_force_flow"
-- severity = "review"
-- scope = "agency"
-- citation = "国办公开办函〔2021〕30号"
-- since = 2021
-- [title]
-- zh = "现行有效件数不衔接"
-- en = "Stock and flow of documents"
-- [explanation]
-- zh = "现行有效件数应等于上年现行有效件数加本年制发减本年废止。到期失效、宣布失效也会造成差额，故只请核对。某年填错而次年反向相差同样件数的，只在填错的那年提示。"
-- en = "Documents in force should equal last year's stock plus those issued less those repealed. Expiry breaks it too, so it is for a person to see. Where one year is wrong and the next is off by as much the other way, only the first is told."
-- [needs]
-- zh = "上年度的 2021 年版报告和四个数"
-- en = "last year's report on the form of 2021, and four figures"
-- [mend]
-- zh = "核对制发、废止和现行有效件数；有到期失效的，在正文说明。"
-- en = "Check the three figures; where documents expired, say so in the text."
-- [message]
-- zh = "{rows_zh}。"
-- en = "{rows_en}."
-- +++
with document as (
  select
    report_id,
    row_key,
    max(value) filter (where column_key = 'issued' and doubt is null) as issued,
    max(value) filter (where column_key = 'repealed' and doubt is null) as repealed,
    max(value) filter (where column_key = 'in_force' and doubt is null) as in_force
  from cell
  where table_key = 'proactive' and column_key in ('issued', 'repealed', 'in_force')
  group by report_id, row_key
),

flow as (
  select
    e.report_id,
    e.previous_id,
    d.row_key,
    d.in_force,
    p.in_force as stock_before,
    d.issued,
    d.repealed,
    p.in_force + d.issued - d.repealed as expected
  from examined as e
  join document as d on d.report_id = e.report_id
  join document as p on p.report_id = e.previous_id and p.row_key = d.row_key
),

judged as (
  select report_id, count(*) filter (where in_force is null or expected is null) as gaps
  from flow
  group by report_id
),

odd as (
  select *, in_force - expected as excess
  from flow
  where in_force <> expected
),

traced as (
  -- a stock entered wrong once is missed again a year later by as much the other way: one cause, told where it lies
  select
    o.*,
    o.excess + b.excess = 0 and (c.excess is null or b.excess + c.excess <> 0) as is_echo,
    n.report_id is not null as comes_back
  from odd as o
  left join odd as b on b.report_id = o.previous_id and b.row_key = o.row_key
  left join odd as c on c.report_id = b.previous_id and c.row_key = o.row_key
  left join odd as n on n.previous_id = o.report_id and n.row_key = o.row_key and n.excess + o.excess = 0
),

broken as (
  select
    report_id,
    string_agg(
      format('{}现行有效{:d}件，而上年{:d}件加制发{:d}件减废止{:d}件为{:d}件{}',
        if(row_key = 'regulations', '规章', '行政规范性文件'),
        in_force::bigint, stock_before::bigint, issued::bigint, repealed::bigint, expected::bigint,
        if(comes_back, '（下年度又反向相差同样件数，很可能本年应为' || expected::bigint || '件）', '')),
      '；' order by row_key desc
    ) as rows_zh,
    string_agg(
      format('{} in force {:d}; last year {:d} plus {:d} issued less {:d} repealed is {:d}{}',
        if(row_key = 'regulations', 'Regulations', 'Normative documents'),
        in_force::bigint, stock_before::bigint, issued::bigint, repealed::bigint, expected::bigint,
        if(comes_back, ' (next year is off by as much the other way: probably ' || expected::bigint || ' was meant)', '')),
      '; ' order by row_key desc
    ) as rows_en,
    list(
      struct_pack("table" := 'proactive', "row" := row_key, "column" := 'in_force', "value" := in_force, previous := stock_before)
      order by row_key desc
    ) as cells
  from traced
  where is_echo is distinct from true
  group by report_id
),

echo as (
  select distinct report_id
  from traced
  where is_echo
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when e.previous_id is null or e.edition < '2021' or e.previous_edition < '2021' then 'not_applicable'
    when b.report_id is not null then 'failed'
    when j.gaps > 0 or j.report_id is null or o.report_id is not null then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(rows_zh := b.rows_zh, rows_en := b.rows_en) as params,
  b.cells as evidence
from examined as e
left join judged as j on j.report_id = e.report_id
left join broken as b on b.report_id = e.report_id
left join echo as o on o.report_id = e.report_id
