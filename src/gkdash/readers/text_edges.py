"""Columns of text that keep their left edges: every part of every line begins where a column begins.

Unlike rows of figures that are as long as each other, edges also tell which cells are empty. Only what is rigorous is read
so: a figure stands under a header that begins where it begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gkdash.documents import Cell, Grid
from gkdash.readers.text_wraps import NUMBERED, Row, whole_rows

_SLACK = 2
"""Blanks that pad a cell's text move it so far from its edge; no column is as narrow."""
_LEAST_COLUMNS = 3
_NEAR = 3
_LEAST_FIGURES = 2
_LEAST_HEADS = 5
"""A line of so many words in columns is the header of a matrix."""
_LONGEST_REST = 16


@dataclass(slots=True)
class Part:
    """A run of text without wide gaps, with the places where it begins and ends on a line of fixed pitch."""

    text: str
    begin: int
    end: int


@dataclass(slots=True)
class _Segment:
    """Lines that may be one table: the number of each with its parts, and where columns begin."""

    lines: dict[int, list[Part]] = field(default_factory=dict)
    edges: list[int] = field(default_factory=list)
    first: int | None = None
    """Where the leftmost figure begins; None as long as there is none."""

    def fits(self, at: int, parts: Sequence[Part]) -> bool:
        """Tell whether the parts of a line begin where columns begin.

        The lines of a header, which are near each other, may each name further columns; so may a line with a numbered
        label, left of all figures.
        """
        if self.first is None and (not self.lines or at - max(self.lines) <= _NEAR):
            return True
        labelled = any(NUMBERED.match(part.text) for part in parts)
        return all(
            _edge_of(part, self.edges) is not None or (labelled and (self.first is None or part.end < self.first))
            for part in parts
        )

    def add(self, at: int, parts: list[Part], figures: Sequence[Part]) -> None:
        """Take a line in with its parts, those of them that are figures once more."""
        self.lines[at] = parts
        self.edges = _edges([part.begin for own in self.lines.values() for part in own])
        for part in figures:
            self.first = part.begin if self.first is None else min(self.first, part.begin)


def edge_tables(
    lines: Sequence[list[Part]], gapped: Sequence[bool], start: int, end: int, is_figure: Callable[[str], bool]
) -> list[tuple[Grid, int, int]]:
    """Return the grids among the lines from `start` to `end`, each with its first line and the line after it.

    `gapped` tells which lines have a wide gap; a line without parts is empty.
    """
    segments = [_Segment()]
    for at in range(start, end):
        if not gapped[at]:
            continue
        if not segments[-1].fits(at, lines[at]):
            segments.append(_Segment())
        segments[-1].add(at, lines[at], [part for part in lines[at] if is_figure(part.text)])
    found = [table for segment in segments if (table := _table(segment, lines, is_figure)) is not None]
    for above, below in pairwise(found):
        _join_rest(above, below, lines)
    return [(_grid(table.rows, len(table.edges)), table.first, table.last) for table in found]


@dataclass(slots=True)
class _Table:
    """A table found: its rows by column, where columns begin, its first line and the line after it."""

    rows: list[Row]
    edges: list[int]
    first: int
    last: int
    headed: bool
    values: int
    """Where the first column of figures begins."""


def _join_rest(above: _Table, below: _Table, lines: Sequence[list[Part]]) -> None:
    """Give the rest of the last label above to its row, where a page ended within it and the table goes on below."""
    rest = [own for own in lines[above.last : below.first] if own]
    row = above.rows[-1]
    label = max((column for column in row if above.edges[column] < above.values), default=None)
    if below.headed or label is None or any(len(own) > 1 or NUMBERED.match(own[0].text) for own in rest):
        return
    above.rows[-1] = row | {label: "\n".join([row[label], *(own[0].text for own in rest)])}
    above.last = below.first


def _edges(begins: Sequence[int]) -> list[int]:
    """Return where columns begin: the leftmost of places that lie no further apart than padding moves them."""
    edges: list[int] = []
    for begin in sorted(begins):
        if not edges or begin - edges[-1] > _SLACK:
            edges.append(begin)
    return edges


def _edge_of(part: Part, edges: Sequence[int]) -> int | None:
    """Return the column a part begins in, None where it begins in none."""
    return next((column for column, edge in enumerate(edges) if 0 <= part.begin - edge <= _SLACK), None)


def _table(segment: _Segment, lines: Sequence[list[Part]], is_figure: Callable[[str], bool]) -> _Table | None:
    """Return the table of a segment up to its last line of figures; None where its parts do not keep to columns."""
    with_figures = [at for at, parts in segment.lines.items() if any(is_figure(part.text) for part in parts)]
    edges = segment.edges
    if not with_figures:
        return _blank(segment, lines, is_figure)
    if len(edges) < _LEAST_COLUMNS:
        return None
    first, last = min(segment.lines), max(with_figures)
    rows: list[Row] = []
    heads: set[int] = set()
    counted: dict[int, int] = {}
    after = _with_tail(segment, lines, last) + 1
    for at in range(first, after):
        row: Row = {}
        for part in lines[at]:
            column = _edge_of(part, edges)
            if column is None or column in row:
                return None
            row[column] = part.text
        if not row:
            continue
        for column in (column for column, text in row.items() if is_figure(text)):
            counted[column] = counted.get(column, 0) + 1
            if heads and column not in heads:
                return None
        if not counted:
            heads |= set(row)
        rows.append(row)
    if not _tells(rows, counted, heads):
        return None
    return _Table(whole_rows(rows, min(counted), is_figure), edges, first, after, bool(heads), edges[min(counted)])


def _blank(segment: _Segment, lines: Sequence[list[Part]], is_figure: Callable[[str], bool]) -> _Table | None:
    """Return the table of a header alone, with the empty row that the empty line below it is; None where it is no header."""
    first, last = min(segment.lines, default=0), max(segment.lines, default=0)
    own = [
        [(_edge_of(part, segment.edges), part.text) for part in lines[at]] for at in range(first, last + 1) if lines[at]
    ]
    rows: list[Row] = [{column: text for column, text in row if column is not None} for row in own]
    if not own or len(own[-1]) < _LEAST_HEADS or last + 1 >= len(lines) or lines[last + 1]:
        return None
    if any(len(row) < len(parts) for row, parts in zip(rows, own, strict=True)):
        return None
    return _Table([*whole_rows(rows, 0, is_figure), {}], segment.edges, first, last + 2, headed=True, values=0)


def _with_tail(segment: _Segment, lines: Sequence[list[Part]], last: int) -> int:
    """Return the last line of a table: its last label may go on right below its figures, if a number tells it is one."""
    label = next((part for part in reversed(segment.lines[last]) if NUMBERED.match(part.text)), None)
    while label is not None and last + 1 < len(lines) and len(lines[last + 1]) == 1:
        below = lines[last + 1][0]
        if below.begin != label.begin or len(below.text) > _LONGEST_REST or NUMBERED.match(below.text):
            break
        last += 1
    return last


def _tells(rows: Sequence[Row], counted: dict[int, int], heads: set[int]) -> bool:
    """Tell whether columns are sure: under a header, or by figures that stand under each other in every one of them."""
    if heads:
        return len(rows) > 1 and len(heads & counted.keys()) == len(counted)
    return min(counted.values()) >= _LEAST_FIGURES


def _grid(rows: Sequence[Row], width: int) -> Grid:
    cells = tuple(Cell(y, x, row.get(x, "")) for y, row in enumerate(rows) for x in range(width))
    return Grid(cells, len(rows), width)
