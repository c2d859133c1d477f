"""The three statutory tables whole: one sheet per table and edition, one row per agency, one column per cell."""

from __future__ import annotations

from collections.abc import Iterator

from gkdash.exports import words
from gkdash.exports.tables.agencies import cell_value
from gkdash.exports.tables.model import Column, Kind, Sheet
from gkdash.exports.tables.source import Source
from gkdash.forms import Edition, Row, Table, all_editions
from gkdash.i18n import Translate, mark

NUMBERS = {"proactive": mark("表二"), "applications": mark("表三"), "remedies": mark("表四")}
"""What the tables are called by those who fill them in: by the chapter they stand in."""


def sheets(source: Source, t: Translate, language: str) -> Iterator[Sheet]:
    """Yield a sheet for each table of each edition that reports of the year follow."""
    used = {row["edition"] for row in source.filed}
    editions = [edition for edition in all_editions() if edition.id in used]
    for edition in editions:
        for table in edition.tables:
            yield _sheet(source, edition, table, t, language, alone=len(editions) == 1)


def _sheet(source: Source, edition: Edition, table: Table, t: Translate, language: str, *, alone: bool) -> Sheet:
    rows = [row for row in source.filed if row["edition"] == edition.id]
    merged = {row.key for row in table.collapsed} & {
        key[1] for row in rows for key in source.cells[row["report_id"]] if key[0] == table.key
    }
    places = list(_places(table, merged))
    columns = (
        Column(t("单位"), width=34),
        Column(t("类型"), width=13),
        *(
            Column(_column_name(table, key[2], language), Kind.COUNT, 10, _row_name(row, language))
            for row, key in places
        ),
        Column(t("报告编号"), width=15),
    )
    body = tuple(
        (
            row["agency"],
            words.unit_type(row["unit_type"], t),
            *(cell_value(source.cells[row["report_id"]].get(key), t) for _, key in places),
            row["report_id"],
        )
        for row in rows
    )
    name = t(NUMBERS[table.key])
    short = t("{table}全表", table=name) if alone else t("{table}全表（{edition}版）", table=name, edition=edition.id)
    title = f"{name} {table.label if language == 'zh' else table.english}"
    note = t(
        "{instrument}。每格照报告所填；没有数字的格写明原因（空白、占位符、无法读取、缺失），都不是 0。",
        instrument=edition.instrument,
    )
    return Sheet(short, title, note, columns, body)


def _places(table: Table, merged: set[str]) -> Iterator[tuple[Row, tuple[str, str, str]]]:
    """Yield the cells in the order of the form; those of a merged row, where a report has it, before what it stands for."""
    for block in table.blocks:
        for row in block.rows:
            for extra in table.collapsed:
                if extra.key in merged and extra.replaces[0] == row.key:
                    yield from ((extra, (table.key, extra.key, column.key)) for column in block.columns)
            yield from ((row, (table.key, row.key, column.key)) for column in block.columns)


def _row_name(row: Row, language: str) -> str:
    if language == "en" and row.english:
        return row.english
    # `三、本年度办理结果` stands over nearly every row and would hide what differs
    inner = [label for label in row.path if not label.startswith("三、")]
    return " › ".join((*inner, row.label))


def _column_name(table: Table, key: str, language: str) -> str:
    for block in table.blocks:
        for column in block.columns:
            if column.key == key:
                return column.english if language == "en" and column.english else column.label
    raise KeyError(key)
