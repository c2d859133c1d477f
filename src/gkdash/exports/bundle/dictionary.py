"""The data dictionary of a bundle, from the comments of the store's schema, as a table and as a page to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdash.exports.reading import Record
from gkdash.exports.safe import csv_bytes

HEAD = ("table", "column", "type", "may_be_null", "meaning")


def as_csv(rows: Sequence[Record], columns: Mapping[str, Sequence[str]]) -> bytes:
    """Return one row per column that the bundle has; `columns` are those of each table."""
    return csv_bytes(
        HEAD,
        (
            (row["table_name"], row["column_name"], row["data_type"], bool(row["is_nullable"]), row["column_comment"])
            for row in _kept(rows, columns)
        ),
    )


def as_markdown(rows: Sequence[Record], columns: Mapping[str, Sequence[str]]) -> str:
    """Return one section per table."""
    lines = ["# 数据字典 · Data dictionary", ""]
    table = None
    for row in _kept(rows, columns):
        if row["table_name"] != table:
            table = row["table_name"]
            lines += [
                "",
                f"## {table}",
                "",
                row["table_comment"],
                "",
                "| column | type | null | meaning |",
                "|---|---|---|---|",
            ]
        null = "yes" if row["is_nullable"] else "no"
        lines.append(
            f"| `{row['column_name']}` | {row['data_type']} | {null} | {row['column_comment'].replace('|', chr(92) + '|')} |"
        )
    return "\n".join(lines) + "\n"


def _kept(rows: Sequence[Record], columns: Mapping[str, Sequence[str]]) -> list[Record]:
    """Return the described columns in the order of the bundle; raise KeyError for one that is not described."""
    by_place = {(row["table_name"], row["column_name"]): row for row in rows}
    return [by_place[table, name] for table, names in columns.items() for name in names]
