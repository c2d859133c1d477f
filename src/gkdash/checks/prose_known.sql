-- One row per report to look at, with what came of its prose before where nothing it depends on has changed.
-- A reading that is replaced has taken what came of it, and of the next year's report, with it.
create or replace temp table prose_asked as
with called as (
  select agency_id, parent_id, on_roster, unit_type, list_append(aliases, name) as names
  from agency
),

around as (
  -- what an agency's name may be mistaken for: the names of the others under the same parent, and of the parent
  select parent_id, md5(list(distinct name order by name)::varchar) as names
  from (
    select parent_id, unnest(names) as name
    from called
    where on_roster and parent_id is not null
    union all
    select agency_id as parent_id, unnest(names) as name
    from called
  )
  group by parent_id
),

surrounded as (
  select
    c.agency_id,
    md5([v.version, c.unit_type, list_sort(list_distinct(c.names))::varchar, a.names]::varchar) as basis
  from called as c
  cross join prose_version as v
  left join around as a on a.parent_id = c.parent_id
)

select
  e.report_id,
  e.agency_id,
  e.year,
  e.unit_type,
  e.previous_id,
  s.basis,
  k.outcomes,
  k.findings,
  k.clauses
from examined as e
join surrounded as s on s.agency_id = e.agency_id
left join prose_outcome as k
  on k.report_id = e.report_id and k.basis = s.basis and k.previous_id is not distinct from e.previous_id;

create or replace temp table prose_known as
select report_id
from prose_asked
where outcomes is not null;

create or replace temp table prose_new as
from prose_outcome
limit 0;

create or replace temp table to_read as
with due as (
  from prose_asked
  where outcomes is null
)

select report_id, agency_id, year, unit_type, previous_id, true as is_due
from due
union all
select a.report_id, a.agency_id, a.year, a.unit_type, a.previous_id, false as is_due
from prose_asked as a
semi join due as d on d.previous_id = a.report_id
where a.outcomes is not null;
