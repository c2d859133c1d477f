-- Table macros: what several queries ask in the same words.

-- Current reports within a scope, of a type of unit, of one agency (null is everything), of these years; is_sum tells a
-- government's report, which is the sum of the units below it, where one of those is chosen for the same year: who adds
-- figures up leaves it out.
create macro chosen_report(scope_id, unit_kind, one_agency, from_year, to_year) as table (
  with recursive inside as (
    select agency_id, name, unit_type, parent_id from agency where scope_id::varchar is null or agency_id = scope_id::varchar
    union
    select a.agency_id, a.name, a.unit_type, a.parent_id from agency as a join inside as i on a.parent_id = i.agency_id
    where scope_id::varchar is not null
  ),
  chosen as (
    select r.report_id, r.agency_id, r.year, r.edition, i.name, i.unit_type, i.parent_id
    from report as r
    join inside as i on i.agency_id = r.agency_id
    where r.is_current
      and r.year between from_year::integer and to_year::integer
      and (unit_kind::varchar is null or i.unit_type = unit_kind::varchar)
      and (one_agency::varchar is null or i.agency_id = one_agency::varchar)
  ),
  above as (
    select distinct year, parent_id as agency_id from chosen where parent_id is not null
    union
    select b.year, a.parent_id from agency as a join above as b on a.agency_id = b.agency_id where a.parent_id is not null
  )
  select c.*, c.unit_type is not distinct from 'government' and b.agency_id is not null as is_sum
  from chosen as c
  left join above as b on b.agency_id = c.agency_id and b.year = c.year
);
