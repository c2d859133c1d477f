-- +++
-- id = "peer_outlier"
-- severity = "review"
-- scope = "peers"
-- citation = "条例第五十条"
-- [title]
-- zh = "远多于同类单位"
-- en = "Unlike its peers"
-- [explanation]
-- zh = "新收申请数远多于同一年、同一类型、同一层级的单位：在对数尺度上与中位数之差超过绝对中位差的若干倍，且数目不小。同类不足若干家的不比。"
-- en = "Far more applications than units of its kind and level in that year: on a log scale, several median absolute deviations above the median, and not a small number. Groups that are too small are not compared."
-- [needs]
-- zh = "同类单位若干家，且都有新收申请数"
-- en = "enough units of its kind with a figure"
-- [mend]
-- zh = "核对新收申请数；确有原因（如集中申请）的，在正文说明。"
-- en = "Check the figure; explain a true surge in the text."
-- [message]
-- zh = "新收申请{value}件，同类{n}家单位的中位数为{median}件。"
-- en = "{value} applications; the median of {n} units of its kind is {median}."
-- +++
with received as (
  select e.report_id, e.peer_class, e.level, e.year, c.value, ln(t.outlier_offset + c.value) as scaled
  from examined as e
  join cell as c
    on c.report_id = e.report_id and c.table_key = 'applications' and c.row_key = 'new_received' and c.column_key = 'total'
  cross join threshold as t
  where e.year is not null and e.peer_class is not null and c.value >= 0 and c.doubt is null
),

centre as (
  select peer_class, level, year, count(*) as n, median(scaled) as middle, median(value) as usual
  from received
  group by peer_class, level, year
),

spread as (
  select r.peer_class, r.level, r.year, median(abs(r.scaled - c.middle)) as deviation
  from received as r
  join centre as c on c.peer_class = r.peer_class and c.level = r.level and c.year = r.year
  group by r.peer_class, r.level, r.year
),

scored as (
  select
    r.report_id,
    r.value,
    c.n,
    c.usual,
    -- 1.4826 makes the median absolute deviation of a normal sample its standard deviation
    (r.scaled - c.middle) / (1.4826 * greatest(s.deviation, t.outlier_floor)) as score
  from received as r
  join centre as c on c.peer_class = r.peer_class and c.level = r.level and c.year = r.year
  join spread as s on s.peer_class = r.peer_class and s.level = r.level and s.year = r.year
  cross join threshold as t
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.peer_class is null then 'not_applicable'
    when s.report_id is null or s.n - 1 < t.peer_minimum then 'not_evaluable'
    when s.value >= t.outlier_minimum and s.score >= t.outlier_score then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack("value" := s.value, n := s.n, median := s.usual) as params,
  [struct_pack("table" := 'applications', "row" := 'new_received', "column" := 'total', "value" := s.value, median := s.usual, score := round(s.score, 1))] as evidence
from examined as e
left join scored as s on s.report_id = e.report_id
cross join threshold as t
