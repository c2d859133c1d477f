-- +++
-- id = "rate_outlier"
-- severity = "notice"
-- scope = "peers"
-- citation = "条例第五十条"
-- [title]
-- zh = "比率远离同类单位"
-- en = "A rate far from its peers"
-- [explanation]
-- zh = "公开率（予以公开与部分公开占办理结果总计）或正文所述满意率，落在同一年、同一类型、同一层级单位的漏斗界限（99.8%）之外；界限按件数计算，单位之间本来的差别也已放宽在内。件数不足、预期不足五件、同类不足若干家的不比。高低都可能有正当原因，只作提示。"
-- en = "The share of applications granted in whole or part, or the satisfaction rate that the prose states, lies outside the funnel (99.8 percent) of units of its kind and level in that year. The limits follow from the number of cases and are widened by how much such units differ anyway. Rates of few cases and groups that are too small are not compared. Both high and low may have good reasons: a notice."
-- [needs]
-- zh = "足够多的件数，同类单位若干家"
-- en = "enough cases, and enough units of its kind"
-- [mend]
-- zh = "核对分子和分母；确有原因的，在正文说明。"
-- en = "Check numerator and denominator; explain a true difference in the text."
-- [message]
-- zh = "{rates_zh}。"
-- en = "{rates_en}."
-- +++
with outcome as (
  select
    report_id,
    sum(value) filter (where row_key <> 'processed_total') as cases,
    max(value) filter (where row_key = 'processed_total') as base,
    count(value) filter (where doubt is null) as known
  from cell
  where table_key = 'applications' and column_key = 'total' and row_key in ('granted', 'partly_granted', 'processed_total')
  group by report_id
),

satisfaction as (
  select report_id, subject, claim_id, rate, denominator
  from claim_rate
  where measure = 'satisfaction_rate' and is_stated and is_possible and scope = 'own' and period = 'year'
  -- a text that states two rates of one subject speaks of different things
  qualify count(*) over (partition by report_id, subject) = 1
),

rate as (
  select e.report_id, e.peer_class, e.level, e.year, 'disclosure' as subject, null as claim_id, o.cases, o.base
  from examined as e
  join outcome as o on o.report_id = e.report_id and o.known = 3 and o.base > 0 and o.cases between 0 and o.base
  union all
  select e.report_id, e.peer_class, e.level, e.year, s.subject, s.claim_id, s.rate / 100 * s.denominator, s.denominator
  from examined as e
  join satisfaction as s on s.report_id = e.report_id
),

large as (
  select r.*
  from rate as r
  cross join threshold as t
  where r.base >= t.funnel_minimum and r.peer_class is not null and r.year is not null
),

centre as (
  select peer_class, level, year, subject, count(*) as n, sum(cases) / sum(base) as share
  from large
  group by peer_class, level, year, subject
),

scored as (
  select
    r.*,
    c.n,
    c.share,
    sqrt(c.share * (1 - c.share) / r.base) as error,
    (r.cases / r.base - c.share) / sqrt(c.share * (1 - c.share) / r.base) as score
  from large as r
  join centre as c on c.peer_class = r.peer_class and c.level = r.level and c.year = r.year and c.subject = r.subject
  where c.share > 0 and c.share < 1
),

middle as (
  select peer_class, level, year, subject, median(score) as score
  from scored
  group by peer_class, level, year, subject
),

spread as (
  select s.peer_class, s.level, s.year, s.subject, greatest(1, 1.4826 * median(abs(s.score - m.score))) as dispersion
  from scored as s
  join middle as m on m.peer_class = s.peer_class and m.level = s.level and m.year = s.year and m.subject = s.subject
  group by s.peer_class, s.level, s.year, s.subject
),

compared as (
  select s.*, t.funnel_reach * d.dispersion * s.error as reach, abs(s.score) > t.funnel_reach * d.dispersion as is_far
  from scored as s
  join spread as d on d.peer_class = s.peer_class and d.level = s.level and d.year = s.year and d.subject = s.subject
  cross join threshold as t
  where s.n - 1 >= t.peer_minimum and least(s.share, 1 - s.share) * s.base >= t.funnel_expected
),

told as (
  select
    c.report_id,
    string_agg(
      format('{}{:.1f}%（{:d}件），同类{:d}家合计{:.1f}%，界限{:.1f}%—{:.1f}%',
        if(c.subject = 'disclosure', '公开率', '满意率'), 100 * c.cases / c.base, c.base::bigint, c.n,
        100 * c.share, 100 * greatest(c.share - c.reach, 0), 100 * least(c.share + c.reach, 1)),
      '；' order by c.subject
    ) as rates_zh,
    string_agg(
      format('{} {:.1f}% of {:d} cases; {:d} units of its kind together {:.1f}%, limits {:.1f}% to {:.1f}%',
        if(c.subject = 'disclosure', 'Disclosure', 'Satisfaction'), 100 * c.cases / c.base, c.base::bigint, c.n,
        100 * c.share, 100 * greatest(c.share - c.reach, 0), 100 * least(c.share + c.reach, 1)),
      '; ' order by c.subject
    ) as rates_en,
    list(
      struct_pack(
        "table" := if(c.subject = 'disclosure', 'applications', null),
        "row" := if(c.subject = 'disclosure', 'processed_total', null),
        "column" := if(c.subject = 'disclosure', 'total', null),
        "indicator" := i.key,
        "value" := if(c.subject = 'disclosure', c.base, i.value),
        "text" := i.evidence,
        numerator := round(c.cases, 1),
        denominator := c.base
      ) order by c.subject
    ) as evidence
  from compared as c
  left join indicator as i on i.report_id = c.report_id and i.claim_id = c.claim_id
  where c.is_far
  group by c.report_id
),

known as (
  select distinct report_id
  from compared
),

due as (
  -- nothing handled and no rate stated: there is nothing to compare; a rate without its cases cannot be
  select report_id
  from outcome
  where known < 3 or base > 0
  union
  select report_id
  from claim_rate
  where measure = 'satisfaction_rate' and is_stated and scope = 'own' and period = 'year'
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.peer_class is null or d.report_id is null then 'not_applicable'
    when f.report_id is not null then 'failed'
    when k.report_id is not null then 'passed'
    else 'not_evaluable'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack(rates_zh := f.rates_zh, rates_en := f.rates_en) as params,
  f.evidence
from examined as e
left join told as f on f.report_id = e.report_id
left join known as k on k.report_id = e.report_id
left join due as d on d.report_id = e.report_id
