"""Rows whose cells are known by their edges (.doc, .rtf), placed on common grid columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from gkdash.documents import Block
from gkdash.readers.word_grid import Merge, RawCell, without_slivers

V_RESTART, V_CONTINUE, H_FIRST, H_JOINED = 0x60, 0x20, 0x1, 0x2
"""Flags of a cell; Word 97 wrote the horizontal ones as here, its published format has them the other way round."""


@dataclass(slots=True)
class RowShape:
    """Edges in twentieths of a point, one more than cells; `flags` are the TC80 flags of each cell."""

    edges: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """One row as it stands in the text: its cells' blocks, and its shape."""

    cells: list[list[Block]]
    shape: RowShape


def grid_rows(rows: list[Row]) -> list[list[RawCell]]:
    """Place the cells of all rows on common grid columns, which are the edges that any row has."""
    drafts = [_cells(row) for row in rows]
    marks = sorted({edge for draft in drafts for cell in draft for edge in (cell.left, cell.right)})
    at = {edge: index for index, edge in enumerate(marks)}
    placed = [
        [RawCell(at[cell.left], at[cell.right] - at[cell.left], cell.merge, cell.blocks) for cell in draft]
        for draft in drafts
    ]
    widths = [right - left for left, right in pairwise(marks)]
    return without_slivers([row for row in placed if row], widths)


@dataclass(slots=True)
class _Draft:
    left: int
    right: int
    merge: Merge
    blocks: list[Block]


def _cells(row: Row) -> list[_Draft]:
    """Return the cells of one row between their edges; a cell that the shape does not know goes to the right."""
    shape = row.shape
    result: list[_Draft] = []
    first = 0
    for index, blocks in enumerate(row.cells):
        if index < min(len(shape.flags), len(shape.edges) - 1):
            left, right, flags = shape.edges[index], shape.edges[index + 1], shape.flags[index]
        elif shape.flags and not blocks:
            continue  # LibreOffice writes more cell marks than cells behind a nested table
        else:
            left = result[-1].right if result else 0
            right, flags = left + 1000, 0
        horizontal = flags & 0x3
        if horizontal == 0:
            first = 0
        elif first in {0, horizontal}:
            first = horizontal
        elif result:
            result[-1].right = max(right, result[-1].right)
            continue
        vertical = Merge.NONE
        if flags & 0x60:
            vertical = Merge.RESTART if flags & 0x40 else Merge.CONTINUE
        if result:
            left = max(left, result[-1].right)
        result.append(_Draft(left, max(right, left + 1), vertical, blocks))
    return result
