"""All rows of a published generation as comparable values, without the clock's."""

from __future__ import annotations

import duckdb

from gkdash.store import Store

CLOCK = {"document": ("first_seen", "seconds"), "source": ("first_seen",)}
TABLES = (
    "agency", "document", "source", "report", "cell", "section", "warning", "finding", "filing",
    "revision_difference", "report_measure",
)  # fmt: skip


def contents(store: Store) -> dict[str, list[str]]:
    name = store.current()
    assert name is not None
    with duckdb.connect(str(store.folder.generations / name), read_only=True) as connection:
        return {table: _rows(connection, table) for table in TABLES}


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    columns = [
        row[0]
        for row in connection.execute(
            "select column_name from duckdb_columns() where table_name = ? order by column_index", [table]
        ).fetchall()
        if row[0] not in CLOCK.get(table, ())
    ]
    rows = connection.execute(f"select {', '.join(columns)} from {table}").fetchall()  # noqa: S608 - names of our own
    return sorted(map(repr, rows))
