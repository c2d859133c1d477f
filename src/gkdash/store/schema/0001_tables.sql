-- The tables of a store. Keys are kept by the writer and proved before a generation is published, not by indexes:
-- an index over 200 million cells would not fit into memory.

create table store_info (
  key varchar not null,
  value varchar not null
);
comment on table store_info is 'One row per fact about this generation: what it was made from and by which rules.';
comment on column store_info.key is 'What is told: schema, derived_from, base.';
comment on column store_info.value is 'The value, as text.';

create table agency (
  agency_id varchar not null,
  name varchar not null,
  aliases varchar[] not null,
  unit_type varchar,
  parent_id varchar,
  since integer,
  until integer,
  on_roster boolean not null
);
comment on table agency is 'One row per agency: those of the roster, and those that only reports name.';
comment on column agency.agency_id is 'The id given by the roster, or one made from the printed name.';
comment on column agency.name is 'Full name; for an agency not on the roster the name as printed, and the file name where a report names none.';
comment on column agency.aliases is 'Other names that the roster gives.';
comment on column agency.unit_type is 'government, office, department, town, subdistrict, authorised or vertical; null where neither roster nor name tells.';
comment on column agency.parent_id is 'The agency above it (agency.agency_id); null at the top and where it is not known.';
comment on column agency.since is 'First report year for which it exists; null where open.';
comment on column agency.until is 'Last report year for which it exists; null where open.';
comment on column agency.on_roster is 'False for an agency that only reports name.';

create table document (
  document_id varchar not null,
  sha256 varchar not null,
  file_sha256 varchar not null,
  source varchar not null,
  file_name varchar not null,
  member varchar not null,
  media_type varchar not null,
  size_bytes bigint not null,
  first_seen timestamp not null,
  parser_version varchar not null,
  seconds double not null,
  error_code varchar,
  error_message varchar
);
comment on table document is 'One row per document ever given, told apart by content; a file that gave no report has its row too.';
comment on column document.document_id is 'First 60 bits of sha256 in base 32: twelve letters and digits.';
comment on column document.sha256 is 'SHA-256 of the document''s own bytes, in hexadecimal.';
comment on column document.file_sha256 is 'SHA-256 of the file it lay in, which is the archive''s name for it; another than sha256 only inside a .zip.';
comment on column document.source is 'Path of the file where it was first seen; all places are in table source.';
comment on column document.file_name is 'Name without folders: of the member inside a .zip, else of the file.';
comment on column document.member is 'Name inside a .zip; empty for a file of its own.';
comment on column document.media_type is 'Type as told by the content.';
comment on column document.size_bytes is 'Size in bytes.';
comment on column document.first_seen is 'When the run that first met it began, UTC.';
comment on column document.parser_version is 'Version of the reader and extractor that this row and its report come from.';
comment on column document.seconds is 'Time that reading took.';
comment on column document.error_code is 'Why it gave no report (unsupported_format, damaged, encrypted, too_large, no_text_layer, not_a_report, timeout); null for a report.';
comment on column document.error_message is 'The same as a sentence; null for a report.';

create table source (
  document_id varchar not null,
  source varchar not null,
  member varchar not null,
  file_sha256 varchar not null,
  first_seen timestamp not null
);
comment on table source is 'One row per place where a document was found: moved, renamed and copied files add rows here and nothing elsewhere.';
comment on column source.document_id is 'The document (document.document_id).';
comment on column source.source is 'Path of the file.';
comment on column source.member is 'Name inside a .zip; empty for a file of its own.';
comment on column source.file_sha256 is 'SHA-256 of the file at that path.';
comment on column source.first_seen is 'When the run that first met it there began, UTC.';

