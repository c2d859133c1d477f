"""Headers drawn as a table of their own (shaded cells) above a single row of figures that has no lines.

Rows of several lines are told by themselves; one line alone says nothing of columns that are empty, its header does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gkdash.readers.pdf_model import Line, Table, TableCell
from gkdash.readers.pdf_text import is_figure, pieces_of

_NEAR = 3.0
_LEAST = 2


def takes_row(table: Table, lines: Sequence[Line]) -> bool:
    """Add the first of the lines below a table to it where it is the only row of figures under a header; tell whether."""
    if not lines or any(is_figure(cell.text) for cell in table.cells):
        return False
    line = lines[0]
    pieces = pieces_of(line)
    if table.bottom - line.middle > _NEAR * line.size or len(pieces) < _LEAST:
        return False
    if not all(is_figure(piece.text) for piece in pieces) or (len(lines) > 1 and _goes_on(line, lines[1])):
        return False
    slots = [
        next(
            (
                index
                for index, (left, right) in enumerate(pairwise(table.xs))
                if left - 1 < (piece.left + piece.right) / 2 < right + 1
            ),
            None,
        )
        for piece in pieces
    ]
    if None in slots or len(set(slots)) < len(slots):
        return False
    row, top, bottom = table.row_count, table.bottom, round(line.bottom - 0.5 * line.size, 2)
    table.ys.append(bottom)
    for column, (left, right) in enumerate(pairwise(table.xs)):
        cell = TableCell(row, column, 1, 1, (left, bottom, right, top), table.page)
        if column in slots:
            piece = pieces[slots.index(column)]
            cell.lines = [Line([piece], piece.left, line.bottom, piece.right, line.top, line.size)]
            cell.text = piece.text
        table.cells.append(cell)
    return True


def _goes_on(line: Line, below: Line) -> bool:
    """Tell whether the next line is another row of the same table."""
    return len(below.segments) > 1 and line.middle - below.middle < _NEAR * line.size
