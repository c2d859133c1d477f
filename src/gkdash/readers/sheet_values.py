"""A sheet as every spreadsheet reader gives it, and how its values are written as text.

Formats of columns are not followed: 96171.6 shown as 96,172 in a narrow column is 96171.6.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from gkdash.documents import Note
from gkdash.readers.characters import visible
from gkdash.readers.regions import Spans

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How Office writes control characters in XML: `_x000D_` is a carriage return."""


@dataclass(slots=True)
class Sheet:
    """The used range of one sheet as texts, with merged ranges by their first cells (counted within that range)."""

    name: str
    rows: list[list[str]]
    spans: Spans = field(default_factory=dict)
    boxed: frozenset[tuple[int, int]] = frozenset()
    """Places of empty cells with a border, at most one row below the last text."""
    hidden: bool = False
    notes: tuple[Note, ...] = ()


def shown(value: object) -> str:
    """Return a cell value as text: `3119`, `96171.6`, `2025-01-21`, text without invisible characters."""
    if isinstance(value, str):
        return written(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return figure(value)
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def figure(value: float) -> str:
    """Return a number to 15 significant digits, as spreadsheets do: 0.1 + 0.2 is 0.3, 3119.0 is 3119."""
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - NaN
        return str(value)
    text = format(Decimal(format(value, ".15g")), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def written(text: str) -> str:
    """Return a text cell's lines, trimmed, without invisible characters."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    lines = visible(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\xa0", " ").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def without_covered(rows: Sequence[Sequence[str]], spans: Spans) -> list[list[str]]:
    """Return the rows with positions that merged ranges cover emptied: a workbook may keep values nobody sees there."""
    result = [list(row) for row in rows]
    for (top, left), (down, across) in spans.items():
        for row in range(max(0, top), min(top + down, len(result))):
            texts = result[row]
            for column in range(max(0, left), min(left + across, len(texts))):
                if (row, column) != (top, left):
                    texts[column] = ""
    return result
