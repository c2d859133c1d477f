"""Lines of a table in text put together to rows: a label wraps around its figures, which stand in the middle of its lines.

What tells where a row begins is the number of its label (`2.`, `（三）`). Where labels have no numbers, each line is a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

Row: TypeAlias = dict[int, str]
"""Column → text."""

NUMBERED = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}\s*[、.．\s])")


def whole_rows(lines: Sequence[Row], values: int, is_figure: Callable[[str], bool]) -> list[Row]:
    """Return the rows of lines whose parts are known by column; those left of `values` are labels."""
    body = next((at for at, line in enumerate(lines) if _begins_body(line, values, is_figure)), len(lines))
    rows = _heads(lines[:body], values)
    numbers = sum(_is_numbered(line, values) for line in lines[body:])
    figures = sum(any(map(is_figure, line.values())) for line in lines[body:])
    if 2 * numbers < figures:
        for line in lines[body:]:
            if rows and _goes_on(rows[-1], line, values, is_figure):
                rows[-1] = _merged(rows[-1], line)
            else:
                rows.append(line)
        return rows
    return rows + _numbered_rows(lines[body:], values, is_figure)


def _begins_body(line: Row, values: int, is_figure: Callable[[str], bool]) -> bool:
    return any(map(is_figure, line.values())) or _is_numbered(line, values)


def _is_numbered(line: Row, values: int) -> bool:
    """Tell whether the last of a line's labels begins with a number."""
    labels = [column for column in line if column < values]
    return bool(labels) and NUMBERED.match(line[max(labels)]) is not None


def _heads(lines: Sequence[Row], values: int) -> list[Row]:
    """Return the rows of a header, the further lines of its words joined to the first (`结果`, `维持` below it)."""
    rows: list[Row] = []
    for line in lines:
        if rows and line.keys() <= rows[-1].keys() and (len(line) > 1 or min(line) >= max(values, 1)):
            rows[-1] = {column: text + line.get(column, "") for column, text in rows[-1].items()}
        else:
            rows.append(line)
    return rows


def _goes_on(row: Row, line: Row, values: int, is_figure: Callable[[str], bool]) -> bool:
    """Tell whether a line holds only further lines of the texts in a row's cells (`10706（其中`, `修订16件）`)."""
    return min(line) >= values and line.keys() <= row.keys() and not any(map(is_figure, line.values()))


def _numbered_rows(lines: Sequence[Row], values: int, is_figure: Callable[[str], bool]) -> list[Row]:
    rows: list[Row] = []
    head: Row | None = None
    for line in lines:
        begins = _is_numbered(line, values)
        if head is not None and begins:
            rows.append(head)
            head = None
        if max(line) >= values:
            if head is None and rows and _goes_on(rows[-1], line, values, is_figure):
                rows[-1] = _merged(rows[-1], line)
            else:
                rows.append(line if head is None else _merged(head, line))
                head = None
        elif begins or (head is None and not rows):
            head = line
        elif head is not None:
            head = _merged(head, line)
        else:
            rows[-1] = _merged(rows[-1], line)
    return rows if head is None else [*rows, head]


def _merged(above: Row, below: Row) -> Row:
    return above | {column: f"{above[column]}\n{text}" if column in above else text for column, text in below.items()}
