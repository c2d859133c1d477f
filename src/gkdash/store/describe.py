"""The tables and views of the store as Markdown, from the comments in the schema; `python -m gkdash.store.describe FILE`.

What stands in FILE above the mark stays as it is; everything below it is written anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from gkdash.store import schema

MARK = "<!-- Below: written by `python -m gkdash.store.describe docs/store.md` from the schema's comments. -->\n"


def describe() -> str:
    """Return one section per table and view, in the order of the schema, each with its columns."""
    with duckdb.connect() as connection:
        schema.create(connection)
        return "".join(
            _section(connection, name, kind, comment)
            for name, kind, comment in connection.execute(
                "select table_name, 'Table', comment from duckdb_tables()"
                " union all select view_name, 'View', comment from duckdb_views() where not internal"
                " order by 2, 1"
            ).fetchall()
        )


def _section(connection: duckdb.DuckDBPyConnection, name: str, kind: str, comment: str) -> str:
    columns = connection.execute(
        "select column_name, data_type, comment from duckdb_columns() where table_name = ? order by column_index",
        [name],
    ).fetchall()
    lines = [f"\n### {kind} `{name}`\n", f"{comment}\n", "| column | type | meaning |", "|---|---|---|"]
    lines += [
        f"| `{column}` | {data_type.lower()} | {meaning.replace('|', chr(92) + '|')} |"
        for column, data_type, meaning in columns
    ]
    return "\n".join(lines) + "\n"


def write(path: Path) -> None:
    """Renew the generated part of the file."""
    above, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
    path.write_text(above + (mark or MARK) + describe(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
