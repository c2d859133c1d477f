"""What the header of a table says about its columns: their order, and where the grid allows it their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from gkdash.extract.lexicon import TableWords
from gkdash.extract.lines import Line, Piece


def column_order(header: Sequence[Line], words: TableWords, default: Sequence[str]) -> tuple[str, ...]:
    """Return the column keys in the order the header prints them, groups opened in place.

    The form's own order where the header does not name every column exactly once.
    """
    rows = [
        [label for label in line.labels if label in words.columns or label in words.column_groups] for line in header
    ]
    top = max(rows, key=lambda row: sum(label in words.column_groups for label in row), default=[])
    below = [leaves for row in rows if row is not top and (leaves := [one for one in row if one in words.columns])]
    # labels at different heights of a header without lines stand in different rows, in no order
    inner = below[0] if len(below) == 1 else []
    order: list[str] = []
    for label in top:
        group = words.column_groups.get(label)
        if group is None:
            order.append(words.columns[label])
        else:
            order += [words.columns[other] for other in inner if words.columns[other] in group]
    if sorted(order) == sorted(default):
        return tuple(order)
    return _order_in_grid(header, words, default) or tuple(default)


def _order_in_grid(header: Sequence[Line], words: TableWords, default: Sequence[str]) -> tuple[str, ...]:
    """Return the column keys by the grid columns of their labels, or nothing where those do not tell."""
    found: list[tuple[int, str]] = []
    for line in header:
        if not line.aligned or line.grid is not header[0].grid:
            return ()
        for piece, label in zip(line.pieces, line.labels, strict=True):
            key = words.columns.get(label)
            if key is not None and piece.cell is not None:
                found.append((piece.cell.column, key))
    if sorted(key for _, key in found) != sorted(default) or len({column for column, _ in found}) != len(found):
        return ()
    return tuple(key for _, key in sorted(found))


def column_places(header: Sequence[Line], words: TableWords, order: Sequence[str]) -> dict[str, int] | None:
    """Return the grid column of each key, or None where the header does not place every column exactly once in order."""
    places = _named_places(header, words, order)
    if places is None or set(places) != set(order):
        return None
    return places if _rise(places, order) else None


def inferred_places(header: Sequence[Line], words: TableWords, order: Sequence[str]) -> dict[str, int] | None:
    """Return the grid column of each key where a header that is torn places most of them and leaves one way for the rest.

    The keys after the last column of the grid are left out: the table has no such columns.
    """
    places = _named_places(header, words, order)
    grid = header[0].grid if header else None
    if places is None or grid is None or 2 * len(places) <= len(order) or not _rise(places, order):
        return None
    known = [index for index, key in enumerate(order) if key in places]
    ends = [(index, places[order[index]]) for index in known]
    if known[0] != 0:
        return None
    if grid.column_count - 1 - ends[-1][1] == len(order) - 1 - known[-1]:
        ends.append((len(order), grid.column_count))
    elif ends[-1][1] != grid.column_count - 1:
        return None
    found: dict[str, int] = {}
    for (index, place), (following, next_place) in pairwise([*ends, ends[-1]]):
        if following - index != next_place - place:
            return None
        found.update((order[at], place + at - index) for at in range(index, following))
    found.update({order[known[-1]]: places[order[known[-1]]]})
    return found


def _rise(places: Mapping[str, int], order: Sequence[str]) -> bool:
    found = [places[key] for key in order if key in places]
    return found == sorted(set(found))


def _named_places(header: Sequence[Line], words: TableWords, order: Sequence[str]) -> dict[str, int] | None:
    """Return the grid columns of the keys that the header names; None where one stands twice or over several columns."""
    places: dict[str, int] = {}
    for line in header:
        if not line.aligned:
            return None
        for piece, label in zip(line.pieces, line.labels, strict=True):
            key = words.columns.get(label)
            if key is None or piece.cell is None or key not in order:
                continue
            if key in places or piece.cell.column_span != 1:
                return None
            places[key] = piece.cell.column
    return places


class Occupancy:
    """Which cell covers a place of a grid, spans included."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def _rows(self) -> defaultdict[int, dict[int, Piece]]:
        """The pieces by row and column; not made for a table whose rows all have as many cells as there are columns."""
        rows: defaultdict[int, dict[int, Piece]] = defaultdict(dict)
        for line in self._lines:
            for piece in line.pieces:
                cell = piece.cell
                if cell is None:
                    continue
                if cell.row_span == cell.column_span == 1:
                    rows[cell.row].setdefault(cell.column, piece)
                    continue
                for row in range(cell.row, cell.row + cell.row_span):
                    for column in range(cell.column, cell.column + cell.column_span):
                        rows[row].setdefault(column, piece)
        return rows

    def row(self, row: int) -> Mapping[int, Piece]:
        """Return the pieces that cover the places of a row, by column."""
        return self._rows[row]

    def at(self, row: int, column: int) -> Piece | None:
        """Return the piece that covers a place, or None."""
        return self._rows[row].get(column)

    def full(self, row: int, width: int) -> bool:
        """Tell whether every column of a row is covered."""
        return all(map(self._rows[row].__contains__, range(width)))
