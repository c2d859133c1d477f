-- +++
-- id = "zero_streak"
-- severity = "review"
-- scope = "agency"
-- citation = "条例第五十条"
-- [title]
-- zh = "连年全为零"
-- en = "Zeros year after year"
-- [explanation]
-- zh = "三张表连续三年以上全部为 0。"
-- en = "Every figure of the three tables is 0 for three years or more in a row."
-- [needs]
-- zh = "连续几年的报告"
-- en = "reports of consecutive years"
-- [mend]
-- zh = "抽查台账；如确无行政职权，在正文说明。"
-- en = "Sample the records; where the body has no such powers, say so in the text."
-- [message]
-- zh = "连续{years}年（{first}—{last}年）三张表全部为 0。"
-- en = "Nothing but zeros for {years} years in a row ({first} to {last})."
-- +++
with measured as (
  select
    e.report_id, e.agency_id, e.year,
    case when e.nonzero_count > 0 then false when e.is_all_zero and e.unreadable_count = 0 then true end as is_zero
  from examined as e
  where e.year is not null
),

numbered as (
  -- years in a row, all of them zero, have one number
  select *, year - row_number() over (partition by agency_id, is_zero order by year) as run
  from measured
),

streak as (
  select
    *,
    row_number() over (partition by agency_id, is_zero, run order by year) as years,
    min(year) over (partition by agency_id, is_zero, run) as first_year,
    lag(is_zero) over (partition by agency_id order by year) as was_zero,
    lag(year) over (partition by agency_id order by year) as year_before
  from numbered
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when not s.is_zero then 'passed'
    when s.is_zero is null then 'not_evaluable'
    when s.years >= t.streak_years then 'failed'
    when s.year_before is distinct from s.year - 1 then 'not_applicable'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(years := s.years, "first" := s.first_year::varchar, "last" := s.year::varchar) as params,
  [struct_pack("first" := s.first_year, "last" := s.year)] as evidence
from examined as e
left join streak as s on s.report_id = e.report_id
cross join threshold as t
