"""Tables drawn without lines: as coloured or framed boxes that lie side by side with gaps between them.

Only boxes in at least two rows and two columns count, and only outside tables that have lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gkdash.documents import Box
from gkdash.readers.pdf_lattice import tables_of
from gkdash.readers.pdf_marks import Marks
from gkdash.readers.pdf_model import Rule, Table, inside

_APART = 7.0
_MOST = 4_000
_LEAST_WIDTH = 12.0
_LEAST_HEIGHT = 8.0
_MOST_HEIGHT = 260.0


def tiled_tables(marks: Marks, tables: list[Table], page: int) -> list[Table]:
    """Return tables made of boxes; one-cell tables that are such boxes are taken out of `tables`."""
    framed = [table for table in tables if len(table.cells) == 1]
    outlines = [table.cells[0].box for table in framed]
    taken = [_outline(table) for table in tables if len(table.cells) > 1]
    boxes = [box for box in [*_tiles(marks), *outlines] if _is_tile(box) and not inside(*_middle(box), taken)]
    if not 4 <= len(boxes) <= _MOST:
        return []
    across: list[Rule] = []
    down: list[Rule] = []
    for group in _groups(boxes):
        if len(group) < 4:
            continue
        xs = _snapped([x for box in group for x in (box[0], box[2])])
        ys = _snapped([y for box in group for y in (box[1], box[3])])
        if len(set(xs.values())) < 3 or len(set(ys.values())) < 3:
            continue
        for left, bottom, right, top in group:
            across += [Rule(ys[bottom], xs[left], xs[right]), Rule(ys[top], xs[left], xs[right])]
            down += [Rule(xs[left], ys[bottom], ys[top]), Rule(xs[right], ys[bottom], ys[top])]
    found = tables_of(across, down, page)
    areas = [_outline(table) for table in found]
    for table in framed:
        if inside(*_middle(table.cells[0].box), areas):
            tables.remove(table)
    return found


def _tiles(marks: Marks) -> list[Box]:
    """Return coloured areas, and white ones that lie on a coloured one: a dark ground showing through as lines."""
    grounds = [box for box in marks.fills if box[3] - box[1] > 2 * _LEAST_HEIGHT]
    white = [box for box in marks.blanks if _is_tile(box) and inside(*_middle(box), grounds)] if grounds else []
    if white:
        covered = [box for box in marks.fills if sum(inside(*_middle(tile), [box]) for tile in white) >= 4]
        return [*white, *(box for box in marks.fills if box not in covered)]
    return list(marks.fills)


def _is_tile(box: Box) -> bool:
    return box[2] - box[0] >= _LEAST_WIDTH and _LEAST_HEIGHT <= box[3] - box[1] <= _MOST_HEIGHT


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _outline(table: Table) -> Box:
    return table.xs[0], table.bottom, table.xs[-1], table.top


def _groups(boxes: Sequence[Box]) -> list[list[Box]]:
    """Return the sets of boxes that lie next to each other."""
    waiting = sorted(set(boxes), key=lambda box: -box[3])
    groups: list[list[Box]] = []
    while waiting:
        group = [waiting.pop(0)]
        for member in group:
            near = [box for box in waiting if _touch(member, box)]
            group += near
            waiting = [box for box in waiting if box not in near]
        groups.append(group)
    return groups


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] - _APART <= other[2]
        and other[0] - _APART <= one[2]
        and one[1] - _APART <= other[3]
        and other[1] - _APART <= one[3]
    )


def _snapped(places: list[float]) -> dict[float, float]:
    """Return for each place the middle of those that lie within a gap of it."""
    result: dict[float, float] = {}
    ordered = sorted(set(places))
    cuts = [
        0,
        *(index for index, (one, other) in enumerate(pairwise(ordered), 1) if other - one > _APART),
        len(ordered),
    ]
    for start, end in pairwise(cuts):
        cluster = ordered[start:end]
        for place in cluster:
            result[place] = sum(cluster) / len(cluster)
    return result
