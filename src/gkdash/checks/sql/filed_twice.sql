-- +++
-- id = "filed_twice"
-- severity = "notice"
-- scope = "agency"
-- citation = "条例第五十条"
-- [title]
-- zh = "同一年度有几个不同的版本"
-- en = "Filed more than once"
-- [explanation]
-- zh = "同一单位同一年度有几份数字不同的报告，而后来的文件名和标题都没有写明更正。以最后一个版本为准，差别见“修订”。"
-- en = "An agency's year has several reports with different figures, and neither file name nor title of the later ones says it is a correction. The last one stands; the differences are listed under revisions."
-- [needs]
-- zh = "报告年度"
-- en = "the report year"
-- [mend]
-- zh = "确认以哪一份为准，撤下其余；更正的，在标题中写明。"
-- en = "Say which one stands and withdraw the others; mark a correction as such."
-- [message]
-- zh = "{year}年度有{n}个数字不同的版本，后来的没有写明是更正。"
-- en = "There are {n} versions on {year} with different figures, and the later ones do not say they are corrections."
-- +++
with version as (
  select
    r.agency_id,
    r.year,
    count(distinct r.revision) as n,
    -- 年报（更正版）.zip may hold a document that is named as the first one was
    bool_or(
      r.revision > 1
      and not regexp_matches(
        concat_ws(' ', regexp_extract(d.source, '[^/\\]*$'), d.file_name, r.title), '更正|订正|修正|重报|勘误'
      )
    ) as is_silent,
    list(distinct d.file_name order by d.file_name) as file_names
  from report as r
  join document as d on d.document_id = r.document_id
  where r.year is not null
  group by r.agency_id, r.year
)

select
  e.report_id,
  e.agency_id,
  e.year,
  case
    when e.year is null then 'not_evaluable'
    when v.n > 1 and v.is_silent then 'failed'
    else 'passed'
  end as outcome,
  null as severity,
  null as fault,
  struct_pack("year" := e.year::varchar, n := v.n) as params,
  [struct_pack(files := v.file_names)] as evidence
from examined as e
left join version as v on v.agency_id = e.agency_id and v.year = e.year
