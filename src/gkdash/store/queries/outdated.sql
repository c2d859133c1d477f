-- One row: how many documents were read by another version than $parser_version.
select count(*) as document_count
from document
where parser_version <> $parser_version
