"""Questions a load asks before it reads anything: what is known already, and from where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb


@dataclass(frozen=True, slots=True)
class Known:
    """What the store holds of one file: how many documents, how many of them without a report, and their places."""

    documents: int
    failed: int
    is_current: bool
    sources: frozenset[str]


def known(connection: duckdb.DuckDBPyConnection, hashes: Sequence[str], parser_version: str) -> dict[str, Known]:
    """Return what is known of the files with these SHA-256, by hash; `is_current` where nothing has to be read again."""
    rows = connection.execute(
        "select s.file_sha256, count(distinct d.document_id), count(distinct d.document_id) filter (where d.error_code is not null),"
        " bool_and(d.parser_version = $version), list(distinct s.source)"
        " from source as s join document as d using (document_id)"
        " where s.file_sha256 in (select unnest($hashes::varchar[])) group by s.file_sha256",
        {"hashes": list(hashes), "version": parser_version},
    ).fetchall()
    return {row[0]: Known(row[1], row[2], row[3], frozenset(row[4])) for row in rows}
