-- +++
-- id = "year_on_year_jump"
-- severity = "review"
-- scope = "agency"
-- citation = "条例第五十条"
-- [title]
-- zh = "较上年大起大落"
-- en = "Leap against last year"
-- [explanation]
-- zh = "办件、许可、处罚、收费等数字比上年增减到几倍以上，而且两年都不是小数目。收费疑似单位填错的归入“单位存疑”。"
-- en = "Applications, licences, penalties or fees rose or fell several times over, and neither year's figure is small. A fee that may be in the wrong unit is left to that check."
-- [needs]
-- zh = "上年度的报告和两年可比的数字"
-- en = "last year's report and comparable figures"
-- [mend]
-- zh = "核对两年的数字；确有原因的，在正文说明。"
-- en = "Check both years; explain a true change in the text."
-- [message]
-- zh = "与上年相差悬殊：{jumps_zh}。"
-- en = "Far from last year: {jumps_en}."
-- +++
with flow as (
  -- one column of each row, so that the row names the figure
  select report_id, table_key, row_key, column_key, value
  from cell
  where value is not null and doubt is null and (
    (table_key = 'proactive' and row_key in ('licensing', 'penalties', 'coercion') and column_key = 'decisions')
      or (table_key = 'proactive' and row_key = 'fees' and column_key = 'amount')
      or (table_key = 'applications' and row_key in ('new_received', 'processed_total') and column_key = 'total')
      or (table_key = 'remedies' and row_key = 'review' and column_key = 'total')
    )
),

pair as (
  select
    e.report_id,
    e.edition,
    c.table_key,
    c.row_key,
    c.column_key,
    c.value,
    p.value as previous,
    least(c.value, p.value) as low,
    greatest(c.value, p.value) as high
  from examined as e
  join flow as c on c.report_id = e.report_id
  join flow as p on p.report_id = e.previous_id and p.row_key = c.row_key
),

known as (
  select distinct report_id
  from pair
),

leap as (
  select p.*, f.position, f.row_label, f.row_english
  from pair as p
  cross join threshold as t
  join form_cell as f
    on f.edition = p.edition and f.table_key = p.table_key and f.row_key = p.row_key and f.column_key = p.column_key
  where p.low >= t.jump_low and p.high >= t.jump_high and p.high >= t.jump_ratio * p.low
    and not (p.row_key = 'fees' and p.high between t.unit_ratio_low * p.low and t.unit_ratio_high * p.low)
),

judged as (
  select
    report_id,
    string_agg(format('{}由{:.12g}到{:.12g}', row_label, previous, "value"), '；' order by position) as jumps_zh,
    string_agg(format('{} from {:.12g} to {:.12g}', row_english, previous, "value"), '; ' order by position) as jumps_en,
    list(
      struct_pack("table" := table_key, "row" := row_key, "column" := column_key, "value" := value, previous := previous)
      order by position
    ) as cells
  from leap
  group by report_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when e.previous_id is null then 'not_applicable'
    when j.report_id is not null then 'failed'
    when k.report_id is null then 'not_evaluable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(jumps_zh := j.jumps_zh, jumps_en := j.jumps_en) as params,
  j.cells as evidence
from examined as e
left join known as k on k.report_id = e.report_id
left join judged as j on j.report_id = e.report_id
