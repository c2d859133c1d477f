-- +++
-- id = "all_zero_tables"
-- severity = "review"
-- scope = "peers"
-- alone = true
-- citation = "条例第五十条"
-- [title]
-- zh = "三张表全为零"
-- en = "Nothing but zeros"
-- [explanation]
-- zh = "三张表都在，每个数字都是 0。空白、占位符、缺表、没读出来的不是零。对多数乡镇这是真的：这是供抽查的名单，不是差错名单。按同类单位和本单位历年情况分出意外程度：同类单位多为零的只作提示。"
-- en = "All three tables are there and every figure is 0; blanks, placeholders, missing tables and what could not be read are no zeros. For most towns this is true: a list to sample from, no pillory. How surprising it is follows from the like units of that year and from the agency's own years."
-- [needs]
-- zh = "三张表都有数字，没有读不清的单元格"
-- en = "figures in all three tables and no unreadable cell"
-- [mend]
-- zh = "核对台账；确实全年没有的，保留 0，并在正文说明。"
-- en = "Check the records; where nothing happened all year leave the zeros and say so in the text."
-- [message]
-- zh = "三张表的{zeros}个数字全部为 0{and_blanks}。{surprise_zh}"
-- en = "All {zeros} figures of the three tables are 0{and_blanks_en}. {surprise_en}"
-- +++
with measured as (
  select
    e.report_id, e.agency_id, e.year, e.peer_class, e.level, e.previous_id,
    e.number_count, e.nonzero_count, e.blank_count + e.placeholder_count as gap_count, e.unreadable_count,
    e.missing_count, e.doubtful_count, e.cell_count,
    case when e.nonzero_count > 0 then false when e.is_all_zero then true end as is_zero
  from examined as e
),

class as (
  select
    peer_class, level, year,
    count(*) filter (where is_zero is not null) as n,
    count(*) filter (where is_zero) as zeros
  from measured
  where peer_class is not null and year is not null
  group by peer_class, level, year
),

history as (
  -- years before with figures, and the most that any of them reported
  select m.report_id, count(*) as years, count(*) filter (where o.is_zero) as zero_years
  from measured as m
  join measured as o on o.agency_id = m.agency_id and o.year < m.year and o.is_zero is not null
  where m.is_zero
  group by m.report_id
),

graded as (
  select
    m.*,
    c.n - 1 as peers,
    c.zeros - 1 as zero_peers,
    coalesce(h.years, 0) as years,
    coalesce(h.zero_years, 0) as zero_years,
    case
      when h.years > 0 and h.zero_years = 0 then 'history'
      when c.n is null or c.n - 1 < t.peer_minimum then 'unknown'
      when wilson_upper(c.zeros - 1, c.n - 1) < t.zero_rare_share then 'kind'
      else 'usual'
    end as surprise
  from measured as m
  left join class as c on c.peer_class = m.peer_class and c.level = m.level and c.year = m.year
  left join history as h on h.report_id = m.report_id
  cross join threshold as t
)

select
  report_id,
  agency_id,
  year,
  case
    when not is_zero then 'passed'
    when missing_count = cell_count then 'not_applicable'
    when is_zero is null or unreadable_count > 0 then 'not_evaluable'
    else 'failed'
  end as outcome,
  if(surprise = 'usual', 'notice', 'review') as severity,
  null as fault,
  struct_pack(
    zeros := number_count,
    and_blanks := if(gap_count > 0, '（另有' || gap_count || '处空白或占位符）', ''),
    and_blanks_en := if(gap_count > 0, ' (' || gap_count || ' more are blank)', ''),
    surprise := surprise,
    surprise_zh := case surprise
      when 'history' then '本单位此前' || years || '年均有数，今年全为零，建议核对。'
      when 'kind' then '同类单位' || peers || '家中只有' || zero_peers || '家全为零，建议核对。'
      when 'usual' then '同类单位' || peers || '家中有' || zero_peers || '家全为零，可抽查。'
      else '可与台账核对。'
    end,
    surprise_en := case surprise
      when 'history' then 'It reported figures in all ' || years || ' earlier years: worth a look.'
      when 'kind' then 'Only ' || zero_peers || ' of ' || peers || ' like units report nothing but zeros: worth a look.'
      when 'usual' then zero_peers || ' of ' || peers || ' like units report the same; sample.'
      else 'Check against the records.'
    end
  ) as params,
  [struct_pack(zeros := number_count, blanks := gap_count, surprise := surprise, years := years, peers := peers, zero_peers := zero_peers)] as evidence
from graded
