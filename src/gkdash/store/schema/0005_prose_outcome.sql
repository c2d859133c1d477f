-- What the checks of the prose came to, report by report: the next run examines only what is new or has other surroundings.

create table prose_outcome (
  report_id varchar not null,
  previous_id varchar,
  basis varchar not null,
  outcomes varchar not null,
  findings varchar,
  clauses blob
);
comment on table prose_outcome is 'One row per report whose prose was examined; kept so that a load of few reports examines few.';
comment on column prose_outcome.report_id is 'The report (report.report_id).';
comment on column prose_outcome.previous_id is 'The agency''s report of the year before, which was at hand; null where there is none.';
comment on column prose_outcome.basis is 'Hash of all else that was at hand: the checks themselves, the type of unit, the names of the agency and of those around it.';
comment on column prose_outcome.outcomes is 'One letter per check of the prose, in their order: f failed, p passed, e not evaluable, a not applicable.';
comment on column prose_outcome.findings is 'The findings as a JSON array of arrays; null where there are none.';
comment on column prose_outcome.clauses is 'The clauses of chapters one and five for comparison with other agencies: their hashes, then their lengths, 32 bits each; null where it cannot be compared.';
