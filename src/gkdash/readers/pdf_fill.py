"""Puts glyphs into the cells of ruled tables; what stands in no cell is handed back.

A glyph belongs where its middle lies. Only a stretch of text that runs over a border is looked at as a whole: a figure
wider than its column stays one figure, and two figures that touch at a border stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from gkdash.documents import Box
from gkdash.readers.pdf_model import Glyph, Table, TableCell
from gkdash.readers.pdf_text import BLANKS, LEFT_HALF, cell_lines, cell_text, drawn_apart

_NOWHERE = -1
_SETTING = 0.025
"""By how much, in font sizes, gaps between the characters of one word differ from rounding."""
_SET_WHOLE = 0.012
"""The same where figures are drawn whole, each as one text."""
_MEETING = 0.03


def fill(tables: Sequence[Table], glyphs: Sequence[Glyph]) -> tuple[list[Glyph], int]:
    """Give the tables' cells their lines and text; return the glyphs outside of all, and how many were drawn twice."""
    if not tables or not glyphs:
        return list(glyphs), 0
    cells = [cell for table in tables for cell in table.cells]
    owners = _owners(tables, glyphs)
    _mend(cells, glyphs, owners)
    content: list[list[Glyph]] = [[] for _ in cells]
    outside: list[Glyph] = []
    for glyph, owner in zip(glyphs, owners, strict=True):
        (outside if owner == _NOWHERE else content[owner]).append(glyph)
    doubled = 0
    for cell, own in zip(cells, content, strict=True):
        if own:
            cell.lines, twice = cell_lines(own)
            doubled += twice
    for table in tables:
        _lift(table)
        margin = _margin((line.left, line.right, cell.box) for cell in table.cells for line in cell.lines)
        for cell in table.cells:
            if cell.lines:
                cell.text = cell_text(cell.lines, cell.box, margin)
    return outside, doubled


