"""Rows of a sheet (or of tab- or comma-separated text) become paragraphs and grids.

A row with one filled cell may be a heading, prose, or part of a table; position, length and Chinese list numbers tell.
Knows no word of any form.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Collection, Mapping, Sequence

from gkdash.documents import Block, Grid, Paragraph
from gkdash.readers.grids import Placed, close_up, to_cells

Row = Sequence[str]
Spans = Mapping[tuple[int, int], tuple[int, int]]
"""Row and column of a merged range's first cell → its rows and columns."""

_LONG = 60
_LEAST_HEADS = 5
"""A row of so many texts without a digit is the header of a matrix."""
_LEAST_SHARED = 4
"""So many characters at the beginning of two labels are the label of a group that is written out on every row."""
_SENTENCE = re.compile(r"[。；;!！]\s*$|(?:19|20)\d\d\s*[-/.年]")
"""What ends a sentence, or dates a signature: no label of a table."""
_FIGURE = re.compile(r"[\d０-９][\d０-９.,，]*[件个项条次元]?(?:[（(][^（()）]{1,20}[)）])?")
_DIGIT = re.compile(r"\d")
_WHITE = re.compile(r"\s+")
_NUMBERED = re.compile(r"^\s*(?P<number>[一二三四五六七八九十]{1,3})\s*[、.．]")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九十", start=1)}


def sheet_blocks(
    rows: Sequence[Row], spans: Spans | None = None, part: str = "", boxed: Collection[tuple[int, int]] = ()
) -> list[Block]:
    """Return paragraphs and aligned grids in order.

    `spans` are the merged ranges, by their first cells; `boxed` are places of empty cells with a border: a row of them
    is a row of a table.
    """
    area = _Area(rows, spans or {}, boxed)
    blocks: list[Block] = []
    at = 0
    while at < len(rows):
        filled = area.filled[at]
        if len(filled) > 1 and area.begins_table(at):
            end = area.with_empty_row(area.table_end(at))
            blocks.append(area.grid(at, end, part))
            at = end
            continue
        lines = (line.strip() for text in rows[at] if text for line in text.split("\n"))
        blocks.extend(Paragraph(line, part=part) for line in lines if line)
        at += 1
    return blocks


def delimited_blocks(rows: Sequence[Row], *, table: bool = False) -> list[Block]:
    r"""Return the blocks of rows whose fields a character separates: a row of empty fields is there all the same.

    In a `table` among paragraphs so are, below its first row of several texts, the empty fields beside a label that stands
    alone (`规章\t\t\t`).
    """
    begun = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows)) if table else len(rows)
    boxed = [
        (at, column)
        for at, row in enumerate(rows)
        if len(row) > 1 and (not any(row) or (at > begun and len(row) > 2))
        for column in range(len(row))
    ]
    return sheet_blocks(rows, boxed=boxed)


