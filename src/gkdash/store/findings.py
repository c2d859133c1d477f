"""Where checks get what they judge and leave what they find; it judges nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import duckdb
import pyarrow as pa

from gkdash.fingerprints import finding_fingerprint
from gkdash.records import Finding
from gkdash.store import sql
from gkdash.store.batches import BATCH_ROWS, batches, insert

_FINDING = pa.schema(
    [
        ("check_id", pa.string()),
        ("severity", pa.string()),
        ("agency_id", pa.string()),
        ("year", pa.int32()),
        ("report_id", pa.string()),
        ("message", pa.string()),
        ("evidence", pa.string()),
        ("fingerprint", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Unfiled:
    """An agency and year filed late or not at all; `is_signed` tells that `filed_on` is the date of signature."""

    agency_id: str
    year: int
    report_id: str | None
    status: str
    due_on: date | None
    filed_on: date | None
    is_signed: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with what it is about."""

    finding: Finding
    agency_id: str
    year: int | None
    report_id: str | None
    evidence: tuple[dict[str, Any], ...] = ()


def unfiled(connection: duckdb.DuckDBPyConnection) -> Iterator[Unfiled]:
    """Yield what was filed late or is missing, by year and agency; the caller may write findings meanwhile."""
    for rows in batches(connection, sql.statement("unfiled")):
        yield from (Unfiled(*row) for row in rows)


def replace_findings(connection: duckdb.DuckDBPyConnection, found: Iterable[Found]) -> None:
    """Put these findings in the place of all there are, in one transaction."""
    connection.begin()
    try:
        connection.execute("delete from finding")
        waiting = iter(found)
        while rows := [_row(item) for item in islice(waiting, BATCH_ROWS)]:
            insert(connection, "finding", _FINDING, rows)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _row(item: Found) -> dict[str, Any]:
    return {
        "check_id": item.finding.check,
        "severity": item.finding.severity,
        "agency_id": item.agency_id,
        "year": item.year,
        "report_id": item.report_id,
        "message": item.finding.message,
        "evidence": json.dumps(item.evidence, ensure_ascii=False),
        "fingerprint": finding_fingerprint(item.evidence),
    }
