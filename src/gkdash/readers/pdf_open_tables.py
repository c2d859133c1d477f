"""Tables with horizontal lines only, drawn cell by cell: where the pieces of the lines end, columns end.

Adds the vertical edges that are not drawn, wherever no word crosses them, and leaves the rest to the lattice.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gkdash.readers.pdf_lattice import join, tables_of
from gkdash.readers.pdf_model import Line, Rule, Table
from gkdash.readers.pdf_text import pieces_of

_SNAP = 2.6
_APART = 130.0
_LEAST = 3


def open_tables(across: Sequence[Rule], tables: Sequence[Table], lines: Sequence[Line], page: int) -> list[Table]:
    """Return the tables that stand outside `tables` and have horizontal rules in pieces; `lines` are the free lines."""
    free = [rule for rule in across if not any(table.bottom - _SNAP < rule.at < table.top + _SNAP for table in tables)]
    found: list[Table] = []
    for group in _groups(free):
        xs = _ends(group)
        if len(xs) < _LEAST:
            continue
        down = _edges(group, xs, lines)
        found += [table for table in tables_of(group, down, page) if table.column_count > 1]
    return found


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return rules that lie above each other in one stack, each stack with at least three heights."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: -rule.at):
        if groups and groups[-1][-1].at - rule.at < _APART and _overlaps(groups[-1], rule):
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [group for group in groups if len({round(rule.at / _SNAP) for rule in group}) >= _LEAST]


def _overlaps(group: Sequence[Rule], rule: Rule) -> bool:
    left, right = min(other.start for other in group), max(other.end for other in group)
    return rule.start < right + _SNAP and rule.end > left - _SNAP


def _ends(group: Sequence[Rule]) -> list[float]:
    """Return the places where pieces of rules begin or end, those that come back at several heights."""
    clusters: list[list[tuple[float, float]]] = []
    for x, at in sorted((x, rule.at) for rule in group for x in (rule.start, rule.end)):
        if clusters and x - clusters[-1][-1][0] <= _SNAP:
            clusters[-1].append((x, at))
        else:
            clusters.append([(x, at)])
    return [
        sum(x for x, _ in cluster) / len(cluster)
        for cluster in clusters
        if len({round(at / _SNAP) for _, at in cluster}) > 1
    ]


def _edges(group: Sequence[Rule], xs: Sequence[float], lines: Sequence[Line]) -> list[Rule]:
    """Return the vertical edges of the rows, left out where a word stands across them."""
    ys = sorted({rule.at for rule in join(group)}, reverse=True)
    words = [(piece.middle, piece.left, piece.right) for line in lines for piece in pieces_of(line, 0.25)]
    edges: list[Rule] = []
    for top, bottom in pairwise(ys):
        inside = [(left, right) for middle, left, right in words if bottom < middle < top]
        for number, x in enumerate(xs):
            outer = number in {0, len(xs) - 1}
            if outer or not any(left < x - 1 and right > x + 1 for left, right in inside):
                edges.append(Rule(x, bottom, top))
    return edges
