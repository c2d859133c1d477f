-- What pages choose from and add up, in one row per report and ordered by year: made from the tables beside it each time.

create table current_report as
select
  r.report_id,
  r.agency_id,
  r.year,
  r.edition,
  a.name as agency,
  a.unit_type,
  r.match,
  r.cell_count,
  ['town'] as types_below,
  1::bigint as revision_count,
  1::bigint as file_count,
  m.* exclude (report_id),
  o.* exclude (report_id, review_total, review_corrected)
from report as r, agency as a, report_measure as m, report_outcome as o
limit 0;
comment on table current_report is 'One row per current report with a year, by year, with its agency and all its figures of report_measure and report_outcome: what pages that add up choose from.';
comment on column current_report.report_id is 'The report (report.report_id).';
comment on column current_report.agency_id is 'The agency (agency.agency_id).';
comment on column current_report.year is 'Year reported on.';
comment on column current_report.edition is 'Edition of the statutory form that its tables follow.';
comment on column current_report.agency is 'Full name of the agency (agency.name).';
comment on column current_report.unit_type is 'Type of the agency (agency.unit_type).';
comment on column current_report.match is 'How its name was matched (report.match).';
comment on column current_report.cell_count is 'Number of its rows in table cell.';
comment on column current_report.types_below is 'For a government, the types of the units below it that reported for the same year (unknown where a type is not known): its report is the sum of theirs. Empty for other agencies.';
comment on column current_report.revision_count is 'How many versions there are of this agency and year.';
comment on column current_report.file_count is 'How many documents there are of this agency and year, copies included.';

create table current_channel as
select c.agency_id, c.year, c.agency, c.unit_type, h.*
from current_report as c, report_channel as h
limit 0;
comment on table current_channel is 'One row per row of report_channel of a current report with a year, by year, with its agency.';
comment on column current_channel.agency_id is 'The agency (agency.agency_id).';
comment on column current_channel.year is 'Year reported on.';
comment on column current_channel.agency is 'Full name of the agency (agency.name).';
comment on column current_channel.unit_type is 'Type of the agency (agency.unit_type).';
