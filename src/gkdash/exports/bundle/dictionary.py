"""The data dictionary of a bundle in both languages, from the comments of the schema, as a table and as a page to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdash.exports.reading import Record
from gkdash.exports.safe import csv_bytes
from gkdash.store.meanings import in_chinese

HEAD = ("table", "column", "type", "may_be_null", "meaning", "meaning_zh")


def as_csv(rows: Sequence[Record], columns: Mapping[str, Sequence[str]]) -> bytes:
    """Return one row per column that the bundle has; `columns` are those of each table."""
    return csv_bytes(
        HEAD,
        (
            (
                row["table_name"],
                row["column_name"],
                row["data_type"],
                bool(row["is_nullable"]),
                row["column_comment"],
                in_chinese(row["column_comment"]),
            )
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
                in_chinese(row["table_comment"]),
                row["table_comment"],
                "",
                "| 列 column | 类型 type | 可空 null | 含义 | meaning |",
                "|---|---|---|---|---|",
            ]
        null = "yes" if row["is_nullable"] else "no"
        chinese, english = (
            text.replace("|", "\\|") for text in (in_chinese(row["column_comment"]), row["column_comment"])
        )
        lines.append(f"| `{row['column_name']}` | {row['data_type']} | {null} | {chinese} | {english} |")
    return "\n".join(lines) + "\n"


def _kept(rows: Sequence[Record], columns: Mapping[str, Sequence[str]]) -> list[Record]:
    """Return the described columns in the order of the bundle; raise KeyError for one that is not described."""
    by_place = {(row["table_name"], row["column_name"]): row for row in rows}
    return [by_place[table, name] for table, names in columns.items() for name in names]
