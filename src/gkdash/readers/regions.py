"""Rows of a sheet (or of tab- or comma-separated text) become paragraphs and grids.

A row with one filled cell may be a heading, prose, or part of a table; position, length and Chinese list numbers tell.
Knows no word of any form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gkdash.documents import Block, Grid, Paragraph
from gkdash.readers.grids import Placed, close_up, to_cells

Row = Sequence[str]
Spans = Mapping[tuple[int, int], tuple[int, int]]
"""Row and column of a merged range's first cell → its rows and columns."""

_LONG = 60
_SINGLES = 4
"""So many rows in a row may hold nothing but a label before the table is taken to have ended."""
_NUMBERED = re.compile(r"^\s*(?P<number>[一二三四五六七八九十]{1,3})\s*[、.．]")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九十", start=1)}


def sheet_blocks(rows: Sequence[Row], spans: Spans | None = None, part: str = "") -> list[Block]:
    """Return paragraphs and aligned grids in order; `spans` are the merged ranges, by their first cells."""
    area = _Area(rows, spans or {})
    blocks: list[Block] = []
    at = 0
    while at < len(rows):
        filled = area.filled[at]
        if len(filled) > 1:
            end = area.table_end(at)
            blocks.append(area.grid(at, end, part))
            at = end
            continue
        if filled:
            lines = (line.strip() for line in rows[at][filled[0]].split("\n"))
            blocks.extend(Paragraph(line, part=part) for line in lines if line)
        at += 1
    return blocks


class _Area:
    """The rows of one sheet, with what is asked of them again and again."""

    def __init__(self, rows: Sequence[Row], spans: Spans) -> None:
        self.rows = rows
        self.spans = spans
        self.filled = [[column for column, text in enumerate(row) if text] for row in rows]

    def table_end(self, start: int) -> int:
        """Return the row after the table that begins with row `start`."""
        end = at = start + 1
        wide = self._reach(start)
        numbers = self._numbers(start)
        while at < len(self.rows):
            count = len(self.filled[at])
            if count == 0:
                if not self._resumes(end - 1, at + 1):
                    break
            elif count == 1:
                if not self._belongs(at, wide, numbers):
                    break
                if numbered(self._single(at)) or self._partly_merged(at, wide):
                    end = at + 1
            else:
                end = at + 1
            wide = max(wide, self._reach(at))
            numbers |= self._numbers(at)
            at += 1
        return end

    def _belongs(self, at: int, wide: int, numbers: set[int]) -> bool:
        """Tell whether a row with one filled cell, met within a table, is part of it.

        `四、结转下年度继续办理` with nothing beside it goes on with the table's own numbers 一 to 三; another `四、` after
        that is a chapter.
        """
        text = self._single(at)
        if len(text) > _LONG:
            return False
        if self._partly_merged(at, wide):
            return True
        number = numbered(text)
        if number:
            follows = at + 1 < len(self.rows) and len(self.filled[at + 1]) > 1
            return number not in numbers and (number - 1 in numbers or (number == 1 and follows and bool(numbers)))
        following = at + 1
        while following < len(self.rows) and following - at <= _SINGLES:
            count = len(self.filled[following])
            if count > 1:
                return bool(self.filled[at - 1]) and self._reach(following) <= wide
            if count == 0 or len(self._single(following)) > _LONG:
                return False
            own = numbered(self._single(following))
            if own:
                return own not in numbers and own - 1 in numbers
            following += 1
        return False

    def _resumes(self, before: int, after: int) -> bool:
        """Tell whether a table goes on below one empty row: its next row has the same first and last column."""
        if after >= len(self.rows) or len(self.filled[after]) < 2:
            return False
        return self.filled[before][:1] == self.filled[after][:1] and self._reach(before) == self._reach(after)

    def _single(self, row: int) -> str:
        return self.rows[row][self.filled[row][0]]

    def _reach(self, row: int) -> int:
        """Return the column after the last filled one, merged ranges included."""
        return max((column + self.spans.get((row, column), (1, 1))[1] for column in self.filled[row]), default=0)

    def _partly_merged(self, row: int, wide: int) -> bool:
        """Tell whether the row's one filled cell is merged over some columns of the table, not over all."""
        column = self.filled[row][0]
        across = self.spans.get((row, column), (1, 1))[1]
        return 1 < across < wide - column

    def _numbers(self, row: int) -> set[int]:
        return {number for column in self.filled[row] if (number := numbered(self.rows[row][column]))}

    def grid(self, start: int, end: int, part: str) -> Grid:
        """Return the grid of rows `start` to `end`; every position is a cell unless a merged range covers it."""
        wide = max(self._reach(row) for row in range(start, end))
        left = min(self.filled[row][0] for row in range(start, end) if self.filled[row])
        covered: set[tuple[int, int]] = set()
        placed: list[Placed[str]] = []
        for row in range(start, end):
            if not self.filled[row]:
                continue
            texts = self.rows[row]
            for column in range(left, wide):
                if (row, column) in covered:
                    continue
                down, across = self.spans.get((row, column), (1, 1))
                down, across = min(down, end - row), min(across, wide - column)
                if down > 1 or across > 1:
                    covered.update((row + y, column + x) for y in range(down) for x in range(across))
                text = texts[column] if column < len(texts) else ""
                placed.append(Placed(row, column, down, across, text))
        layout = close_up(placed)
        return Grid(to_cells(layout.cells), layout.row_count, layout.column_count, part=part)


def numbered(text: str) -> int | None:
    """Return 4 for `四、…`, 12 for `十二、…`; None for text that does not begin with such a number."""
    found = _NUMBERED.match(text)
    if not found:
        return None
    word = found["number"]
    if word == "十":
        return 10
    if len(word) == 1:
        return _DIGITS[word]
    tens, mark, units = word.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(units, 0) if mark else None
