-- What the prose states in figures, what follows from it, and what people decided about it.

create table indicator (
  claim_id varchar not null,
  report_id varchar not null,
  position integer not null,
  key varchar not null,
  subject varchar not null,
  measure varchar not null,
  value double not null,
  unit varchar not null,
  qualifier varchar not null,
  scope varchar not null,
  period varchar not null,
  evidence varchar not null,
  start_offset integer not null,
  end_offset integer not null,
  sentence_start integer not null,
  sentence_end integer not null,
  sentence varchar not null,
  section_key varchar not null,
  how varchar not null
);
comment on table indicator is 'One row per figure that the prose of a report states about its year: a claim, with the words it rests on.';
comment on column indicator.claim_id is 'Id made from the document, key, scope, period and evidence, so that the same words give the same id when a document is read again.';
comment on column indicator.report_id is 'The report (report.report_id).';
comment on column indicator.position is 'Number of the claim in its report, from 0, in reading order.';
comment on column indicator.key is 'What is claimed, <subject>.<measure>: hotline_12345.received.';
comment on column indicator.subject is 'What is counted: hotline_12345.';
comment on column indicator.measure is 'What is said of it: received, closed, satisfaction_rate.';
comment on column indicator.value is 'The figure in the base unit: 万 multiplied out, a rate in percent, a fee in yuan.';
comment on column indicator.unit is 'Measure word as written; where none is, the usual one of the key.';
comment on column indicator.qualifier is 'exact, at_least (余, 多, 以上) or about (约, 近, 左右).';
comment on column indicator.scope is 'own, or area for a figure of the whole county, city or system.';
comment on column indicator.period is 'year or cumulative.';
comment on column indicator.evidence is 'The shortest clause that states the figure, or the words that refer back to one (均已办结).';
comment on column indicator.start_offset is 'Where the evidence begins in report.text.';
comment on column indicator.end_offset is 'Where it ends in report.text.';
comment on column indicator.sentence_start is 'Where the sentence around it begins in report.text.';
comment on column indicator.sentence_end is 'Where it ends in report.text.';
comment on column indicator.sentence is 'The sentence.';
comment on column indicator.section_key is 'The chapter it stands in (section.section_key).';
comment on column indicator.how is 'By which rule it was arrived at: stated, joint_verb, all_closed, zero_words, shared_rate, respectively.';

create table claim_rate (
  report_id varchar not null,
  subject varchar not null,
  measure varchar not null,
  scope varchar not null,
  period varchar not null,
  rate double not null,
  is_stated boolean not null,
  numerator bigint,
  denominator bigint,
  is_possible boolean,
  claim_id varchar
);
comment on table claim_rate is 'One row per rate of a subject: implied by its counts (closed out of received), or stated by the prose.';
comment on column claim_rate.report_id is 'The report (report.report_id).';
comment on column claim_rate.subject is 'As in indicator.';
comment on column claim_rate.measure is 'closure_rate for an implied one; for a stated one as in indicator.';
comment on column claim_rate.scope is 'As in indicator.';
comment on column claim_rate.period is 'As in indicator.';
comment on column claim_rate.rate is 'Percent; an implied one is not rounded.';
comment on column claim_rate.is_stated is 'True for a rate that the prose states, false for one that follows from its counts.';
comment on column claim_rate.numerator is 'Cases closed; null for a stated rate, whose numerator nobody tells.';
comment on column claim_rate.denominator is 'Cases received, those carried in included where they are stated; for a stated rate the count that the prose gives for it, for a group the sum of the channels in its sentence; null where it gives none.';
comment on column claim_rate.is_possible is 'Whether a whole number of cases out of the denominator gives the stated rate as printed, rounded or cut off; null where there is no exact denominator, and for an implied rate.';
comment on column claim_rate.claim_id is 'The claim that states it (indicator.claim_id); null for an implied rate.';

create table review (
  kind varchar not null,
  agency_id varchar not null,
  year integer not null,
  report_id varchar,
  status varchar not null,
  decision varchar not null,
  reason varchar not null,
  person varchar not null,
  decided_at timestamp not null,
  claim_id varchar,
  key varchar,
  scope varchar,
  period varchar,
  value double,
  evidence varchar,
  corrected_value double,
  check_id varchar,
  fingerprint varchar,
  message varchar
);
comment on table review is 'One row per decision of a person in force when this generation was made: about a claim of the prose, or about a finding. A copy for reading; decisions are kept in the state database.';
comment on column review.kind is 'claim or finding.';
comment on column review.agency_id is 'The agency (agency.agency_id); as noted with the decision where no agency has that id or name now.';
comment on column review.year is 'Report year.';
comment on column review.report_id is 'The current report of this agency and year; null where there is none.';
comment on column review.status is 'active while the report still has the claim, or the finding, with the values it was decided on; lapsed where these have changed.';
comment on column review.decision is 'For a claim confirmed, corrected or rejected; for a finding confirmed, explained, waived, sent_back or mended.';
comment on column review.reason is 'Why, in the words of who decided.';
comment on column review.person is 'Who decided.';
comment on column review.decided_at is 'When, UTC.';
comment on column review.claim_id is 'The claim it is about (indicator.claim_id); null where lapsed, and for a finding.';
comment on column review.key is 'What was claimed, as in indicator; null for a finding.';
comment on column review.scope is 'As in indicator; null for a finding.';
comment on column review.period is 'As in indicator; null for a finding.';
comment on column review.value is 'The figure it was decided on, as extracted; never the corrected one. Null for a finding.';
comment on column review.evidence is 'The words it was decided on; null for a finding.';
comment on column review.corrected_value is 'What the person says the figure is; null unless decision is corrected.';
comment on column review.check_id is 'The check whose finding it is about; null for a claim.';
comment on column review.fingerprint is 'The values it was decided on (finding.fingerprint); null for a claim.';
comment on column review.message is 'The finding as a sentence, as it was then; null for a claim.';
