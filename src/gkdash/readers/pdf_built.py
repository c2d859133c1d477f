"""A table put together from blocks of text whose rows and columns are sure: its lines, cells and what spans several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gkdash.readers.pdf_model import Line, Table, TableCell
from gkdash.readers.pdf_rows import Block


def built(columns: list[tuple[float, float]], rows: list[list[Block]], grouping: Sequence[Block], page: int) -> Table:
    """Return the table of `rows` and of labels over several of them; borders lie halfway between texts, in points."""
    xs = [columns[0][0] - 1]
    xs += [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]
    xs.append(columns[-1][1] + 1)
    tops = [max(block.top for block in row) for row in rows]
    bottoms = [min(block.bottom for block in row) for row in rows]
    ys = [tops[0]]
    ys += [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    ys.append(bottoms[-1])
    xs, ys = [round(x, 2) for x in xs], [round(y, 2) for y in ys]
    table = Table(xs, ys, [], page, ruled=False)
    slots: dict[tuple[int, int], TableCell] = {}
    for number, row in enumerate(rows):
        for block in sorted(row, key=from_top):
            _put(slots, table, number, block)
    for block in sorted(grouping, key=from_top):
        _put(slots, table, _row_at(ys, block.middle), block)
    _part(slots, table)
    for number in range(len(rows)):
        covered = {
            column
            for (row, start), cell in slots.items()
            if row == number
            for column in range(start, start + cell.column_span)
        }
        for column in set(range(len(columns))) - covered:
            box = (xs[column], ys[number + 1], xs[column + 1], ys[number])
            slots[number, column] = TableCell(number, column, 1, 1, box, page)
    table.cells = [slots[place] for place in sorted(slots)]
    return table


def _part(slots: dict[tuple[int, int], TableCell], table: Table) -> None:
    """Shorten a cell that reaches over the next one in its row."""
    for (row, column), (next_row, next_column) in pairwise(sorted(slots)):
        cell = slots[row, column]
        if row == next_row and column + cell.column_span > next_column:
            cell.column_span = next_column - column
            cell.box = (cell.box[0], cell.box[1], table.xs[next_column], cell.box[3])


def _row_at(ys: Sequence[float], middle: float) -> int:
    return max(0, min(sum(middle < y for y in ys) - 1, len(ys) - 2))


def _put(slots: dict[tuple[int, int], TableCell], table: Table, row: int, block: Block) -> None:
    lines = [
        Line(
            [part.segment],
            part.segment.left,
            part.segment.middle - 0.55 * part.line.size,
            part.segment.right,
            part.segment.middle + 0.55 * part.line.size,
            part.line.size,
        )
        for part in block.parts
    ]
    cell = slots.get((row, block.first))
    if cell is None:
        span = block.last - block.first + 1
        box = (table.xs[block.first], table.ys[row + 1], table.xs[block.last + 1], table.ys[row])
        slots[row, block.first] = TableCell(row, block.first, 1, span, box, table.page, lines, block.text)
        return
    cell.lines += lines
    cell.text += "\n" + block.text
    last = max(cell.column + cell.column_span - 1, block.last)
    cell.column_span = last - cell.column + 1
    cell.box = (cell.box[0], cell.box[1], table.xs[last + 1], cell.box[3])


def from_top(block: Block) -> float:
    """Return how far down a block stands, for sorting."""
    return -block.middle
