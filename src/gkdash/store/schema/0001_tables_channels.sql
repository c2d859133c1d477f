-- What the prose says of public requests, for what pages add up over many reports; made by insert_report_channel.sql.

create table report_channel (
  report_id varchar not null,
  subject varchar not null,
  received double,
  received_qualifier varchar,
  received_differs boolean not null,
  received_in_area boolean not null,
  closed double,
  satisfaction_rate double,
  satisfaction_base bigint,
  satisfaction_state varchar,
  satisfaction_claim_id varchar,
  is_preferred boolean not null
);
comment on table report_channel is 'One row per report and channel of public requests (requests: several together) of which the prose states for its year what was received, closed or found satisfactory; any other subject has a row where a satisfaction rate of it is stated.';
comment on column report_channel.report_id is 'The report (report.report_id).';
comment on column report_channel.subject is 'As in indicator: hotline_12345.';
comment on column report_channel.received is 'Cases received in the year, of the agency itself; null where none are stated, or several figures that differ.';
comment on column report_channel.received_qualifier is 'exact, at_least or about, of several the least exact one; null where the agency states no figure of its own.';
comment on column report_channel.received_differs is 'Whether it states several figures of cases received that differ.';
comment on column report_channel.received_in_area is 'Whether it states a figure of cases received for its whole area.';
comment on column report_channel.closed is 'Cases closed in the year, of the agency itself; null as for received.';
comment on column report_channel.satisfaction_rate is 'Percent as stated for the year, of the agency itself; of several that differ the lowest.';
comment on column report_channel.satisfaction_base is 'The cases it is of (claim_rate.denominator); null where the prose has no exact number of them.';
comment on column report_channel.satisfaction_state is 'differing (several rates that differ), over (more than 100), hedged, baseless (no exact number of cases), impossible (no whole number of cases gives it) or sound; null where no rate is stated.';
comment on column report_channel.satisfaction_claim_id is 'The claim that states it (indicator.claim_id).';
comment on column report_channel.is_preferred is 'Whether this is the satisfaction rate that stands for the report: of the hotline, else of several channels together, else of the first other subject, those that differ last.';
