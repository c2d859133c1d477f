"""Columns of tables without ruling lines, once more: a header set to one side of its figures is a column with them.

Words and figures that are aligned differently (`本年废止件数` to the left, `0` in the middle) may stand above each
other nowhere. Such halves of a column are put together where only one way of doing so is possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from gkdash.readers.pdf_columns import Placed
from gkdash.readers.pdf_model import Segment
from gkdash.readers.pdf_rows import Block
from gkdash.readers.pdf_text import is_figure

Extent = tuple[float, float]


def with_headers(columns: list[Extent], placed: list[Placed]) -> tuple[list[Extent], list[Placed]]:
    """Return columns and stretches with those columns put together that are the header and the figures of one."""
    columns, placed = _with_ends_of_words(columns, placed)
    place = _places(len(columns), placed)
    if place is None:
        return columns, placed
    return _joined(columns, place), [Placed(one.segment, one.line, place[one.first], place[one.last]) for one in placed]


def _with_ends_of_words(columns: list[Extent], placed: list[Placed]) -> tuple[list[Extent], list[Placed]]:
    """Return the same without the columns that hold but ends of words: `益` of `社会公 益`, one stretch of its line."""
    ends = _ends_of_words(placed, _kinds(len(columns), placed))
    if not ends:
        return columns, placed
    kept = [column for column in range(len(columns)) if column not in ends]
    place = [sum(other <= column for other in kept) - 1 for column in range(len(columns))]
    moved: list[Placed] = []
    for one in placed:
        if one.first == one.last and one.first in ends:
            before = moved.pop()
            text = f"{before.segment.text} {one.segment.text}"
            whole = Segment(text, before.segment.left, one.segment.right, before.segment.middle)
            moved.append(Placed(whole, before.line, before.first, before.last))
        else:
            moved.append(Placed(one.segment, one.line, place[one.first], place[one.last]))
    return _joined(columns, place), moved


def rows_with_headers(columns: list[Extent], rows: list[list[Block]]) -> tuple[list[Extent], list[list[Block]]]:
    """Return the same for a part whose rows are told already."""
    placed = [
        Placed(part.segment, part.line, block.first, block.last)
        for row in rows
        for block in row
        for part in block.parts
    ]
    place = _places(len(columns), sorted(placed, key=lambda one: (-one.line.middle, one.first)))
    if place is None:
        return columns, rows
    moved = [[Block(place[block.first], place[block.last], block.parts) for block in row] for row in rows]
    if any(
        one.last >= other.first for row in moved for one, other in pairwise(sorted(row, key=lambda block: block.first))
    ):
        return columns, rows
    return _joined(columns, place), moved


def _places(count: int, placed: Sequence[Placed]) -> list[int] | None:
    """Return the new place of each column; None where nothing is put together, or two stretches would meet in a line.

    Two stretches of a line may stand in one column before any are put together: `规章` and what juts into it.
    """
    kinds = _kinds(count, placed)
    owner = list(range(count))
    for one in placed:
        under = range(one.first, one.last + 1)
        figures = [column for column in under if kinds[column] in "FN"]
        if len(figures) == 1 and len(under) > 1 and all(kinds[column] in "FNH" for column in under):
            for column in under:
                owner[column] = owner[figures[0]]
                kinds[column] = "N"
    at = 0
    for half, run in groupby(kinds, key=lambda kind: kind in "FH"):
        size = len(list(run))
        if half and size % 2 == 0 and all(one != other for one, other in pairwise(kinds[at : at + size])):
            for first in range(at, at + size, 2):
                owner[first + 1] = owner[first]
        at += size
    while len(kept := sorted(set(owner))) < count:
        place = [kept.index(one) for one in owner]
        if any(other < one for one, other in pairwise(place)):
            return None
        meeting = {
            place[other.first]
            for one, other in pairwise(placed)
            if one.line is other.line and place[one.last] >= place[other.first]
        }
        if not meeting:
            return place
        apart = [column if place[column] in meeting else one for column, one in enumerate(owner)]
        if apart == owner:
            return None
        owner = apart
    return None


def _ends_of_words(placed: Sequence[Placed], kinds: Sequence[str]) -> set[int]:
    """Return the columns of words alone all of which go on from a word in the column before."""
    alone: dict[int, list[bool]] = {}
    before: Placed | None = None
    for one in placed:
        if one.first == one.last and kinds[one.first] == "H" and one.first and kinds[one.first - 1] in "FN":
            alone.setdefault(one.first, []).append(
                before is not None
                and before.line is one.line
                and before.last == one.first - 1
                and any(
                    whole.left < before.segment.left + 0.1 and whole.right > one.segment.right - 0.1
                    for whole in one.line.segments
                )
            )
        before = one
    return {column for column, found in alone.items() if all(found)}


def _kinds(count: int, placed: Sequence[Placed]) -> list[str]:
    """Return for each column whether it holds figures (F), words above them (H), both (N) or labels beside them (L)."""
    rows = {id(one.line) for one in placed if is_figure(one.segment.text)}
    figures: set[int] = set()
    words: set[int] = set()
    labels: set[int] = set()
    for one in placed:
        if is_figure(one.segment.text):
            figures.update(range(one.first, one.last + 1))
        elif one.first == one.last:
            (labels if id(one.line) in rows else words).add(one.first)
    kinds = []
    for column in range(count):
        if column in labels:
            kinds.append("L")
        elif column in figures:
            kinds.append("N" if column in words else "F")
        else:
            kinds.append("H")
    return kinds


def _joined(columns: Sequence[Extent], place: Sequence[int]) -> list[Extent]:
    groups = [[column for column, new in enumerate(place) if new == at] for at in range(place[-1] + 1)]
    return [(columns[group[0]][0], columns[group[-1]][1]) for group in groups]