create table report (
  report_id varchar not null,
  document_id varchar not null,
  agency_id varchar,
  agency_name varchar,
  match varchar,
  year integer,
  edition varchar not null,
  title varchar not null,
  signed_on date,
  published_on date,
  due_on date,
  filed_on date,
  is_late boolean,
  revision integer,
  is_current boolean not null,
  copy_of varchar,
  cell_count integer not null,
  fingerprint varchar not null,
  text varchar not null
);
comment on table report is 'One row per report that was read, earlier revisions and copies included.';
comment on column report.report_id is 'Id of the report; a document gives one report at most, so it equals document_id.';
comment on column report.document_id is 'The document it was read from (document.document_id).';
comment on column report.agency_id is 'The agency (agency.agency_id); an ambiguous or missing name has an agency of its own.';
comment on column report.agency_name is 'Name as printed; null where title and signature give none.';
comment on column report.match is 'How the name was matched: exact, alias, … as the roster tells; unknown (not on the roster), ambiguous (fits several), unnamed.';
comment on column report.year is 'Year reported on; null where the document does not tell.';
comment on column report.edition is 'Edition of the statutory form that its tables follow.';
comment on column report.title is 'Title as printed.';
comment on column report.signed_on is 'Date under the signature; null where there is none.';
comment on column report.published_on is 'Date of publication that the document tells; null where it tells none.';
comment on column report.due_on is 'Deadline for this type of unit and year; null where type or year is not known.';
comment on column report.filed_on is 'The date that counts against the deadline: the later of signature and publication, of the first version of this agency and year; null where no version carries one that can be right.';
comment on column report.is_late is 'True where filed_on is after due_on; null where one of them is not known.';
comment on column report.revision is '1 for the first version of this agency and year, 2 for the next; a copy has the number of what it copies.';
comment on column report.is_current is 'True for the one report of this agency and year that pages show.';
comment on column report.copy_of is 'The report whose figures this one repeats in another file (report.report_id); null for a version of its own.';
comment on column report.cell_count is 'Number of its rows in table cell.';
comment on column report.fingerprint is 'Hash over edition, values and states of all cells; equal for equal figures.';
comment on column report.text is 'Plain text that all offsets refer to.';

create table cell (
  report_id varchar not null,
  table_key varchar not null,
  row_key varchar not null,
  column_key varchar not null,
  value double,
  state varchar not null,
  raw varchar,
  doubt varchar,
  part varchar,
  page integer,
  grid integer,
  grid_row integer,
  grid_column integer,
  start_offset integer,
  end_offset integer,
  box double[]
);
comment on table cell is 'One row per cell of the statutory tables of each report: every cell of the edition exactly once.';
comment on column cell.report_id is 'The report (report.report_id).';
comment on column cell.table_key is 'proactive, applications or remedies.';
comment on column cell.row_key is 'Row of the form.';
comment on column cell.column_key is 'Column of the form.';
comment on column cell.value is 'The figure; null unless state is number. A blank is never 0.';
comment on column cell.state is 'number, blank, placeholder, unreadable or missing.';
comment on column cell.raw is 'The cell''s text as printed; null exactly where state is missing.';
comment on column cell.doubt is 'Why the reading may be wrong (the parser''s doubt, never the agency''s fault); null where there is none.';
comment on column cell.part is 'Package part, sheet or member it stands in; null where the format has none.';
comment on column cell.page is 'Page, from 1; null for formats without pages.';
comment on column cell.grid is 'Number of the table in the document, from 1.';
comment on column cell.grid_row is 'Row in that table, from 0.';
comment on column cell.grid_column is 'Column in that table, from 0.';
comment on column cell.start_offset is 'Where the cell begins in report.text.';
comment on column cell.end_offset is 'Where it ends in report.text.';
comment on column cell.box is 'Left, bottom, right, top on the page in points from the lower left corner; null for formats without pages.';

create table section (
  report_id varchar not null,
  section_key varchar not null,
  heading varchar not null,
  characters integer not null,
  start_offset integer not null,
  end_offset integer not null,
  body varchar not null
);
comment on table section is 'One row per chapter found in each report.';
comment on column section.report_id is 'The report (report.report_id).';
comment on column section.section_key is 'overview, proactive, applications, remedies, problems or other.';
comment on column section.heading is 'Heading as printed.';
comment on column section.characters is 'Length of the prose without white space and tables.';
comment on column section.start_offset is 'Where the chapter''s body begins in report.text.';
comment on column section.end_offset is 'Where it ends in report.text.';
comment on column section.body is 'The prose, without the tables.';

create table warning (
  report_id varchar not null,
  code varchar not null,
  message varchar not null,
  part varchar,
  page integer,
  start_offset integer,
  end_offset integer
);
comment on table warning is 'One row per doubt or loss in reading a report, and where; never a fault of the agency.';
comment on column warning.report_id is 'The report (report.report_id).';
comment on column warning.code is 'Kind of doubt, for programs.';
comment on column warning.message is 'The same as a sentence.';
comment on column warning.part is 'Package part, sheet or member; null where not told.';
comment on column warning.page is 'Page, from 1; null where not told.';
comment on column warning.start_offset is 'Where it begins in report.text; null where not told.';
comment on column warning.end_offset is 'Where it ends in report.text; null where not told.';

