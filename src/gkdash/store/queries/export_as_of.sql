-- One row: of when the generation's documents are, by which versions they were read, and how many there are.
select
  max(first_seen) as loaded_at,
  count(*) as document_count,
  count(*) filter (where error_code is not null) as failed_count,
  string_agg(distinct parser_version, ', ' order by parser_version) as parser_versions
from document
