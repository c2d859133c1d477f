"""A generation in memory, for one file or a few: the same tables and the same derivations, nothing on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from gkdash.store import schema, sql
from gkdash.store.derive import Rules, derive
from gkdash.store.examination import Examination
from gkdash.store.findings import Finished, replace_findings
from gkdash.store.rows import Loaded, tables
from gkdash.store.writer import insert_batch

_ALONE = pa.schema(
    [
        ("agency_id", pa.string()),
        ("name", pa.string()),
        ("unit_type", pa.string()),
        ("report_id", pa.string()),
        ("due_on", pa.date32()),
    ]
)


@dataclass(frozen=True, slots=True)
class Alone:
    """A report to be looked at by itself: whose it is, as far as is known, and when it was due."""

    loaded: Loaded
    name: str
    unit_type: str | None
    due_on: date | None


class Scratch:
    """A store that is gone when it is closed; for an agency's own clerk, for `gkdash parse`, and for tests of checks."""

    def __init__(self) -> None:
        self._connection = duckdb.connect(config={"threads": "1", "memory_limit": "512MB"})
        self._connection.execute("set enable_external_access = false")
        schema.create(self._connection, described=False)
        self._connection.execute("create temp table arrived (document_id varchar)")

    def fill(self, batch: Sequence[Loaded], rules: Rules) -> None:
        """Hold these documents and nothing else."""
        self._empty()
        insert_batch(self._connection, tables(batch), again=False)
        derive(self._connection, rules)

    def place(self, given: Sequence[Alone]) -> None:
        """Hold these reports and nothing else, each as the only one of an agency of its own, by its place in the order."""
        self._empty()
        insert_batch(self._connection, tables([item.loaded for item in given]), again=False)
        rows = [
            {
                "agency_id": f"{place}",
                "name": item.name,
                "unit_type": item.unit_type,
                "report_id": item.loaded.document_id,
                "due_on": item.due_on,
            }
            for place, item in enumerate(given)
        ]
        self._connection.register("given", pa.Table.from_pylist(rows, _ALONE))
        self._connection.execute(sql.statement("place_alone"))
        self._connection.unregister("given")

    def _empty(self) -> None:
        for name in schema.TABLES:
            if name != "store_info":
                self._connection.execute(f"delete from {name}")  # noqa: S608 - names of our own

    def examination(self) -> Examination:
        """Return it as checks see it."""
        return Examination(self._connection)

    def replace_findings(self, finished: Finished) -> None:
        """Put these findings in the place of all there are."""
        replace_findings(self._connection, finished)

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
