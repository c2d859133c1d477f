-- One row: how many documents, reports and failures the generation holds.
select
  (select count(*) from document) as document_count,
  (select count(*) from document where error_code is not null) as failed_count,
  (select count(*) from report) as report_count,
  (select count(*) from report where is_current) as current_count,
  (select count(*) from report where is_current and year is null) as undated_count,
  (select count(*) from agency where on_roster) as roster_count,
  (select count(*) from agency where not on_roster) as off_roster_count
