"""From ruling lines to tables: lines are snapped and joined, crossing ones make a lattice, missing inner edges spans.

Sees geometry only. Frames around text, underlines and page borders are told from tables later, by what stands in them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from gkdash.readers.pdf_model import Rule, Table, TableCell
from gkdash.readers.pdf_text import is_figure

_SNAP = 2.6
"""Lines closer than this are one: the two strokes of a double border of one and a half points are 2.25 apart."""
_GAP = 3.6
"""Pieces of a line this close are one: dashes, and borders drawn cell by cell and broken at crossings."""
_TOUCH = 3.2
_COVERED = 0.6
_OVERHANG = 7.0
_SPACE = 4.5
_NARROW = 10.0
_LOW = 5.0
_MOST = 1_200
_FIGURES = 3
_start = itemgetter(1)


def tables_of(across: Sequence[Rule], down: Sequence[Rule], page: int) -> list[Table]:
    """Return the tables that rules make, from the top of the page; a frame is a table of one cell."""
    rows, columns = _with_members(across), _with_members(down)
    found = []
    for horizontal, vertical in _components([line.rule for line in rows], [line.rule for line in columns]):
        table = _table(_again(horizontal, rows), _again(vertical, columns), page)
        if table:
            found.append(table)
    return sorted(found, key=lambda table: (-table.top, table.xs[0]))


class _Joined(NamedTuple):
    """A rule joined from `members`; `group` numbers the near parallels that were snapped to one place."""

    rule: Rule
    members: list[Rule]
    group: int


def join(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules with near parallels snapped to one place and pieces of one line joined."""
    return [line.rule for line in _with_members(rules)]


def _again(rules: list[Rule], joined: Sequence[_Joined]) -> list[Rule]:
    """Return the lines of one table joined anew from what they were joined from: lines of other tables have no say."""
    wanted = set(map(id, rules))
    shared = {line.group for line in joined if id(line.rule) not in wanted}
    kept: list[Rule] = []
    anew: list[Rule] = []
    for line in joined:
        if id(line.rule) not in wanted:
            continue
        if line.group in shared:
            anew += line.members
        else:
            kept.append(line.rule)
    return sorted([*kept, *join(anew)]) if anew else kept


def _with_members(rules: Sequence[Rule]) -> list[_Joined]:
    """Return the joined rules, each with the rules it was joined from."""
    joined: list[_Joined] = []
    for number, group in enumerate(_near(sorted(rules))):
        lengths = [end - start for _, start, end in group]
        weight = sum(lengths)
        at = (
            sum(rule[0] * length for rule, length in zip(group, lengths, strict=True)) / weight
            if weight
            else group[0].at
        )
        members: list[Rule] = []
        start = end = 0.0
        for rule in sorted(group, key=_start):
            _, begins, ends = rule
            if members and begins <= end + _GAP:
                members.append(rule)
                end = max(end, ends)
                continue
            if members and end - start > _GAP:
                joined.append(_Joined(Rule(at, start, end), members, number))
            members, start, end = [rule], begins, ends
        if members and end - start > _GAP:
            joined.append(_Joined(Rule(at, start, end), members, number))
    return joined


