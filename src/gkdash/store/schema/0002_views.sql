create view cell_current as
select r.agency_id, r.year, r.edition, c.*
from cell as c
join report as r on r.report_id = c.report_id
where r.is_current;
comment on view cell_current is 'One row per cell of each current report, with its agency and year.';
comment on column cell_current.agency_id is 'The agency (agency.agency_id).';
comment on column cell_current.year is 'Report year.';
comment on column cell_current.edition is 'Edition of the form.';
comment on column cell_current.report_id is 'As in cell.';
comment on column cell_current.table_key is 'As in cell.';
comment on column cell_current.row_key is 'As in cell.';
comment on column cell_current.column_key is 'As in cell.';
comment on column cell_current.value is 'As in cell.';
comment on column cell_current.state is 'As in cell.';
comment on column cell_current.raw is 'As in cell.';
comment on column cell_current.doubt is 'As in cell.';
comment on column cell_current.part is 'As in cell.';
comment on column cell_current.page is 'As in cell.';
comment on column cell_current.grid is 'As in cell.';
comment on column cell_current.grid_row is 'As in cell.';
comment on column cell_current.grid_column is 'As in cell.';
comment on column cell_current.start_offset is 'As in cell.';
comment on column cell_current.end_offset is 'As in cell.';
comment on column cell_current.box is 'As in cell.';

create view report_summary as
select
  r.report_id,
  r.document_id,
  r.agency_id,
  a.name as agency,
  r.agency_name,
  r.match,
  a.unit_type,
  a.parent_id,
  a.on_roster,
  r.year,
  r.edition,
  r.title,
  r.signed_on,
  r.published_on,
  r.due_on,
  r.filed_on,
  r.is_late,
  r.revision,
  coalesce(v.revision_count, 1) as revision_count,
  coalesce(v.file_count, 1) as file_count,
  d.file_name,
  d.media_type,
  r.cell_count,
  m.* exclude (report_id)
from report as r
join agency as a on a.agency_id = r.agency_id
join document as d on d.document_id = r.document_id
join report_measure as m on m.report_id = r.report_id
left join current_report as v on v.report_id = r.report_id
where r.is_current;
comment on view report_summary is 'One row per current report, with the measures that pages show.';
comment on column report_summary.report_id is 'As in report.';
comment on column report_summary.document_id is 'As in report.';
comment on column report_summary.agency_id is 'As in report.';
comment on column report_summary.agency is 'Full name of the agency (agency.name).';
comment on column report_summary.agency_name is 'Name as printed; null where title and signature give none.';
comment on column report_summary.match is 'As in report.';
comment on column report_summary.unit_type is 'As in agency.';
comment on column report_summary.parent_id is 'As in agency.';
comment on column report_summary.on_roster is 'As in agency.';
comment on column report_summary.year is 'As in report.';
comment on column report_summary.edition is 'As in report.';
comment on column report_summary.title is 'As in report.';
comment on column report_summary.signed_on is 'As in report.';
comment on column report_summary.published_on is 'As in report.';
comment on column report_summary.due_on is 'As in report.';
comment on column report_summary.filed_on is 'As in report.';
comment on column report_summary.is_late is 'As in report.';
comment on column report_summary.revision is 'As in report.';
comment on column report_summary.revision_count is 'How many versions there are of this agency and year.';
comment on column report_summary.file_count is 'How many documents there are of this agency and year, copies included.';
comment on column report_summary.file_name is 'As in document.';
comment on column report_summary.media_type is 'As in document.';
comment on column report_summary.cell_count is 'As in report.';
comment on column report_summary.number_count is 'As in report_measure.';
comment on column report_summary.nonzero_count is 'As in report_measure.';
comment on column report_summary.blank_count is 'As in report_measure.';
comment on column report_summary.placeholder_count is 'As in report_measure.';
comment on column report_summary.unreadable_count is 'As in report_measure.';
comment on column report_summary.missing_count is 'As in report_measure.';
comment on column report_summary.doubtful_count is 'As in report_measure.';
comment on column report_summary.is_all_zero is 'As in report_measure.';
comment on column report_summary.new_received is 'As in report_measure.';
comment on column report_summary.carried_in is 'As in report_measure.';
comment on column report_summary.granted is 'As in report_measure.';
comment on column report_summary.partly_granted is 'As in report_measure.';
comment on column report_summary.refused is 'As in report_measure.';
comment on column report_summary.unavailable is 'As in report_measure.';
comment on column report_summary.rejected is 'As in report_measure.';
comment on column report_summary.other_outcome is 'As in report_measure.';
comment on column report_summary.processed_total is 'As in report_measure.';
comment on column report_summary.carried_out is 'As in report_measure.';
comment on column report_summary.review_total is 'As in report_measure.';
comment on column report_summary.review_corrected is 'As in report_measure.';
comment on column report_summary.litigation_total is 'As in report_measure.';
comment on column report_summary.litigation_corrected is 'As in report_measure.';
comment on column report_summary.normative_issued is 'As in report_measure.';
comment on column report_summary.normative_repealed is 'As in report_measure.';
comment on column report_summary.normative_in_force is 'As in report_measure.';
comment on column report_summary.licensing_decisions is 'As in report_measure.';
comment on column report_summary.penalty_decisions is 'As in report_measure.';
comment on column report_summary.coercion_decisions is 'As in report_measure.';
comment on column report_summary.fees_wan is 'As in report_measure.';
comment on column report_summary.claim_count is 'As in report_measure.';
comment on column report_summary.hotline_received is 'As in report_measure.';
comment on column report_summary.hotline_closed is 'As in report_measure.';
comment on column report_summary.hotline_qualifier is 'As in report_measure.';
comment on column report_summary.satisfaction_rate is 'As in report_measure.';
comment on column report_summary.satisfaction_of is 'As in report_measure.';
comment on column report_summary.requests_received is 'As in report_measure.';
comment on column report_summary.requests_qualifier is 'As in report_measure.';
comment on column report_summary.proactive_published is 'As in report_measure.';
comment on column report_summary.proactive_qualifier is 'As in report_measure.';
