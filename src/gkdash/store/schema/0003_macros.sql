-- Table macros: what several queries ask in the same words.

-- An agency and all below it; nothing where null.
create macro inside_scope(scope_id) as table (
  with recursive inside as (
    select agency_id from agency where agency_id = scope_id::varchar
    union
    select a.agency_id from agency as a join inside as i on a.parent_id = i.agency_id
  )
  select agency_id from inside
);

-- Agencies within a scope, of some types of unit (by commas: town,subdistrict), or one agency alone; null is everything.
create macro chosen_agency(scope_id, unit_types, one_agency) as table (
  select a.agency_id, a.name, a.unit_type, a.parent_id, a.on_roster
  from agency as a
  where (unit_types::varchar is null or list_contains(string_split(unit_types::varchar, ','), a.unit_type))
    and (one_agency::varchar is null or a.agency_id = one_agency::varchar)
    and (scope_id::varchar is null or a.agency_id in (select i.agency_id from inside_scope(scope_id) as i))
);

-- Current reports of these agencies and years; is_sum tells a government's report, which is the sum of the units below it,
-- where one of those is chosen for the same year: who adds figures up leaves it out.
create macro chosen_report(scope_id, unit_types, one_agency, from_year, to_year) as table (
  select
    r.* rename (agency as name),
    one_agency::varchar is null and if(
      unit_types::varchar is null, len(r.types_below) > 0, list_has_any(r.types_below, string_split(unit_types::varchar, ','))
    ) as is_sum
  from current_report as r
  where r.year between from_year::integer and to_year::integer
    and (unit_types::varchar is null or list_contains(string_split(unit_types::varchar, ','), r.unit_type))
    and (one_agency::varchar is null or r.agency_id = one_agency::varchar)
    and (scope_id::varchar is null or r.agency_id in (select i.agency_id from inside_scope(scope_id) as i))
);

-- What the prose of these reports says of channels of public requests.
create macro chosen_channel(scope_id, unit_types, one_agency, from_year, to_year) as table (
  select c.*
  from current_channel as c
  where c.year between from_year::integer and to_year::integer
    and (unit_types::varchar is null or list_contains(string_split(unit_types::varchar, ','), c.unit_type))
    and (one_agency::varchar is null or c.agency_id = one_agency::varchar)
    and (scope_id::varchar is null or c.agency_id in (select i.agency_id from inside_scope(scope_id) as i))
);
