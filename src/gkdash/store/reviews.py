"""Puts a copy of what people decided into a generation, each with whether it still holds; decides nothing itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice

import duckdb
import pyarrow as pa

from gkdash.store import sql
from gkdash.store.batches import BATCH_ROWS, insert
from gkdash.store.texts import storable


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A decision in force as the state tells it; `decided_at` is UTC without a zone.

    What belongs to the other kind (`claim` or `finding`) is None.
    """

    kind: str
    agency_id: str
    agency: str
    year: int
    decision: str
    reason: str
    person: str
    decided_at: datetime
    key: str | None = None
    scope: str | None = None
    period: str | None = None
    value: float | None = None
    evidence: str | None = None
    corrected_value: float | None = None
    check_id: str | None = None
    fingerprint: str | None = None
    message: str | None = None


_DECIDED = pa.schema(
    [
        ("kind", pa.string()),
        ("agency_id", pa.string()),
        ("agency", pa.string()),
        ("year", pa.int32()),
        ("decision", pa.string()),
        ("reason", pa.string()),
        ("person", pa.string()),
        ("decided_at", pa.timestamp("us")),
        ("key", pa.string()),
        ("scope", pa.string()),
        ("period", pa.string()),
        ("value", pa.float64()),
        ("evidence", pa.string()),
        ("corrected_value", pa.float64()),
        ("check_id", pa.string()),
        ("fingerprint", pa.string()),
        ("message", pa.string()),
    ]
)


def replace_reviews(connection: duckdb.DuckDBPyConnection, decided: Iterable[Reviewed]) -> None:
    """Put these decisions in the place of all there are, in one transaction; findings must be there already."""
    columns = ", ".join(f"{field.name} {_TYPES[field.type]}" for field in _DECIDED)
    connection.begin()
    try:
        connection.execute(f"create or replace temp table decided ({columns})")
        waiting = iter(decided)
        while rows := [_row(item) for item in islice(waiting, BATCH_ROWS)]:
            insert(connection, "decided", _DECIDED, rows)
        connection.execute("delete from review")
        connection.execute(f"insert into review by name {sql.statement('reviews')}")
        connection.execute("drop table decided")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


_TYPES = {pa.string(): "varchar", pa.int32(): "integer", pa.float64(): "double", pa.timestamp("us"): "timestamp"}


def _row(item: Reviewed) -> dict[str, object]:
    return {name: storable(value) if isinstance(value, str) else value for name, value in asdict(item).items()}
