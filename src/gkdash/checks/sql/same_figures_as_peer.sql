-- +++
-- id = "same_figures_as_peer"
-- severity = "review"
-- scope = "peers"
-- citation = "条例第五十条"
-- [title]
-- zh = "与别的单位数字完全相同"
-- en = "Another agency's figures"
-- [explanation]
-- zh = "三张表的每个数字都与同一年另一单位的报告相同，而且不是寥寥几个数。可能交错了文件，或以别人的报告为底稿而没有改数。"
-- en = "Every figure of the three tables equals another agency's of that year, and there are more than a few: a file handed in by mistake, or another's report used as a draft."
-- [needs]
-- zh = "非零数字达到一定个数"
-- en = "enough figures that are not zero"
-- [mend]
-- zh = "核对是否交错了文件。"
-- en = "Check whether the wrong file was handed in."
-- [message]
-- zh = "三张表的数字与{others}{year}年度报告完全相同。"
-- en = "All figures equal those in the report of {others} on {year}."
-- +++
with comparable as (
  select e.report_id, e.agency_id, e.name, e.year, r.fingerprint, m.nonzero_count
  from examined as e
  join report as r on r.report_id = e.report_id
  join report_measure as m on m.report_id = e.report_id
  cross join threshold as t
  where m.nonzero_count >= t.twin_figures and e.year is not null
),

alike as (
  -- one row per set of figures that several agencies report; of many agencies a few are named
  select year, fingerprint, count(distinct agency_id) as agencies, list_sort(list_distinct(min(name, 4))) as names
  from comparable
  group by year, fingerprint
  having count(distinct agency_id) > 1
),

twin as (
  select c.report_id, a.agencies - 1 as others_count, list_filter(a.names, lambda x: x <> c.name) as others
  from comparable as c
  join alike as a on a.year = c.year and a.fingerprint = c.fingerprint
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when c.report_id is null then 'not_applicable'
    when w.report_id is not null then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(others := w.others[:3], "year" := e.year::varchar) as params,
  [struct_pack("agencies" := w.others, others_count := w.others_count)] as evidence
from examined as e
left join comparable as c on c.report_id = e.report_id
left join twin as w on w.report_id = e.report_id
