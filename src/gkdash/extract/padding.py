"""Tell a row's empty cells from the empty rests of merged labels, where a stream keeps a line for either.

`（六）其他处理` is merged over two columns of labels in table three, and `三、本年度办理结果` over many rows: written out
cell by cell, the one leaves an empty line before its row's figures, the other one at the beginning of each row below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from gkdash.extract.lines import Piece
from gkdash.extract.match import RowLine

_LABEL_COLUMNS = 3
_LEAST_ROWS = 3
_LEAST_SURE = 2


def filled(values: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that are not empty."""
    return [piece for piece in values if piece.text.strip()]


def settled(values: Sequence[Piece], width: int) -> list[Piece]:
    """Return the figures of a row with those empty lines that are its empty cells, or without any.

    They are cells where they make the count right; those after the last figure may be the space before the next row.
    """
    kept = list(values)
    while len(kept) > width and not kept[-1].text.strip():
        kept.pop()
    return kept if len(kept) == width else filled(values)


def settled_rows(
    rows: Sequence[RowLine], widths: Mapping[str, int], most: int, paths: Mapping[str, tuple[str, ...]]
) -> list[list[Piece]]:
    """Return the figures of each row with its empty cells.

    `paths` are the labels that stand merged to the left of each row's own. Where all rows are as long as these labels
    make them, the figures stand where they say; where some row begins with an empty line that is none of its cells, empty
    lines before and after figures say nothing of any row.
    """
    exact = _within_labels(rows, widths, paths)
    if exact is not None:
        return exact
    learned = _by_lead(rows, widths, paths)
    if learned is not None:
        return learned
    plain = [settled(row.values, widths.get(row.key or "", most)) for row in rows]
    if not any(_begins_outside(row, widths.get(row.key or "", most)) for row in rows):
        return plain
    return [
        filled(row.values) if _may_shift(row.values, widths.get(row.key or "", most)) else values
        for row, values in zip(rows, plain, strict=True)
    ]


def _within_labels(
    rows: Sequence[RowLine], widths: Mapping[str, int], paths: Mapping[str, tuple[str, ...]]
) -> list[list[Piece]] | None:
    """Return the figures of all rows between the rests of merged labels; None where a row is not as long as these say."""
    found: list[list[Piece]] = []
    led = 0
    for at, row in enumerate(rows):
        path = paths.get(row.key or "")
        if not row.values:
            found.append([])
            continue
        if path is None:
            return None
        width = widths[row.key or ""]
        lead = _LABEL_COLUMNS - 1 - len(path)
        below = paths.get(rows[at + 1].key or "") if at + 1 < len(rows) else None
        rests = row.values[lead + width :]
        least = 0 if below is None else _shared(path, below)
        if len(row.values) < lead + width or filled([*row.values[:lead], *rests]) or 0 < len(rests) < least:
            return None
        led += lead > 0
        found.append(row.values[lead : lead + width])
    return found if led >= _LEAST_ROWS else None


def _by_lead(
    rows: Sequence[RowLine], widths: Mapping[str, int], paths: Mapping[str, tuple[str, ...]]
) -> list[list[Piece]] | None:
    """Return the figures of all rows behind the empty lines that rows of their kind begin with, where some surely do.

    A row whose first and last cells are filled shows where its cells begin; rows of one kind, by their width and the labels
    above theirs, begin alike. None where they do not, or no row begins with an empty line that is no cell.
    """
    kinds = [(widths.get(row.key or "", 0), len(paths.get(row.key or "", ()))) for row in rows]
    leads: dict[tuple[int, int], set[int]] = {}
    sure = 0
    for row, kind in zip(rows, kinds, strict=True):
        places = [at for at, piece in enumerate(row.values) if piece.text.strip()]
        if kind[0] > 1 and places and places[-1] - places[0] + 1 == kind[0]:
            leads.setdefault(kind, set()).add(places[0])
            sure += places[0] > 0
    if sure < _LEAST_SURE or any(len(found) > 1 for found in leads.values()):
        return None
    result: list[list[Piece]] = []
    for row, kind in zip(rows, kinds, strict=True):
        width = kind[0]
        lead = next(iter(leads.get(kind, {0}))) if width > 1 else 0
        own = row.values[lead : lead + width]
        outside = filled([*row.values[:lead], *row.values[lead + width :]])
        if width <= 1 or not row.values:
            result.append(settled(row.values, width) if width else filled(row.values))
        elif len(own) < width or outside or (kind not in leads and _may_shift(row.values, width)):
            result.append(filled(row.values))
        else:
            result.append(own)
    return result


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many labels two rows have in common from the left."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _begins_outside(row: RowLine, width: int) -> bool:
    """Tell whether the first line after a label is empty and no cell: a whole row of figures follows it."""
    last = max((at for at, piece in enumerate(row.values) if piece.text.strip()), default=-1)
    return last >= width and not row.values[0].text.strip()


def _may_shift(values: Sequence[Piece], width: int) -> bool:
    """Tell whether a row's figures may stand in more than one place among the empty lines around them."""
    places = [at for at, piece in enumerate(values) if piece.text.strip()]
    if not places or len(values) <= width:
        return False
    return min(places[0], len(values) - width) > max(0, places[-1] - width + 1)