def _margin(texts: Iterable[tuple[float, float, Box]]) -> float:
    """Return how near the borders of their cells texts come, given as where each begins and ends, and its cell's box."""
    insets = sorted(min(left - box[0], box[2] - right) for left, right, box in texts)
    return max(insets[len(insets) // 20], 0.0) if insets else 0.0


def _lift(table: Table) -> None:
    """Give a line that sticks out over the top of its cell back to the text above that it runs on from.

    Word processors let the text of a merged cell run over into the row below where the rows are too low for it.
    """
    for cell in table.cells:
        if not cell.lines or cell.row == 0:
            continue
        line = cell.lines[0]
        if line.middle + 0.5 * line.size <= cell.box[3] + 0.25 * line.size:
            continue
        above = next(
            (
                other
                for other in table.cells
                if other.row + other.row_span == cell.row
                and other.lines
                and other.box[0] <= (line.left + line.right) / 2 <= other.box[2]
            ),
            None,
        )
        if above is None:
            continue
        last = above.lines[-1]
        if last.middle - line.middle < 1.7 * line.size and abs(last.size - line.size) < 0.1 * line.size:
            above.lines.append(line)
            cell.lines.pop(0)


def _owners(tables: Sequence[Table], glyphs: Sequence[Glyph]) -> list[int]:
    """Return for each glyph the number of its cell, counted through all tables, or -1."""
    owners = np.full(len(glyphs), _NOWHERE)
    _, left, bottom, right, top, *_ = zip(*glyphs, strict=True)
    x, y = (np.array(left) + right) / 2, (np.array(bottom) + top) / 2
    offset = 0
    for table in tables:
        slots = np.full((table.row_count, table.column_count), _NOWHERE)
        for number, cell in enumerate(table.cells, offset):
            slots[cell.row : cell.row + cell.row_span, cell.column : cell.column + cell.column_span] = number
        offset += len(table.cells)
        xs, rising = table.xs, [-edge for edge in table.ys]
        (inner,) = ((table.bottom < y) & (y < table.top) & (xs[0] < x) & (x < xs[-1])).nonzero()
        rows = np.searchsorted(rising, -y[inner], "right") - 1
        owners[inner] = slots[rows, np.searchsorted(xs, x[inner], "right") - 1]
    found: list[int] = owners.tolist()
    return found


def _mend(cells: Sequence[TableCell], glyphs: Sequence[Glyph], owners: list[int]) -> None:
    """Keep together what was drawn as one word and runs over a border."""
    count = len(glyphs)
    index = 1
    while index < count:
        if owners[index] == owners[index - 1] or not _together(glyphs[index - 1], glyphs[index]):
            index += 1
            continue
        first, last = index - 1, index
        while first > 0 and _together(glyphs[first - 1], glyphs[first]):
            first -= 1
        while last + 1 < count and _together(glyphs[last], glyphs[last + 1]):
            last += 1
        for start, end in _words(glyphs, first, last):
            _give_to_one(glyphs, owners, start, end, cells)
        index = last + 1


def _together(one: Glyph, other: Glyph) -> bool:
    """Tell whether two glyphs drawn one after the other are parts of one word."""
    if one.text in BLANKS or other.text in BLANKS or one.turn or other.turn:
        return False
    size = min(one.size, other.size)
    near = 0.12 if one.source == other.source else 0.06
    return (
        abs(one.bottom + one.top - other.bottom - other.top) < 0.5 * size
        and -0.5 * size < other.left - one.right < near * size
    )


def _words(glyphs: Sequence[Glyph], first: int, last: int) -> list[tuple[int, int]]:
    """Return the words of a stretch as their first and last glyphs: a gap unlike the others parts what was drawn apart.

    Browsers let a figure that is too wide run over into the next cell, where the next one begins at once: of `31822` and
    `2710` every digit is an object of its own, and all follow each other without a gap but the two figures.
    """
    gaps = {at: glyphs[at].left - glyphs[at - 1].right for at in range(first + 1, last + 1)}
    usual = sorted(gaps.values())[(len(gaps) - 1) // 2]
    starts = [first]
    starts += [
        at
        for at, gap in gaps.items()
        if (abs(gap - usual) > _SETTING * glyphs[at].size and glyphs[at].source != glyphs[at - 1].source)
        or (
            gap - usual > _SET_WHOLE * glyphs[at].size
            and drawn_apart(glyphs[at - 1], glyphs[at], glyphs[first : last + 1])
        )
    ]
    return list(zip(starts, [*(at - 1 for at in starts[1:]), last], strict=True))


def _give_to_one(glyphs: Sequence[Glyph], owners: list[int], first: int, last: int, cells: Sequence[TableCell]) -> None:
    """Give a word to the cell that holds most of it, unless its parts sit well inside cells of their own.

    One wider than that cell runs over from the cell where it begins.
    """
    span = range(first, last + 1)
    weight: dict[int, float] = {}
    for index in span:
        weight[owners[index]] = weight.get(owners[index], 0.0) + glyphs[index].right - glyphs[index].left
    if _NOWHERE in weight:
        weight[_NOWHERE] /= 2
    if _apart(glyphs, owners, first, last, cells):
        return
    main = max(weight, key=lambda owner: weight[owner])
    if owners[first] != _NOWHERE and sum(weight.values()) > cells[main].box[2] - cells[main].box[0]:
        main = owners[first]
    for index in span:
        owners[index] = main


def _apart(glyphs: Sequence[Glyph], owners: list[int], first: int, last: int, cells: Sequence[TableCell]) -> bool:
    """Tell whether figures of two cells merely touch: drawn apart, and no glyph lies across the border.

    Characters that follow each other without a gap are of two cells only where they meet at the border.
    """
    for index in range(first + 1, last + 1):
        one, other = owners[index - 1], owners[index]
        if one == other:
            continue
        if glyphs[index - 1].source == glyphs[index].source or _NOWHERE in {one, other}:
            return False
        border = (cells[one].box[2] + cells[other].box[0]) / 2
        for glyph in (glyphs[index - 1], glyphs[index]):
            width = glyph.right - glyph.left
            slack = 0.12 * width
            right = glyph.right - (0.5 * width if glyph.text in LEFT_HALF else slack)
            if glyph.left + slack < border < right:
                return False
        left, right = glyphs[index - 1].right, glyphs[index].left
        size = glyphs[index].size
        follows = abs(right - left) < _SETTING * size and glyphs[index - 1].text not in LEFT_HALF
        if follows and abs((left + right) / 2 - border) > _MEETING * size:
            return False
    return True
