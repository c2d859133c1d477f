"""The shape of a generation: made fresh from `schema/*.sql`, told by a version that changes with those files."""

from __future__ import annotations

import hashlib

import duckdb

from gkdash.store import sql

TABLES = (
    "document",
    "source",
    "report",
    "cell",
    "section",
    "warning",
    "indicator",
    "claim_rate",
    "report_measure",
    "report_outcome",
    "report_channel",
    "agency",
    "finding",
    "review",
    "check_tally",
    "prose_outcome",
    "filing",
    "current_report",
    "current_channel",
    "revision_difference",
    "store_info",
)
"""All tables: those that hold what was read, then those derived from them."""

READ_TABLES = TABLES[:11]
"""The tables that hold what was read; the others are made from these and the roster."""


def version() -> str:
    """Return what the schema is; one with another version is made anew from the archive, never migrated."""
    digest = hashlib.sha256()
    made = [sql.statement(f"insert_{table}") for table in ("report_measure", "report_channel")]
    for text in (*(text for _, text in sql.schema()), *made):
        digest.update(_bare(text).encode())
    return digest.hexdigest()[:16]


def create(connection: duckdb.DuckDBPyConnection, *, described: bool = True) -> None:
    """Make all tables and views in an empty database; saying what their columns mean takes nine tenths of the time."""
    connection.begin()
    for _, text in sql.schema():
        connection.execute(text if described else _bare(text))
    if described:
        _describe_again(connection)
    set_info(connection, "schema", version())
    connection.commit()


def _bare(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith(("comment on ", "--")))


def _describe_again(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the columns that current_report and current_channel have from other tables what is said of them there."""
    said = connection.execute(
        "select c.table_name, c.column_name, min(f.comment) from duckdb_columns() as c join duckdb_columns() as f using (column_name)"
        " where c.comment is null and (c.table_name = 'current_report' and f.table_name in ('report_measure', 'report_outcome')"
        " or c.table_name = 'current_channel' and f.table_name = 'report_channel') group by all"
    ).fetchall()
    for table, column, comment in said:
        quoted = comment.replace("'", "''")
        connection.execute(f"comment on column {table}.{column} is '{quoted}'")


def info(connection: duckdb.DuckDBPyConnection, key: str) -> str:
    """Return a value of table store_info, empty where it has none; a database of another make has no such table."""
    try:
        row = connection.execute("select value from store_info where key = ?", [key]).fetchone()
    except duckdb.CatalogException:
        return ""
    return str(row[0]) if row else ""


def set_info(connection: duckdb.DuckDBPyConnection, key: str, value: str) -> None:
    """Set a value of table store_info."""
    connection.execute("delete from store_info where key = ?", [key])
    connection.execute("insert into store_info values (?, ?)", [key, value])
