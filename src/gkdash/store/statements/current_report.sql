-- One row per current report of $year, with its agency and all its figures.
with recursive reported as (
  select r.report_id, r.agency_id, r.year, r.edition, a.name as agency, a.unit_type, a.parent_id, r.match, r.cell_count
  from report as r
  join agency as a on a.agency_id = r.agency_id
  where r.is_current and r.year = $year::integer
),
above as (
  select parent_id as agency_id, bool_or(unit_type is not distinct from 'government') as has_government
  from reported
  where parent_id is not null
  group by parent_id
  union
  select a.parent_id, b.has_government
  from agency as a
  join above as b on b.agency_id = a.agency_id
  where a.parent_id is not null
),
sums as (
  select agency_id, bool_or(has_government) as has_government from above group by agency_id
),
version as (
  select agency_id, max(revision) as revision_count, count(*) as file_count
  from report
  where year = $year::integer
  group by agency_id
)
select
  r.report_id, r.agency_id, r.year, r.edition, r.agency, r.unit_type, r.match, r.cell_count,
  r.unit_type is not distinct from 'government' and s.agency_id is not null as sums_units,
  r.unit_type is not distinct from 'government' and coalesce(s.has_government, false) as sums_governments,
  coalesce(v.revision_count, 1) as revision_count,
  v.file_count,
  m.* exclude (report_id),
  o.* exclude (report_id, review_total, review_corrected)
from reported as r
join report_measure as m on m.report_id = r.report_id
join report_outcome as o on o.report_id = r.report_id
join version as v on v.agency_id = r.agency_id
left join sums as s on s.agency_id = r.agency_id
