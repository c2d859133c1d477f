"""Whether the rules of a table part its rows: lines above and below a whole table, or between its columns, do not.

Looks at figures only: rows of a table are told by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gkdash.readers.pdf_model import Line, Segment, Table
from gkdash.readers.pdf_text import is_figure, pieces_of

_HEADED = 3
_STACKED = 3
_ROW = 1.5
"""Distance of rows, in font sizes; lines of a figure that wraps stand closer."""


def parts_rows(table: Table, lines: Sequence[Line]) -> bool:
    """Tell whether the table's rules part its rows: in a table of three lines all figures stand between two rules."""
    inner = [(line, line.segments) for line in lines if table.bottom < line.middle < table.top]
    figures = [(line, pieces) for line, pieces in inner if sum(is_figure(piece.text) for piece in pieces) > 1]
    return not _under_text(table, inner) and all(
        _parted(table, upper, lower)
        for (upper, _), (lower, _) in pairwise(figures)
        if upper.middle - lower.middle > 0.95 * lower.size
    )


def keeps_rows(table: Table) -> bool:
    """Tell the same of a table with vertical lines, whose cells hold their text; figures that wrap are no rows."""
    tall = [cell for cell in table.cells if len(cell.lines) > 1]
    if not any(is_figure(cell.lines[-1].segments[-1].text) for cell in tall):
        return True
    inner = [(line, pieces_of(line)) for cell in tall for line in cell.lines]
    if len(inner) < 2 * _HEADED:
        return True
    inner.sort(key=lambda pair: -pair[0].middle)
    levels: list[tuple[Line, list[Segment]]] = []
    for line, pieces in inner:
        if levels and levels[-1][0].middle - line.middle < 0.5 * line.size:
            levels[-1][1].extend(pieces)
        else:
            levels.append((line, list(pieces)))
    if _under_text(table, levels):
        return False
    rows = [line for line, pieces in levels if sum(is_figure(piece.text) for piece in pieces) >= _HEADED]
    stacked = 0
    for upper, lower in pairwise(rows):
        apart = upper.middle - lower.middle > _ROW * lower.size
        stacked = stacked + 1 if apart and not _parted(table, upper, lower) else 0
        if stacked + 1 >= _STACKED:
            return False
    return True


def keeps_columns(table: Table) -> bool:
    """Tell whether no cell of a table made of coloured boxes holds a whole row of stretches: stripes are no cells."""
    return not any(
        sum(len(piece.text) > 1 or is_figure(piece.text) for piece in pieces_of(line)) >= _HEADED
        for cell in table.cells
        for line in cell.lines
    )


def _parted(table: Table, upper: Line, lower: Line) -> bool:
    return any(lower.middle < y < upper.middle for y in table.ys)


def _under_text(table: Table, levels: Sequence[tuple[Line, Sequence[Segment]]]) -> bool:
    """Tell whether half of a row's figures stand right under text in their cells: a header and its figures."""
    for line, pieces in levels:
        figures = [piece for piece in pieces if is_figure(piece.text)]
        if len(figures) < _HEADED:
            continue
        above = [
            piece
            for other, texts in levels
            if other.middle > line.middle + 0.5 * line.size and not _parted(table, other, line)
            for piece in texts
            if not is_figure(piece.text)
        ]
        under = sum(any(text.left < one.right and text.right > one.left for text in above) for one in figures)
        if 2 * under >= len(figures):
            return True
    return False