create table finding (
  check_id varchar not null,
  severity varchar not null,
  fault varchar not null,
  agency_id varchar not null,
  year integer,
  report_id varchar,
  follows varchar,
  message varchar not null,
  params varchar not null,
  evidence varchar not null,
  fingerprint varchar not null
);
comment on table finding is 'One row per finding of a check.';
comment on column finding.check_id is 'Id of the check, stable for ever; docs/checks.md has them all.';
comment on column finding.fault is 'report, or parser where the reading may be what is wrong: that never counts against the agency.';
comment on column finding.follows is 'Check whose finding on the same report has the same cause; null for a finding of its own.';
comment on column finding.params is 'What the sentence is made from, as a JSON object: it can be said in another language.';
comment on column finding.severity is 'error, review or notice.';
comment on column finding.agency_id is 'The agency it is about (agency.agency_id).';
comment on column finding.year is 'Report year.';
comment on column finding.report_id is 'The report it is about; null where a report is missing.';
comment on column finding.message is 'The finding as a sentence, in Chinese.';
comment on column finding.evidence is 'What it rests on, as a JSON array of objects.';
comment on column finding.fingerprint is 'Hash of the values it rests on; a decision about it holds while this stays.';

create table check_tally (
  check_id varchar not null,
  outcome varchar not null,
  report_count bigint not null
);
comment on table check_tally is 'One row per check and outcome of the last run over this generation.';
comment on column check_tally.check_id is 'Id of the check.';
comment on column check_tally.outcome is 'passed, failed, not_applicable or not_evaluable.';
comment on column check_tally.report_count is 'Reports with this outcome; for missing_report agencies and years.';

create table filing (
  agency_id varchar not null,
  year integer not null,
  report_id varchar,
  due_on date,
  filed_on date,
  status varchar not null
);
comment on table filing is 'One row per agency and report year for which a report is there or, by the roster, is due.';
comment on column filing.agency_id is 'The agency (agency.agency_id).';
comment on column filing.year is 'Report year; only years for which at least one report is loaded.';
comment on column filing.report_id is 'The current report; null where none is there.';
comment on column filing.due_on is 'Deadline; null where the type of unit is not known.';
comment on column filing.filed_on is 'Date that counts against the deadline; null where there is no report or it carries no date.';
comment on column filing.status is 'on_time, late, undated (there, but date or deadline not known) or missing (not there, whether or not due_on has passed).';

create table revision_difference (
  agency_id varchar not null,
  year integer not null,
  revision integer not null,
  report_id varchar not null,
  previous_report_id varchar not null,
  table_key varchar not null,
  row_key varchar not null,
  column_key varchar not null,
  value_before double,
  state_before varchar,
  raw_before varchar,
  value_after double,
  state_after varchar,
  raw_after varchar
);
comment on table revision_difference is 'One row per cell whose value or state differs between a revision and the one before it.';
comment on column revision_difference.agency_id is 'The agency (agency.agency_id).';
comment on column revision_difference.year is 'Report year.';
comment on column revision_difference.revision is 'Number of the later revision, 2 or more.';
comment on column revision_difference.report_id is 'The later report (report.report_id).';
comment on column revision_difference.previous_report_id is 'The earlier report (report.report_id).';
comment on column revision_difference.table_key is 'Table of the form.';
comment on column revision_difference.row_key is 'Row of the form.';
comment on column revision_difference.column_key is 'Column of the form.';
comment on column revision_difference.value_before is 'Figure in the earlier report.';
comment on column revision_difference.state_before is 'State in the earlier report; null where its edition has no such cell.';
comment on column revision_difference.raw_before is 'Text in the earlier report.';
comment on column revision_difference.value_after is 'Figure in the later report.';
comment on column revision_difference.state_after is 'State in the later report; null where its edition has no such cell.';
comment on column revision_difference.raw_after is 'Text in the later report.';

