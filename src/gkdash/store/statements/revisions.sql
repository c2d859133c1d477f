-- One row per report: its number among the versions of its agency and year, what it copies, whether pages show it.
-- Files of one date that came together are in the order in which a name or title says so: `…（更正版）.docx` comes last.
-- Equal figures directly after each other are one version, for which the latest of its files stands.
with placed as (
  select
    r.report_id, r.agency_id, r.year, r.fingerprint, coalesce(r.published_on, r.signed_on) as dated_on,
    d.first_seen, d.sha256,
    regexp_matches(concat_ws(' ', d.file_name, r.title), '更正|订正|修正|重报|勘误') as says_corrected
  from report as r
  join document as d on d.document_id = r.document_id
  where r.year is not null
),

tied as (
  -- files that nothing but chance tells apart stand beside their like, so that 甲乙甲 is not three versions
  select
    *,
    bool_or(says_corrected) over like_it as is_correction,
    min(sha256) over like_it as first_like
  from placed
  window like_it as (partition by agency_id, year, dated_on, first_seen, fingerprint)
),

ordered as (
  select
    *,
    row_number() over in_order as position,
    lag(fingerprint) over in_order as fingerprint_before
  from tied
  window in_order as (
    partition by agency_id, year order by dated_on nulls first, first_seen, is_correction, first_like, sha256
  )
),

numbered as (
  select
    *,
    sum(if(fingerprint is distinct from fingerprint_before, 1, 0)) over (
      partition by agency_id, year order by position
    )::integer as revision
  from ordered
),

standing as (
  select
    *,
    last(report_id) over (
      partition by agency_id, year, revision order by position
      rows between unbounded preceding and unbounded following
    ) as standing_id,
    max(revision) over (partition by agency_id, year) as last_revision
  from numbered
)

select
  report_id,
  revision,
  if(standing_id = report_id, null, standing_id) as copy_of,
  standing_id = report_id and revision = last_revision as is_current
from standing
union all
select report_id, 1 as revision, null as copy_of, true as is_current
from report
where year is null
