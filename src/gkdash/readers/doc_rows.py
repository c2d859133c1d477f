"""Table rows of a binary Word document: where a row's cells begin and end, and which are merged.

Follows [MS-DOC] 2.6.3; rows are placed by word_edges and joined to a grid by word_grid.
"""

from __future__ import annotations

import struct

from gkdash.readers.doc_sprms import modifiers
from gkdash.readers.word_edges import RowShape

_TC_SIZE = 20
_MOST_CELLS = 128


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