class _Area:
    """The rows of one sheet, with what is asked of them again and again."""

    def __init__(self, rows: Sequence[Row], spans: Spans, boxed: Collection[tuple[int, int]]) -> None:
        self.rows = rows
        self.spans = spans
        self.filled = [[column for column, text in enumerate(row) if text] for row in rows]
        self.texts = [len(columns) for columns in self.filled]
        # an empty cell with a border, or merged, is a cell of a table too: a label may stand alone beside its figures
        for row, column in sorted({*spans, *boxed}):
            if 0 <= row < len(rows) and column not in self.filled[row]:
                insort(self.filled[row], column)

    def begins_table(self, row: int) -> bool:
        """Tell whether a row with several cells begins a table: texts in two of them, or one label in a drawn box."""
        if self.texts[row] != 1:
            return self.texts[row] > 1
        return len(self.filled[row]) > 2 and not self._is_prose(row) and numbered(self._single(row)) is None

    def table_end(self, start: int) -> int:
        """Return the row after the table that begins with row `start`."""
        end = at = start + 1
        wide = self._reach(start)
        covered = self._covers(start)
        numbers = self._numbers(start)
        while at < len(self.rows):
            count = len(self.filled[at])
            if count == 0:
                if not self._resumes(end - 1, at + 1):
                    break
            elif count == 1 and at >= covered:
                if not self._belongs(at, start, wide, numbers):
                    break
                end = at + 1
            elif self.texts[at] == 1 and at >= covered and (self._is_prose(at) or self._is_chapter(at, numbers)):
                break
            else:
                end = at + 1
            wide = max(wide, self._reach(at))
            covered = max(covered, self._covers(at))
            numbers |= self._numbers(at)
            at += 1
        return end

    def with_empty_row(self, end: int) -> int:
        """Return the row after a table that ends before `end`, one more where its last row is a header.

        A sheet does not tell a row of empty cells from no row: below `结果维持 | 结果纠正 | …` the row of figures is there.
        """
        if not self._is_header(end - 1):
            return end
        if end == len(self.filled):
            self.filled.append([])
        if self.filled[end]:
            return end
        self.filled[end] = self.filled[end - 1]
        return end + 1

    def _is_header(self, row: int) -> bool:
        heads = [text for text in self.rows[row] if text]
        return len(heads) >= _LEAST_HEADS and not any(map(_DIGIT.search, heads))

    def _belongs(self, at: int, start: int, wide: int, numbers: set[int]) -> bool:
        """Tell whether a row with one filled cell, met within a table, is part of it.

        `四、结转下年度继续办理` with nothing beside it goes on with the table's own numbers 一 to 三; another `四、` after
        that is a chapter.
        """
        if self._is_prose(at) or not self.filled[at - 1]:
            return False
        if self._partly_merged(at, wide) or (_FIGURE.fullmatch(self._single(at)) and self.filled[at][0] < wide):
            return True
        number = numbered(self._single(at))
        if number:
            if self._repeats_group(at):
                return True
            if self._is_header(at - 1) and (number == 1 or (at + 1 < len(self.rows) and self._repeats_group(at + 1))):
                return True
            follows = at + 1 < len(self.rows) and len(self.filled[at + 1]) > 1
            return self._continues(number, numbers) or (number == 1 and follows and bool(numbers))
        for following in range(at + 1, len(self.rows)):
            count = len(self.filled[following])
            if count > 1:
                return self._reach(following) <= wide
            if count == 0 or self._is_chapter(following, numbers):
                # the last label of a table, beside an empty cell
                return following == at + 1 and self.filled[at][0] == self.filled[start][0]
            if self._is_prose(following):
                return False
        return self.filled[at][0] == self.filled[start][0] and at == len(self.rows) - 1

    @staticmethod
    def _continues(number: int, numbers: set[int]) -> bool:
        return number not in numbers and number - 1 in numbers

    def _is_chapter(self, row: int, numbers: set[int]) -> bool:
        number = numbered(self._single(row))
        boxed_first = number == 1 and len(self.filled[row]) > 1 and bool(numbers or self.texts[row - 1] > 1)
        if number is None or boxed_first or self._continues(number, numbers):
            return False
        return not self._repeats_group(row)

    def _repeats_group(self, row: int) -> bool:
        """Tell whether a label begins as the one above: `三、本年度办理结果（一）予以公开`, `三、本年度办理结果（二）部分公开`."""
        column = self.filled[row][0]
        if not row or self.filled[row - 1][:1] != [column] or column >= len(self.rows[row - 1]):
            return False
        above, own = (_WHITE.sub("", rows[column])[:_LEAST_SHARED] for rows in self.rows[row - 1 : row + 1])
        return above == own and len(own) == _LEAST_SHARED and numbered(own) is not None

    def _is_prose(self, row: int) -> bool:
        text = self._single(row)
        return len(text) - text.count("\n") > _LONG or _SENTENCE.search(text) is not None

    def _resumes(self, before: int, after: int) -> bool:
        """Tell whether a table goes on below one empty row: its next row has the same first and last column."""
        if after >= len(self.rows) or len(self.filled[after]) < 2:
            return False
        return self.filled[before][:1] == self.filled[after][:1] and self._reach(before) == self._reach(after)

    def _single(self, row: int) -> str:
        return next((text for text in self.rows[row] if text), "")

    def _reach(self, row: int) -> int:
        """Return the column after the last filled one, merged ranges included."""
        return max((column + self.spans.get((row, column), (1, 1))[1] for column in self.filled[row]), default=0)

    def _covers(self, row: int) -> int:
        """Return the first row below that no merged range of this row reaches."""
        return max((row + self.spans.get((row, column), (1, 1))[0] for column in self.filled[row]), default=0)

    def _partly_merged(self, row: int, wide: int) -> bool:
        """Tell whether the row's one filled cell is merged over some columns of the table, not over all."""
        column = self.filled[row][0]
        across = self.spans.get((row, column), (1, 1))[1]
        return 1 < across < wide - column

    def _numbers(self, row: int) -> set[int]:
        return {number for text in self.rows[row] if (number := numbered(text))}

    def grid(self, start: int, end: int, part: str) -> Grid:
        """Return the grid of rows `start` to `end`; every position is a cell unless a merged range covers it."""
        # a title may be merged over all 16,384 columns: what no cell begins in is no column of the table
        wide = max(self.filled[row][-1] for row in range(start, end) if self.filled[row]) + 1
        left = min(self.filled[row][0] for row in range(start, end) if self.filled[row])
        covered: set[tuple[int, int]] = set()
        placed: list[Placed[str]] = []
        for row in range(start, end):
            if not self.filled[row]:
                continue
            texts = self.rows[row] if row < len(self.rows) else ()
            for column in range(left, wide):
                if (row, column) in covered:
                    continue
                down, across = self.spans.get((row, column), (1, 1))
                down, across = min(down, end - row), min(across, wide - column)
                if down > 1 or across > 1:
                    covered.update((row + y, column + x) for y in range(down) for x in range(across))
                text = texts[column] if column < len(texts) else ""
                placed.append(Placed(row, column, text, down, across))
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
