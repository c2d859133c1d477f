-- One row per report as it is handed to whoever reads it again, by parcel: all of an agency's in one, in the order of years.
-- Sorted once, so that a parcel is a short stretch of each table. A cell that holds a plain 0 is not among the cells of a
-- report that has exactly those of its form: most cells do.
create or replace temp table parcel_place as
with numbered as (
  select *, row_number() over (order by agency_id, year, report_id) as number
  from to_read
)

select *, (min(number) over (partition by agency_id) - 1) // 500 as parcel
from numbered
order by number;

create or replace temp table parcel_report as
with form as (
  select edition, count(*) as cell_count
  from form_cell
  group by edition
)

select
  p.parcel,
  p.number,
  p.report_id,
  p.agency_id,
  p.unit_type,
  p.previous_id,
  p.is_due,
  coalesce(r.cell_count = f.cell_count, false) as is_whole,
  r.agency_name,
  r.year,
  r.edition,
  r.title,
  r.signed_on,
  r.published_on,
  r.text
from report as r
join parcel_place as p on p.report_id = r.report_id
left join form as f on f.edition = r.edition
order by p.number;

create or replace temp table parcel_cell as
select p.parcel, p.number, c.table_key, c.row_key, c.column_key, c.value, c.state, c.raw, c.doubt
from cell as c
join parcel_report as p on p.report_id = c.report_id
where not p.is_whole or c.state <> 'number' or c.value is distinct from 0 or c.raw is distinct from '0' or c.doubt is not null
order by p.number, c.rowid;

create or replace temp table parcel_section as
select
  p.parcel, p.number, s.section_key, s.heading, s.start_offset, s.end_offset,
  -- where no table was cut out of it, it is a stretch of the text
  if(s.body = p.text[s.start_offset + 1:s.end_offset], null, s.body) as body
from section as s
join parcel_report as p on p.report_id = s.report_id
order by p.number, s.start_offset, s.rowid;

create or replace temp table parcel_warning as
select p.parcel, p.number, w.code, w.message
from warning as w
join parcel_place as p on p.report_id = w.report_id
order by p.number, w.rowid;

create or replace temp table parcel_indicator as
select
  p.parcel, p.number, i.key, i.value, i.unit, i.qualifier, i.scope, i.period, i.evidence, i.start_offset, i.end_offset,
  i.sentence_start, i.sentence_end, i.section_key, i.how
from indicator as i
join parcel_place as p on p.report_id = i.report_id
order by p.number, i.position;
