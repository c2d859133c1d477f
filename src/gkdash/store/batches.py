"""Rows in and out of a connection a batch at a time, so that memory does not grow with the store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import duckdb
import pyarrow as pa

Row: TypeAlias = dict[str, Any]

BATCH_ROWS = 5_000


def batches(connection: duckdb.DuckDBPyConnection, text: str) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the rows of a query in batches; the caller may write meanwhile, but not begin another `batches`."""
    # by way of a table, since the caller writes on the same connection while the rows come
    connection.execute(
        f"create or replace temp table batched as select row_number() over () as number, * from ({text}) order by number"  # noqa: S608 - our own text
    )
    start = 0
    while rows := connection.execute(
        "select * exclude (number) from batched where number > ? and number <= ? order by number",
        [start, start + BATCH_ROWS],
    ).fetchall():
        yield rows
        start += BATCH_ROWS


def insert(connection: duckdb.DuckDBPyConnection, table: str, columns: pa.Schema, rows: list[Row]) -> None:
    """Append rows to a table."""
    if not rows:
        return
    connection.register("given", pa.Table.from_pylist(rows, columns))
    connection.execute(f"insert into {table} by name select * from given")  # noqa: S608 - names of our own
    connection.unregister("given")
