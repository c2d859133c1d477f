"""Tables that plain text keeps by tabs: the dump of a word processor, and rows of tab-separated cells.

Only finds and cuts rows; what a row means is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gkdash.documents import Block, Cell, Grid, Paragraph
from gkdash.readers.regions import delimited_blocks, numbered

CELL_BREAK = "\v"
"""Stands for a line break within a quoted cell."""
_LONG = 60
_WIDEST = 24
_PROSE = 100
_STRIPPED_GAP = 4
"""So many empty lines may be merged cells whose lone tab an editor has cut away."""
_FIGURE = re.compile(r"[\s\d０-９.,，+\-—/%％]*")
_SUBNUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")


class Dump:
    """A word processor's dump: a tab begins each cell, an empty line ends the row, other lines go on with the cell."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        short = [line if len(line) <= _LONG else "" for line in lines]
        pairs = list(pairwise(short))
        then_tab = sum(is_dump_cell(one) and is_dump_cell(two) for one, two in pairs)
        then_text = sum(is_dump_cell(one) and _is_text(two) for one, two in pairs)
        # else the tab stands before a row's first cell only, and every line is a cell
        self._tab_each_cell = then_tab >= then_text
        self._keeps_empty = any(line.startswith("\t") and not line.strip() for line in lines)

    def read(self, start: int) -> tuple[list[Block], int]:
        """Return the blocks of the table whose first cell is on line `start`, and the line after it.

        No blocks where these lines are indented prose and no table.
        """
        rows, end = self._rows(start)
        cells = [cell for row in rows for cell in row]
        if all(len(row) < 2 for row in rows) or sum(len(cell) > _LONG for cell in cells) * 3 > len(cells):
            return [], start
        if len(rows) == 1 and len(cells) > _WIDEST:
            # without empty lines nothing says where rows end
            return [Paragraph(cell.replace("\n", "")) for cell in cells], end
        return _unaligned(rows), end

    def _rows(self, start: int) -> tuple[list[list[str]], int]:
        rows: list[list[str]] = [[]]
        end = at = start
        gap = 0
        while at < len(self._lines):
            line = self._lines[at]
            if is_dump_cell(line):
                if gap > 1 and (self._keeps_empty or gap > _STRIPPED_GAP):
                    break
                if gap:
                    rows.append([])
                rows[-1].append(line.strip())
            elif not line.strip():
                gap += 1
                at += 1
                continue
            elif gap or not self._continues(rows[-1], line):
                break
            elif self._tab_each_cell:
                rows[-1][-1] = f"{rows[-1][-1]}\n{line.strip()}".strip()
            else:
                rows[-1].append(line.strip())
            gap = 0
            at += 1
            end = at
        return rows, end

    def _continues(self, row: list[str], line: str) -> bool:
        """Tell whether a line without a tab goes on with the row above rather than beginning the text below it."""
        if "\t" in line or len(line) > _LONG or numbered(line) or _SUBNUMBER.match(line.strip()):
            return False
        if not self._tab_each_cell:
            return True
        above = row[-1]
        return not above or not _FIGURE.fullmatch(above) or bool(_FIGURE.fullmatch(line))


def is_dump_cell(line: str) -> bool:
    """Tell whether a line is one cell of a dump: a tab at its beginning and none within."""
    return line.startswith("\t") and "\t" not in line.strip()


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("\t")


def _unaligned(rows: list[list[str]]) -> list[Block]:
    """Return grids of rows known only as sequences, with prose that stood among the cells as paragraphs."""
    blocks: list[Block] = []
    part: list[list[str]] = []
    for row in rows:
        kept: list[str] = []
        for cell in row:
            if len(cell) <= _PROSE:
                kept.append(cell)
                continue
            blocks.extend(_grid([*part, kept]))
            blocks.append(Paragraph(cell.replace("\n", "")))
            part, kept = [], []
        if kept:
            part.append(kept)
    blocks.extend(_grid(part))
    return blocks


def _grid(rows: list[list[str]]) -> list[Block]:
    rows = [row for row in rows if row]
    if not rows:
        return []
    if all(len(row) == 1 for row in rows):
        return [Paragraph(row[0]) for row in rows if row[0]]
    cells = tuple(Cell(y, x, text) for y, row in enumerate(rows) for x, text in enumerate(row))
    return [Grid(cells, len(rows), max(len(row) for row in rows), aligned=False)]


def tabbed_rows(lines: Sequence[str], start: int) -> tuple[list[Block], int]:
    """Read tab-separated rows from line `start`; return their blocks and the line after them, no blocks if none."""
    rows: list[list[str]] = []
    end = at = start
    while at < len(lines):
        fields = lines[at].split("\t")
        if sum(bool(text.strip()) for text in fields) > 1 or (len(fields) > 1 and rows):
            end = at + 1
        elif not _goes_on(lines, at):
            break
        rows.append([_unquoted(text) for text in fields])
        at += 1
    rows = rows[: end - start]
    several = [row for row in rows if sum(map(bool, row)) > 1]
    if len(several) < 2 and all(len(row) < 4 for row in several):
        return [], start
    if _is_padded(rows):
        return delimited_blocks(rows, table=True), end
    return _unaligned([row for row in rows if any(row)]), end


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line without tabs stands within tabbed rows: a merged row, or one empty line."""
    line = lines[at].strip()
    if len(line) > _LONG or numbered(line) or at + 1 >= len(lines):
        return False
    return sum(bool(text.strip()) for text in lines[at + 1].split("\t")) > 1


def _is_padded(rows: list[list[str]]) -> bool:
    """Tell whether the rows give merged cells their full number of fields, so that columns can be compared."""
    counts = [len(row) for row in rows if any(row)]
    wide = max(counts)
    return sum(count == wide for count in counts) * 10 >= 6 * len(counts)


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].replace('""', '"')
    return text.replace(CELL_BREAK, "\n").strip()
