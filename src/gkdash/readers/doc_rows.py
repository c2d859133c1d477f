"""Table rows of a binary Word document: where a row's cells begin and end, and which are merged.

Follows [MS-DOC] 2.6.3; rows are joined to a grid by word_grid.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from itertools import pairwise

from gkdash.documents import Block
from gkdash.readers.doc_sprms import modifiers
from gkdash.readers.word_grid import Merge, RawCell, without_slivers

_TC_SIZE = 20
_MOST_CELLS = 128


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


def row_shape(grpprl: bytes, data: bytes) -> RowShape:
    """Read the shape of a row from the modifiers of its end mark."""
    shape = RowShape()
    gap = 0
    for code, operand in modifiers(grpprl, data):
        if code == 0xD608:
            shape = _definition(operand)
        elif code == 0x9602 and len(operand) == 2:
            gap = int.from_bytes(operand, "little", signed=True)
        elif code == 0x9601 and len(operand) == 2 and shape.edges:
            move = int.from_bytes(operand, "little", signed=True) - (shape.edges[0] + gap)
            shape.edges = [edge + move for edge in shape.edges]
        elif code == 0xD62B and len(operand) >= 2 and operand[0] < len(shape.flags):
            shape.flags[operand[0]] = shape.flags[operand[0]] & ~0x60 | (operand[1] & 3) << 5
        elif code == 0x5624 and len(operand) == 2:
            _merge(shape, operand[0], operand[1])
        elif code == 0x5625 and len(operand) == 2:
            for index in range(operand[0], min(operand[1], len(shape.flags))):
                shape.flags[index] &= ~0x3
        elif code == 0x7621 and len(operand) == 4:
            _insert(shape, *struct.unpack("<BBh", operand))
        elif code == 0x5622 and len(operand) == 2:
            _delete(shape, operand[0], operand[1])
        elif code == 0x7623 and len(operand) == 4:
            _widen(shape, *struct.unpack("<BBh", operand))
    return shape


def _definition(operand: bytes) -> RowShape:
    count = min(operand[0], _MOST_CELLS) if operand else 0
    if len(operand) < 1 + 2 * (count + 1):
        return RowShape()
    edges = list(struct.unpack_from(f"<{count + 1}h", operand, 1))
    at = 1 + 2 * (count + 1)
    flags = [int.from_bytes(operand[at + _TC_SIZE * i :][:2], "little") for i in range(count)]
    return RowShape(edges, flags)


def _merge(shape: RowShape, first: int, limit: int) -> None:
    for index in range(first, min(limit, len(shape.flags))):
        shape.flags[index] = shape.flags[index] & ~0x3 | (0x1 if index == first else 0x2)


def _insert(shape: RowShape, first: int, count: int, width: int) -> None:
    if not shape.edges or len(shape.flags) + count > _MOST_CELLS:
        return
    first = min(first, len(shape.flags))
    shape.flags[first:first] = [0] * count
    start = shape.edges[first]
    later = [edge + count * width for edge in shape.edges[first + 1 :]]
    shape.edges[first + 1 :] = [start + width * (index + 1) for index in range(count)] + later
    if len(shape.edges) < len(shape.flags) + 1:
        shape.edges.append(shape.edges[-1] + width)


def _delete(shape: RowShape, first: int, limit: int) -> None:
    limit = min(limit, len(shape.flags))
    if first >= limit:
        return
    gone = shape.edges[limit] - shape.edges[first]
    del shape.flags[first:limit]
    shape.edges = shape.edges[: first + 1] + [edge - gone for edge in shape.edges[limit + 1 :]]


def _widen(shape: RowShape, first: int, limit: int, width: int) -> None:
    for index in range(first, min(limit, len(shape.flags))):
        move = width - (shape.edges[index + 1] - shape.edges[index])
        for later in range(index + 1, len(shape.edges)):
            shape.edges[later] += move


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
        if index < len(shape.flags):
            left, right, flags = shape.edges[index], shape.edges[index + 1], shape.flags[index]
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
