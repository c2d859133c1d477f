"""Where checks leave what they found, and how often each came to which outcome; it judges nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

import duckdb
import pyarrow as pa

from gkdash.fingerprints import finding_fingerprint
from gkdash.records import Finding
from gkdash.store import sql
from gkdash.store.batches import BATCH_ROWS, insert

_FINDING = pa.schema(
    [
        ("check_id", pa.string()),
        ("severity", pa.string()),
        ("fault", pa.string()),
        ("agency_id", pa.string()),
        ("year", pa.int32()),
        ("report_id", pa.string()),
        ("follows", pa.string()),
        ("message", pa.string()),
        ("params", pa.string()),
        ("evidence", pa.string()),
        ("fingerprint", pa.string()),
    ]
)
_TALLY = pa.schema([("check_id", pa.string()), ("outcome", pa.string()), ("report_count", pa.int64())])


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with what it is about."""

    finding: Finding
    agency_id: str
    year: int | None
    report_id: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a check came to an outcome, in reports (for `missing_report` in agencies and years)."""

    check: str
    outcome: str
    count: int


@dataclass(slots=True)
class Finished:
    """What a run of the checks gives: findings as they come, then, once those are taken, the tallies.

    `signature` tells by which checks and thresholds; `silent` are checks that looked at nothing, which is our defect.
    `keeps_prose` tells, then too, that the temporary tables `prose_known` and `prose_new` say what to keep for next time.
    """

    found: Iterable[Found]
    tallies: list[Tally]
    signature: str
    silent: list[str]
    keeps_prose: bool = False


def replace_findings(connection: duckdb.DuckDBPyConnection, finished: Finished) -> None:
    """Put these findings and tallies in the place of all there are.

    Findings come while other questions are asked of the same connection, so they are not one transaction; what is not
    complete has no tally, and the generation is not yet in service.
    """
    connection.execute("delete from finding")
    connection.execute("delete from check_tally")
    waiting = iter(finished.found)
    while rows := [_row(item) for item in islice(waiting, BATCH_ROWS)]:
        insert(connection, "finding", _FINDING, rows)
    if finished.keeps_prose:
        connection.execute(sql.statement("keep_prose"))
    insert(
        connection,
        "check_tally",
        _TALLY,
        [{"check_id": item.check, "outcome": item.outcome, "report_count": item.count} for item in finished.tallies],
    )


def _row(item: Found) -> dict[str, Any]:
    finding = item.finding
    return {
        "check_id": finding.check,
        "severity": finding.severity,
        "fault": finding.fault,
        "agency_id": item.agency_id,
        "year": item.year,
        "report_id": item.report_id,
        "follows": finding.follows or None,
        "message": finding.message,
        "params": json.dumps(dict(finding.params), ensure_ascii=False),
        "evidence": json.dumps(list(map(dict, finding.evidence)), ensure_ascii=False),
        "fingerprint": finding_fingerprint(finding.evidence),
    }