create table report_measure (
  report_id varchar not null,
  number_count integer not null,
  nonzero_count integer not null,
  blank_count integer not null,
  placeholder_count integer not null,
  unreadable_count integer not null,
  missing_count integer not null,
  doubtful_count integer not null,
  is_all_zero boolean,
  new_received double,
  carried_in double,
  granted double,
  partly_granted double,
  refused double,
  unavailable double,
  rejected double,
  other_outcome double,
  processed_total double,
  carried_out double,
  review_total double,
  review_corrected double,
  litigation_total double,
  litigation_corrected double,
  normative_issued double,
  normative_repealed double,
  normative_in_force double,
  licensing_decisions double,
  penalty_decisions double,
  coercion_decisions double,
  fees_wan double,
  claim_count integer not null,
  hotline_received double,
  hotline_closed double,
  hotline_qualifier varchar,
  satisfaction_rate double,
  satisfaction_of varchar,
  requests_received double,
  requests_qualifier varchar,
  proactive_published double,
  proactive_qualifier varchar
);
comment on table report_measure is 'One row per report: its cells counted by state, and the figures that pages show. A figure is null unless every cell it needs is a number.';
comment on column report_measure.report_id is 'The report (report.report_id).';
comment on column report_measure.number_count is 'Cells that hold a figure, zero included.';
comment on column report_measure.nonzero_count is 'Cells that hold a figure other than zero.';
comment on column report_measure.blank_count is 'Cells that are there and empty.';
comment on column report_measure.placeholder_count is 'Cells with /, 无 and the like.';
comment on column report_measure.unreadable_count is 'Cells whose text gives no figure.';
comment on column report_measure.missing_count is 'Cells of the form that the document has not.';
comment on column report_measure.doubtful_count is 'Cells whose reading may be wrong.';
comment on column report_measure.is_all_zero is 'True where every figure is zero and each of the three tables has one; false where a figure is not zero; else null.';
comment on column report_measure.new_received is 'Applications received in the year (一), column 总计.';
comment on column report_measure.carried_in is 'Applications carried in from the year before (二), column 总计.';
comment on column report_measure.granted is 'Outcome （一）予以公开, column 总计.';
comment on column report_measure.partly_granted is 'Outcome （二）部分公开, column 总计.';
comment on column report_measure.refused is 'Outcomes （三）不予公开, all eight rows, column 总计.';
comment on column report_measure.unavailable is 'Outcomes （四）无法提供, all three rows, column 总计.';
comment on column report_measure.rejected is 'Outcomes （五）不予处理, all five rows, column 总计.';
comment on column report_measure.other_outcome is 'Outcomes （六）其他处理, one row or all three, column 总计.';
comment on column report_measure.processed_total is 'Outcome （七）总计 as printed, column 总计.';
comment on column report_measure.carried_out is 'Applications carried out to the next year (四), column 总计.';
comment on column report_measure.review_total is '行政复议 total.';
comment on column report_measure.review_corrected is '行政复议 corrected.';
comment on column report_measure.litigation_total is '行政诉讼 total, direct and after review.';
comment on column report_measure.litigation_corrected is '行政诉讼 corrected, direct and after review.';
comment on column report_measure.normative_issued is '行政规范性文件 issued in the year; edition 2021 only.';
comment on column report_measure.normative_repealed is '行政规范性文件 repealed in the year; edition 2021 only.';
comment on column report_measure.normative_in_force is '行政规范性文件 in force; edition 2021 only.';
comment on column report_measure.licensing_decisions is '行政许可 decisions.';
comment on column report_measure.penalty_decisions is '行政处罚 decisions.';
comment on column report_measure.coercion_decisions is '行政强制 decisions.';
comment on column report_measure.fees_wan is '行政事业性收费 in 万元; edition 2021 only.';
comment on column report_measure.claim_count is 'Figures that the prose states (rows in table indicator).';
comment on column report_measure.hotline_received is 'Work orders of the 12345 hotline received in the year, of the agency''s own, as the prose states; null where it states none, or several that differ. Never 0 for not reported.';
comment on column report_measure.hotline_closed is 'Work orders of the 12345 hotline closed; null as for hotline_received.';
comment on column report_measure.hotline_qualifier is 'exact, at_least or about, for hotline_received; null where that is.';
comment on column report_measure.satisfaction_rate is 'Satisfaction rate in percent that the prose states for the agency''s own year: of the 12345 hotline, else of the requests pooled, else of the first other subject; null where it states none.';
comment on column report_measure.satisfaction_of is 'Subject of satisfaction_rate (indicator.subject); null where that is.';
comment on column report_measure.requests_received is 'Public requests received over the channels that the prose pools; null as for hotline_received.';
comment on column report_measure.requests_qualifier is 'exact, at_least or about, for requests_received; null where that is.';
comment on column report_measure.proactive_published is 'Items of government information disclosed on own initiative over all channels, as the prose states; null as for hotline_received.';
comment on column report_measure.proactive_qualifier is 'exact, at_least or about, for proactive_published; null where that is.';
