"""Tables with horizontal lines only, drawn cell by cell: where the pieces of the lines end, columns end.

Adds the vertical edges that are not drawn, wherever no word crosses them, and leaves the rest to the lattice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkdash.readers.pdf_lattice import tables_of
from gkdash.readers.pdf_model import Line, Rule, Table
from gkdash.readers.pdf_text import pieces_of

_SNAP = 2.6
_APART = 160.0
_LEAST = 3
_MOST = 6_000


@dataclass(slots=True)
class _Level:
    """The pieces of lines at one height, as (start, end)."""

    at: float
    pieces: list[tuple[float, float]]

    def ends(self) -> list[float]:
        return [x for piece in self.pieces for x in piece]

    def has_end(self, x: float) -> bool:
        return any(abs(x - other) <= _SNAP for other in self.ends())

    def crosses(self, x: float) -> bool:
        return any(start < x - _SNAP and end > x + _SNAP for start, end in self.pieces)


def open_tables(across: Sequence[Rule], tables: Sequence[Table], lines: Sequence[Line], page: int) -> list[Table]:
    """Return the tables that stand outside `tables` and have horizontal rules in pieces; `lines` are the free lines."""
    free: Sequence[Rule] = across
    for table in tables:
        low, high = table.bottom - _SNAP, table.top + _SNAP
        free = [rule for rule in free if not low < rule[0] < high]
    if not 2 <= len(free) <= _MOST:
        return []
    words = [(line, piece) for line in lines for piece in pieces_of(line, 0.25)]
    found: list[Table] = []
    for levels in _stacks(_levels(free), lines):
        xs = _columns(levels)
        if len(xs) < (_LEAST if len(levels) > 2 else _LEAST + 1):
            continue
        rules = [Rule(level.at, start, end) for level in levels for start, end in level.pieces]
        down = _edges(levels, xs, [(piece.middle, piece.left, piece.right) for _, piece in words])
        found += [table for table in tables_of(rules, down, page) if table.column_count > 1]
    return found


def _levels(rules: Sequence[Rule]) -> list[_Level]:
    levels: list[_Level] = []
    for rule in sorted(rules, key=lambda rule: -rule.at):
        if not levels or levels[-1].at - rule.at > _SNAP:
            levels.append(_Level(rule.at, []))
        levels[-1].pieces.append((rule.start, rule.end))
    return levels


def _stacks(levels: Sequence[_Level], lines: Sequence[Line]) -> list[list[_Level]]:
    """Return the runs of levels that belong to one table each: between two tables edges do not go on."""
    stacks: list[list[_Level]] = []
    for level in levels:
        if stacks and _goes_on(stacks[-1][-1], level, lines):
            stacks[-1].append(level)
        else:
            stacks.append([level])
    return [stack for stack in stacks if len(stack) > 1]


def _goes_on(upper: _Level, lower: _Level, lines: Sequence[Line]) -> bool:
    """Tell whether the space between two levels is a row of a table: cells begin above and end below at one place."""
    if upper.at - lower.at > _APART:
        return False
    left, right = min(*upper.ends(), *lower.ends()), max(*upper.ends(), *lower.ends())
    between = [line for line in lines if lower.at < line.middle < upper.at]
    around = [line.size for line in lines if lower.at - 120 < line.middle < upper.at + 120 and len(line.segments) > 1]
    if len(between) == 1 and around and between[0].size > 1.14 * sorted(around)[len(around) // 2]:
        return False
    same = sum(
        end - start
        for start, end in set(upper.pieces)
        if any(abs(start - x) + abs(end - y) <= 2 * _SNAP for x, y in lower.pieces)
    )
    if same >= 0.6 * (right - left):
        return True
    inner = [x for x in upper.ends() if left + _SNAP < x < right - _SNAP]
    other = [x for x in lower.ends() if left + _SNAP < x < right - _SNAP]
    fewer, level = (inner, lower) if len(inner) <= len(other) else (other, upper)
    shared = sum(level.has_end(x) for x in fewer)
    return bool(shared) and shared >= 0.6 * len(fewer)


def _columns(levels: Sequence[_Level]) -> list[float]:
    """Return the places where pieces begin or end, those that come back at several heights."""
    clusters: list[list[tuple[float, float]]] = []
    for x, at in sorted((x, level.at) for level in levels for x in level.ends()):
        if clusters and x - clusters[-1][-1][0] <= _SNAP:
            clusters[-1].append((x, at))
        else:
            clusters.append([(x, at)])
    return [sum(x for x, _ in cluster) / len(cluster) for cluster in clusters if len({at for _, at in cluster}) > 1]


def _edges(levels: Sequence[_Level], xs: Sequence[float], words: Sequence[tuple[float, float, float]]) -> list[Rule]:
    """Return the vertical edges: from one level where a piece ends to the next such, unless a piece or a word crosses."""
    edges = [Rule(x, levels[-1].at, levels[0].at) for x in (xs[0], xs[-1])]
    bands = [
        [(left, right) for middle, left, right in words if lower.at < middle < upper.at]
        for upper, lower in pairwise(levels)
    ]
    for x in xs[1:-1]:
        ending = [index for index, level in enumerate(levels) if level.has_end(x)]
        for first, last in pairwise(ending):
            if any(levels[index].crosses(x) for index in range(first + 1, last)):
                continue
            edges += [
                Rule(x, levels[index + 1].at, levels[index].at)
                for index in range(first, last)
                if not any(left < x - 1 and right > x + 1 for left, right in bands[index])
            ]
    return edges
