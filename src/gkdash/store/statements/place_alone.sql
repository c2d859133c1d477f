-- Every report of `given` becomes the only one of an agency of its own, with its deadline and the day that counts.
insert into agency by name
select agency_id, name, []::varchar[] as aliases, unit_type, null as parent_id, null as since, null as until, false as on_roster
from given;

update report
set
  agency_id = g.agency_id,
  match = 'exact',
  revision = 1,
  is_current = true,
  due_on = g.due_on,
  filed_on = greatest(
    if(report.signed_on >= make_date(report.year, 12, 1), report.signed_on, null),
    if(report.published_on >= make_date(report.year, 12, 1), report.published_on, null)
  )
from given as g
where g.report_id = report.report_id;

update report
set is_late = filed_on > due_on;
