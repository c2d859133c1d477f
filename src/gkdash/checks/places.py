"""How cells, tables and chapters are called in a sentence, in either language: as the form prints them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from gkdash.forms import all_editions

_MOST = 5
_CHAPTERS = {"proactive": "第二部分", "applications": "第三部分", "remedies": "第四部分"}
_CHAPTERS_EN = {
    "proactive": "Table of section 2",
    "applications": "Table of section 3",
    "remedies": "Table of section 4",
}


@lru_cache(maxsize=1)
def _labels() -> dict[tuple[str, ...], tuple[str, str]]:
    """Return Chinese and English names by (table, row) and (table, "", column) and (chapter,); the newest form's win."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for form in all_editions():
        for section in form.sections:
            found[(section.key,)] = (section.heading, section.english)
        for table in form.tables:
            for block in table.blocks:
                for row in block.rows:
                    found[table.key, row.key] = (_short(row.label), row.english or row.label)
                for column in block.columns:
                    found[table.key, "", column.key] = (_short(column.label), column.english or column.label)
            for merged in table.collapsed:
                found[table.key, merged.key] = (_short(merged.label), merged.english or merged.label)
    return found


def _short(label: str) -> str:
    """Leave out what the form explains in brackets at the end: （区分处理的，只计这一情形，不计其他情形）."""
    head, mark, _ = label.rpartition("（")
    return head if mark and head and len(label) - len(head) > 4 else label


def row_name(table: str, row: str, language: str) -> str:
    """Return the label of a row."""
    return _labels().get((table, row), (row, row))[language == "en"]


def column_name(table: str, column: str, language: str) -> str:
    """Return the label of a column."""
    return _labels().get((table, "", column), (column, column))[language == "en"]


def section_name(key: str, language: str) -> str:
    """Return the heading of a chapter (`“五、存在的主要问题及改进情况”`)."""
    name = _labels().get((key,), (key, key))[language == "en"]
    return name if language == "en" else f"“{name}”"


def table_name(key: str, language: str) -> str:
    """Return what a table is called: by its chapter."""
    return (_CHAPTERS_EN if language == "en" else _CHAPTERS).get(key, key)


def cell_name(table: str, row: str, column: str, language: str) -> str:
    """Return what a cell is called: chapter, row and column; without a column the whole row."""
    if language == "en":
        place = f"{row_name(table, row, language)} / {column_name(table, column, language)}"
        return place if column else row_name(table, row, language)
    name = f"{table_name(table, language)}“{row_name(table, row, language)}”"
    return f"{name}{column_name(table, column, language)}" if column else name


def cells_text(cells: Iterable[Mapping[str, Any]], language: str) -> str:
    """Return a list of cells as words, the first few by name, each with its figure where it has one."""
    given = list(cells)
    named = [
        cell_name(item["table"], item["row"], item["column"], language) + _figure(item.get("value"), language)
        for item in given[:_MOST]
    ]
    more = len(given) > _MOST
    if language == "en":
        return "; ".join(named) + (" …" if more else "")
    return "、".join(named) + ("等" if more else "")


def _figure(value: object, language: str) -> str:
    if not isinstance(value, (int, float)):
        return ""
    return f" {value:.12g}" if language == "en" else f"为{value:.12g}"
