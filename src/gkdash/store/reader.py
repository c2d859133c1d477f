"""Read-only access to one published generation; it cannot write, reach files or change its own settings."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pandas as pd

from gkdash.errors import StoreError
from gkdash.store import sql


class Reader:
    """A generation opened for reading; any thread may query, each has a cursor of its own.

    `generation` is its file name: the key under which results may be cached, since a generation never changes.
    """

    def __init__(self, path: Path, *, threads: int = 4) -> None:
        self.generation = path.name
        try:
            self._connection = duckdb.connect(
                str(path),
                read_only=True,
                config={"enable_external_access": "false", "lock_configuration": "true", "threads": str(threads)},
            )
        except duckdb.Error as error:
            raise StoreError(
                f"The generation {path.name} cannot be opened: {error}.",
                "Point CURRENT at an earlier generation, or load with --rebuild.",
            ) from error
        self._local = threading.local()

    def query(self, name: str, **params: object) -> pd.DataFrame:
        """Run `queries/<name>.sql` with bound parameters (`$year`) and return all its rows.

        A list binds to a list parameter: `where agency_id in (select unnest($agencies))`. Raise StoreError for an
        unknown name or parameters that do not fit.
        """
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._local, "cursor", None)
        if cursor is None:
            cursor = self._local.cursor = self._connection.cursor()
        text = sql.query(name)
        try:
            return cursor.execute(text, params or None).df()
        except duckdb.Error as error:
            raise StoreError(f"Query {name!r} failed: {error}") from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
