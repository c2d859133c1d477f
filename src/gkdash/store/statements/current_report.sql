-- One row per current report with a year, by year.
with recursive reported as (
  select r.report_id, r.agency_id, r.year, r.edition, a.name as agency, a.unit_type, a.parent_id, r.match, r.cell_count
  from report as r
  join agency as a on a.agency_id = r.agency_id
  where r.is_current and r.year is not null
),
above as (
  select year, parent_id as agency_id, bool_or(unit_type is not distinct from 'government') as has_government
  from reported
  where parent_id is not null
  group by year, parent_id
  union
  select b.year, a.parent_id, b.has_government
  from agency as a
  join above as b on b.agency_id = a.agency_id
  where a.parent_id is not null
),
version as (
  select agency_id, year, max(revision) as revision_count, count(*) as file_count
  from report
  where year is not null
  group by agency_id, year
),
sums as (
  select year, agency_id, bool_or(has_government) as has_government from above group by year, agency_id
)
select
  r.report_id, r.agency_id, r.year, r.edition, r.agency, r.unit_type,
  r.unit_type is not distinct from 'government' and s.agency_id is not null as sums_units,
  r.unit_type is not distinct from 'government' and coalesce(s.has_government, false) as sums_governments,
  coalesce(v.revision_count, 1) as revision_count, v.file_count, r.match, r.cell_count
from reported as r
join version as v on v.agency_id = r.agency_id and v.year = r.year
left join sums as s on s.agency_id = r.agency_id and s.year = r.year
order by r.year, r.agency_id
