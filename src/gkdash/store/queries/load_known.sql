-- One row per document whose own bytes or whose file has one of $hashes: it was handed in before, and whether it gave a report.
select sha256, file_sha256, member, error_code is null as has_report
from document
where list_contains($hashes::varchar[], sha256) or list_contains($hashes::varchar[], file_sha256)
order by sha256
