-- One row per current report: what every check asks of it, its report of the year before, and whom it is compared with.
-- Towns and sub-districts are one class: both are the lowest level of government, and a county has few of either.
create or replace temp macro wilson_upper(k, n) as
  (k + 1.9208) / (n + 3.8416) + 1.96 * sqrt(greatest(k * (n - k) / n + 0.9604, 0)) / (n + 3.8416);

create or replace temp table examined as
with recursive placed as (
  select agency_id, 0 as level
  from agency
  where parent_id is null and on_roster
  union all
  select a.agency_id, p.level + 1 as level
  from agency as a
  join placed as p on p.agency_id = a.parent_id
),

form as (
  select edition, count(*) as cell_count
  from form_cell
  group by edition
)

select
  r.report_id,
  r.agency_id,
  r.year,
  r.edition,
  r.signed_on,
  r.published_on,
  r.due_on,
  r.filed_on,
  r.is_late,
  r.cell_count,
  a.name,
  a.unit_type,
  a.parent_id,
  a.on_roster,
  case
    when a.unit_type in ('town', 'subdistrict') then 'township'
    when a.unit_type in ('government', 'department', 'office') then a.unit_type
  end as peer_class,
  coalesce(p.level, -1) as level,
  b.report_id as previous_id,
  b.edition as previous_edition,
  y.edition as due_edition,
  m.number_count,
  m.nonzero_count,
  m.blank_count,
  m.placeholder_count,
  m.unreadable_count,
  m.missing_count,
  m.doubtful_count,
  m.is_all_zero,
  -- every cell of the form holds a figure, and there is no other cell
  m.number_count = r.cell_count and r.cell_count = f.cell_count as is_complete
from report as r
join report_measure as m on m.report_id = r.report_id
join agency as a on a.agency_id = r.agency_id
left join placed as p on p.agency_id = r.agency_id
left join report as b on b.agency_id = r.agency_id and b.year = r.year - 1 and b.is_current
left join form_year as y on r.year between y.since and coalesce(y.until, 9999)
left join form as f on f.edition = r.edition
where r.is_current;
