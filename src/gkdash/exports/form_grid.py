"""A statutory table as a grid of merged cells, from the edition's data: what Word and Excel draw alike; knows neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from gkdash.forms import Block, CellKey, Column, Row, Table


class Role(StrEnum):
    """What a cell of the grid is for."""

    BAND = "band"  # 第二十条第（一）项
    HEAD = "head"
    LABEL = "label"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of the grid at its upper left corner; a value has the key of its cell and no text."""

    row: int
    column: int
    height: int
    width: int
    role: Role
    text: str = ""
    cell: CellKey | None = None


@dataclass(frozen=True, slots=True)
class FormGrid:
    """A table: its size, the lines of its head, its columns of labels, its cells in reading order."""

    rows: int
    columns: int
    head: int
    labels: int
    cells: tuple[Placed, ...]


def form_grid(table: Table) -> FormGrid:
    """Return the table as the form prints it."""
    if table.transposed:
        return _across(table)
    depth = max(len(row.path) + 1 for row in table.rows)
    width = max(len(block.columns) for block in table.blocks)
    cells: list[Placed] = []
    line = head = 0
    for block in table.blocks:
        if block.label:
            cells.append(Placed(line, 0, 1, depth + width, Role.BAND, block.label))
            line += 1
        heading = list(_heading(block, line, depth, width))
        cells += heading
        line = max(item.row + item.height for item in heading)
        # a table in one block repeats its head on the next page; one in several has no head of its own
        head = line if len(table.blocks) == 1 else 0
        cells += _body(table.key, block, line, depth, width)
        line += len(block.rows)
    return FormGrid(line, depth + width, head, depth, tuple(sorted(cells, key=lambda item: (item.row, item.column))))


def _heading(block: Block, line: int, depth: int, width: int) -> Iterator[Placed]:
    grouped = any(column.group for column in block.columns)
    banner = int(bool(block.banner))
    yield Placed(line, 0, banner + 1 + grouped, depth, Role.HEAD, block.corner)
    if banner:
        yield Placed(line, depth, 1, width, Role.HEAD, block.banner)
    at = depth
    for group, members in groupby(_spread(block, width), key=lambda pair: pair[0].group):
        columns = list(members)
        if group:
            yield Placed(line + banner, at, 1, sum(span for _, span in columns), Role.HEAD, group)
        for column, span in columns:
            top = line + banner + (1 if group else 0)
            yield Placed(top, at, 1 if group or not grouped else 2, span, Role.HEAD, column.label)
            at += span


def _body(table: str, block: Block, line: int, depth: int, width: int) -> Iterator[Placed]:
    before: tuple[str, ...] = ()
    for index, row in enumerate(block.rows):
        for level, label in enumerate(row.path):
            if row.path[: level + 1] != before[: level + 1]:
                yield Placed(line + index, level, _run(block.rows, index, level), 1, Role.LABEL, label)
        before = row.path
        yield Placed(line + index, len(row.path), 1, depth - len(row.path), Role.LABEL, row.label)
        at = depth
        for column, span in _spread(block, width):
            yield Placed(line + index, at, 1, span, Role.VALUE, cell=(table, row.key, column.key))
            at += span


def _run(rows: tuple[Row, ...], start: int, level: int) -> int:
    path = rows[start].path[: level + 1]
    length = 0
    for row in rows[start:]:
        if row.path[: level + 1] != path:
            break
        length += 1
    return length


def _spread(block: Block, width: int) -> list[tuple[Column, int]]:
    """Return each column with its span: the last one takes what the block leaves of the table's width."""
    last = len(block.columns) - 1
    return [(column, width - last if index == last else 1) for index, column in enumerate(block.columns)]


def _across(table: Table) -> FormGrid:
    (block,) = table.blocks
    width = len(block.columns)
    depth = max(len(row.path) + 1 for row in block.rows)
    cells: list[Placed] = []
    at = 0
    for label, members in groupby(block.rows, key=lambda row: row.path[0] if row.path else row.label):
        rows = list(members)
        cells.append(Placed(0, at, 1, width * len(rows), Role.HEAD, label))
        for row in rows:
            if row.path:
                cells.append(Placed(1, at, 1, width, Role.HEAD, row.label))
            for index, column in enumerate(block.columns):
                top = 2 if row.path else 1
                cells.append(Placed(top, at + index, depth + 1 - top, 1, Role.HEAD, column.label))
                key = (table.key, row.key, column.key)
                cells.append(Placed(depth + 1, at + index, 1, 1, Role.VALUE, cell=key))
            at += width
    return FormGrid(depth + 2, at, depth + 1, 0, tuple(sorted(cells, key=lambda item: (item.row, item.column))))
