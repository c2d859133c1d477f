-- One row per current report of $year, with its agency and all its figures.
with recursive reported as (
  select r.report_id, r.agency_id, r.year, r.edition, a.name as agency, a.unit_type, a.parent_id, r.match, r.cell_count
  from report as r
  join agency as a on a.agency_id = r.agency_id
  where r.is_current and r.year = $year::integer
),
above as (
  select distinct parent_id as agency_id, coalesce(unit_type, 'unknown') as type_below
  from reported
  where parent_id is not null
  union
  select a.parent_id, b.type_below
  from agency as a
  join above as b on b.agency_id = a.agency_id
  where a.parent_id is not null
),
below as (
  select agency_id, list(type_below order by type_below) as types_below from above group by agency_id
),
version as (
  select agency_id, max(revision) as revision_count, count(*) as file_count
  from report
  where year = $year::integer
  group by agency_id
)
select
  r.report_id, r.agency_id, r.year, r.edition, r.agency, r.unit_type, r.match, r.cell_count,
  if(r.unit_type is not distinct from 'government', coalesce(b.types_below, []), []) as types_below,
  coalesce(v.revision_count, 1) as revision_count,
  v.file_count,
  m.* exclude (report_id),
  o.* exclude (report_id, review_total, review_corrected)
from reported as r
join report_measure as m on m.report_id = r.report_id
join report_outcome as o on o.report_id = r.report_id
join version as v on v.agency_id = r.agency_id
left join below as b on b.agency_id = r.agency_id
