-- The reports that pages choose from, by year: made from report, agency and the hierarchy each time.

create table current_report (
  report_id varchar not null,
  agency_id varchar not null,
  year integer not null,
  edition varchar not null,
  agency varchar not null,
  unit_type varchar,
  sums_units boolean not null,
  sums_governments boolean not null,
  revision_count bigint not null,
  file_count bigint not null,
  match varchar,
  cell_count integer not null
);
comment on table current_report is 'One row per current report with a year, ordered by year: what pages that add up choose from.';
comment on column current_report.report_id is 'The report (report.report_id).';
comment on column current_report.agency_id is 'The agency (agency.agency_id).';
comment on column current_report.year is 'Year reported on.';
comment on column current_report.edition is 'Edition of the statutory form that its tables follow.';
comment on column current_report.agency is 'Full name of the agency (agency.name).';
comment on column current_report.unit_type is 'Type of the agency (agency.unit_type).';
comment on column current_report.sums_units is 'True for a government where a unit below it reported for the same year: its report is the sum of theirs.';
comment on column current_report.sums_governments is 'True for a government where a government below it reported for the same year.';
comment on column current_report.revision_count is 'How many versions there are of this agency and year.';
comment on column current_report.file_count is 'How many documents there are of this agency and year, copies included.';
comment on column current_report.match is 'How its name was matched (report.match).';
comment on column current_report.cell_count is 'Number of its rows in table cell.';