def _near(rules: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    first = last = 0.0
    for rule in rules:
        at = rule[0]
        if groups and at - last <= _SNAP and at - first <= 2 * _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
            first = at
        last = at
    return groups


def _components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the sets of lines that hang together by crossing or touching."""
    if len(across) > _MOST or len(down) > _MOST:
        return []
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    places = [rule.at for rule in across]
    for number, rule in enumerate(down, len(across)):
        first = bisect_left(places, rule.start - _TOUCH)
        for index in range(first, len(across)):
            other = across[index]
            if other.at > rule.end + _TOUCH:
                break
            if other.start - _TOUCH <= rule.at <= other.end + _TOUCH:
                parent[root(number)] = root(index)
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(across):
        sets.setdefault(root(index), ([], []))[0].append(rule)
    for index, rule in enumerate(down, len(across)):
        sets.setdefault(root(index), ([], []))[1].append(rule)
    return [(rows, columns) for rows, columns in sets.values() if rows and columns and len(rows) + len(columns) > 2]


def _table(across: list[Rule], down: list[Rule], page: int) -> Table | None:
    """Build the lattice of one set of crossing lines, outer edges added where a table is drawn open."""
    xs = _edges([rule.at for rule in down], [x for rule in across for x in (rule.start, rule.end)])
    ys = _edges([rule.at for rule in across], [y for rule in down for y in (rule.start, rule.end)])[::-1]
    if len(xs) < 2 or len(ys) < 2:
        return None
    xs, ys = [round(x, 2) for x in xs], [round(y, 2) for y in ys]
    rows, columns = len(ys) - 1, len(xs) - 1
    below = _coverage([-y for y in ys], [Rule(-rule.at, rule.start, rule.end) for rule in across], xs)
    beside = _coverage(xs, [Rule(rule.at, -rule.end, -rule.start) for rule in down], [-y for y in ys])
    slots = _merged(rows, columns, below, beside)
    cells = [
        TableCell(row, column, height, width, (xs[column], ys[row + height], xs[column + width], ys[row]), page)
        for row, column, height, width in slots
    ]
    return collapsed(Table(xs, ys, cells, page))


def _edges(places: list[float], ends: list[float]) -> list[float]:
    """Return the places of lines in rising order, with the ends of crossing lines where they reach beyond the last."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SNAP:
            edges.append(place)
    low, high = min(ends), max(ends)
    if not edges or low < edges[0] - _OVERHANG:
        edges.insert(0, low)
    if high > edges[-1] + _OVERHANG:
        edges.append(high)
    return edges


def _coverage(places: list[float], rules: list[Rule], slots: list[float]) -> list[list[bool]]:
    """Return for each of the rising places, and each slot between two `slots`, whether a rule there covers the slot."""
    lengths = [[0.0] * (len(slots) - 1) for _ in places]
    for at, start, end in rules:
        index = bisect_left(places, at)
        if index == len(places) or (index and at - places[index - 1] < places[index] - at):
            index -= 1
        row = lengths[index]
        for slot in range(max(bisect_left(slots, start) - 1, 0), len(row)):
            left, right = slots[slot], slots[slot + 1]
            if left >= end:
                break
            row[slot] += min(end, right) - max(start, left)
    return [
        [length >= _COVERED * (slots[slot + 1] - slots[slot]) for slot, length in enumerate(row)] for row in lengths
    ]


def _merged(
    rows: int, columns: int, below: list[list[bool]], beside: list[list[bool]]
) -> list[tuple[int, int, int, int]]:
    """Return (row, column, row span, column span) of the cells: slots with no edge between them are one."""
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            width = 1
            while column + width < columns and not beside[column + width][row] and not taken[row][column + width]:
                width += 1
            height = 1
            while row + height < rows and _continues(row + height, column, width, columns, taken, below, beside):
                height += 1
            for y in range(row, row + height):
                taken[y][column : column + width] = [True] * width
            cells.append((row, column, height, width))
    return cells


def _continues(
    row: int,
    column: int,
    width: int,
    columns: int,
    taken: list[list[bool]],
    below: list[list[bool]],
    beside: list[list[bool]],
) -> bool:
    """Tell whether a cell goes on into the next row: no edge above it there, none inside it, edges at its sides."""
    if any(below[row][column : column + width]) or any(taken[row][column : column + width]):
        return False
    if any(beside[inner][row] for inner in range(column + 1, column + width)):
        return False
    left_open = column > 0 and not beside[column][row]
    right_open = column + width < columns and not beside[column + width][row]
    return not (left_open or right_open)


def collapsed(table: Table) -> Table:
    """Return the table without columns and rows too small to hold text in which no cell stands alone.

    Rows whose edges are a few points apart from those of their neighbours leave such slivers.
    """
    _collapse(table, across=True)
    _collapse(table, across=False)
    return table


def _collapse(table: Table, *, across: bool) -> None:
    edges = table.xs if across else table.ys
    limit = _NARROW if across else _LOW
    index = 0
    while index < len(edges) - 1 and len(edges) > 2:
        small = abs(edges[index + 1] - edges[index]) < limit
        if small and all(_place(cell, across=across) != (index, 1) for cell in table.cells):
            _drop(table, index, across=across)
        else:
            index += 1


def without_slivers(table: Table) -> None:
    """Take out rows in which nothing begins while figures reach into them: what is left of a cell cut by a page.

    And the spaces between cells that have borders of their own: too small for text, and empty.
    """
    for across in (True, False):
        edges = table.xs if across else table.ys
        for index in range(len(edges) - 2, -1, -1):
            if len(edges) > 2 and abs(edges[index + 1] - edges[index]) < _SPACE:
                _drop_space(table, index, across=across)
    for row in range(table.row_count - 1, 0, -1):
        own = [cell for cell in table.cells if cell.row == row]
        reaching = [cell for cell in table.cells if cell.row < row < cell.row + cell.row_span]
        if any(cell.text for cell in own) or sum(is_figure(cell.text) for cell in reaching) < _FIGURES:
            continue
        table.cells = [cell for cell in table.cells if cell.row != row or cell.row_span > 1]
        _drop(table, row, across=False)


def _drop_space(table: Table, index: int, *, across: bool) -> None:
    """Take out the slot `index` with the cells that stand in it alone, where none of those holds text."""
    alone = [cell for cell in table.cells if _place(cell, across=across) == (index, 1)]
    if not any(cell.text for cell in alone):
        table.cells = [cell for cell in table.cells if cell not in alone]
        _drop(table, index, across=across)


def _place(cell: TableCell, *, across: bool) -> tuple[int, int]:
    return (cell.column, cell.column_span) if across else (cell.row, cell.row_span)


def _drop(table: Table, index: int, *, across: bool) -> None:
    """Take out the slot `index`; cells that reach into it get smaller, cells behind it move up."""
    for cell in table.cells:
        start, span = _place(cell, across=across)
        end = start + span
        start, end = (start - 1 if start > index else start), (end - 1 if end > index else end)
        if across:
            cell.column, cell.column_span = start, end - start
        else:
            cell.row, cell.row_span = start, end - start
    edges = table.xs if across else table.ys
    if index == 0:
        del edges[1]
    elif index == len(edges) - 2:
        del edges[-2]
    else:
        edges[index : index + 2] = [(edges[index] + edges[index + 1]) / 2]
