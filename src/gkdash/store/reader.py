"""Read-only access to one published generation; it cannot write, reach files or change its own settings."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Self

import duckdb
import pyarrow as pa

from gkdash.errors import StoreError
from gkdash.store import sql
from gkdash.store.connect import open_published
from gkdash.store.examination import Examination

if TYPE_CHECKING:
    # half a second that reading one file need not wait for
    import pandas as pd


class Reader:
    """A generation opened for reading; any thread may query, each has a cursor of its own.

    `generation` is its file name: the key under which results may be cached, since a generation never changes.
    """

    def __init__(self, path: Path, *, threads: int = 4, memory: str | None = None) -> None:
        self.generation = path.name
        self._spill = TemporaryDirectory(prefix="gkdash-") if memory is not None else None
        spill = Path(self._spill.name) if self._spill is not None else None
        self._connection = open_published(path, threads=threads, memory=memory, spill=spill)
        self._local = threading.local()
        self._cursors: list[duckdb.DuckDBPyConnection] = []

    def query(self, name: str, /, **params: object) -> pd.DataFrame:
        """Run `queries/<name>.sql` with bound parameters (`$year`) and return all its rows.

        A list binds to a list parameter: `where agency_id in (select unnest($agencies))`. Raise StoreError for an
        unknown name or parameters that do not fit.
        """
        text = sql.query(name)
        try:
            return self._cursor().execute(text, params or None).df()
        except duckdb.Error as error:
            raise StoreError(f"查询“{name}”出错：{error}。Query {name!r} failed: {error}") from error

    def batches(self, name: str, /, rows: int = 50_000, **params: object) -> Iterator[pa.RecordBatch]:
        """Run a query as `query` does and yield its rows some at a time, for answers that may not fit into memory.

        An answer without rows is one batch without rows, which still has its columns. Another thread may query meanwhile, this one only when all are taken.
        """
        text = sql.query(name)
        try:
            found = self._cursor().execute(text, params or None).to_arrow_reader(rows)
            is_empty = True
            for batch in found:
                is_empty = False
                yield batch
            if is_empty:
                yield pa.RecordBatch.from_pylist([], schema=found.schema)
        except duckdb.Error as error:
            raise StoreError(f"查询“{name}”出错：{error}。Query {name!r} failed: {error}") from error

    def examination(self) -> Examination:
        """Return the generation as checks see it; what they make is temporary and gone with the reader."""
        return Examination(self._cursor())

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._local, "cursor", None)
        if cursor is None:
            cursor = self._connection.cursor()
            cursor.execute("use generation")
            self._local.cursor = cursor
            self._cursors.append(cursor)
        return cursor

    def close(self) -> None:
        """Let go of the file; no thread may be querying."""
        for cursor in self._cursors:
            cursor.close()
        self._connection.close()
        if self._spill is not None:
            self._spill.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
