"""From cells as a format declares them to a Grid that keeps the promises of the model.

Every cell lies in the grid once, spans are cut where they run over other cells or the edge, and rows and columns in
which nothing begins (left by exporters that merge everything) are closed up. Decides nothing about meaning.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from gkdash.documents import Cell
from gkdash.errors import ErrorCode, UnreadableDocument

T = TypeVar("T")

MAX_COLUMN_SPAN = 1000
"""What the HTML standard allows; more is a mistake or an attack."""


MAX_COLUMNS = 10_000
"""Spans that reach into the rows below push those rows' cells to the right, without end in a hostile page."""


Draft: TypeAlias = tuple[T, int, int]
"""A cell as declared: content, row span, column span; a row span of 0 reaches down to the end of its row group."""


@dataclass(slots=True)
class Placed(Generic[T]):
    """A cell with its place in the closed-up grid."""

    row: int
    column: int
    content: T
    row_span: int
    column_span: int


@dataclass(slots=True)
class Layout(Generic[T]):
    """Placed cells in row-major order and the size of the grid they lie in."""

    cells: list[Placed[T]] = field(default_factory=list)
    row_count: int = 0
    column_count: int = 0

    def rows(self) -> list[list[Placed[T]]]:
        """Return the cells that begin in each row."""
        rows: list[list[Placed[T]]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return rows


def lay_out(groups: Sequence[Sequence[Sequence[Draft[T]]]]) -> Layout[T]:
    """Place the cells of row groups as browsers do (HTML standard, forming a table); spans end with their group.

    Raises UnreadableDocument(too_large) for a table wider than any page.
    """
    cells: list[Placed[T]] = []
    top = right = 0
    for group in groups:
        covered: dict[int, int] = {}  # column → first row that is free again
        for offset, row in enumerate(group):
            at = top + offset
            column = 0
            for content, down, wide in row:
                while covered and covered.get(column, 0) > at:
                    column += 1
                if column > MAX_COLUMNS:
                    raise UnreadableDocument(
                        ErrorCode.TOO_LARGE, f"表格超过 {MAX_COLUMNS} 列。", "请检查合并的单元格，或另存后再读。"
                    )
                if wide != 1:
                    wide = _free(covered, at, column, min(wide, MAX_COLUMN_SPAN))  # noqa: PLW2901 - cut where it must be
                if down != 1:
                    down = min(down or len(group), len(group) - offset)  # noqa: PLW2901 - the same
                    covered.update(dict.fromkeys(range(column, column + wide), at + down))
                cells.append(Placed(at, column, content, down, wide))
                column += wide
            right = max(right, column)
        top += len(group)
    if all(map(all, groups)) and {cell.column for cell in cells}.issuperset(range(right)):
        return Layout(cells, top, right)
    return close_up(cells)


def whole_grid(groups: Sequence[Sequence[Sequence[Draft[str]]]]) -> tuple[list[Cell], int, int] | None:
    """Return the cells, rows and columns of row groups of plain texts; None where rows or columns must be closed up.

    The same as `lay_out`, at once as the model's cells, for tables without attacks and oddities: nearly all.
    """
    cells: list[Cell] = []
    begun: set[int] = set()
    at = right = 0
    for group in groups:
        covered: dict[int, int] = {}
        end = at + len(group)
        for row in group:
            column = 0
            for text, down, wide in row:
                while covered and covered.get(column, 0) > at:
                    column += 1
                if down == wide == 1:
                    cells.append(Cell(at, column, text))
                    begun.add(column)
                    column += 1
                    continue
                if wide != 1:
                    wide = _free(covered, at, column, min(wide, MAX_COLUMN_SPAN))  # noqa: PLW2901 - cut where it must be
                if down != 1:
                    down = min(down or len(group), end - at)  # noqa: PLW2901 - the same
                    covered.update(dict.fromkeys(range(column, column + wide), at + down))
                cells.append(Cell(at, column, text, down, wide))
                begun.add(column)
                column += wide
            if not row or column > MAX_COLUMNS:
                return None
            right = max(right, column)
            at += 1
    return (cells, at, right) if len(begun) == right else None


def _free(covered: dict[int, int], row: int, column: int, wide: int) -> int:
    """Return how many columns a cell takes before it meets one that reaches down from above."""
    if not covered:
        return wide
    return next((step for step in range(1, wide) if covered.get(column + step, 0) > row), wide)


def close_up(cells: list[Placed[T]]) -> Layout[T]:
    """Renumber rows and columns so that in each of them some cell begins; spans shrink with them."""
    if not cells:
        return Layout()
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    if len(rows) == rows[-1] + 1 and len(columns) == columns[-1] + 1 and _within(cells, len(rows), len(columns)):
        return Layout(cells, len(rows), len(columns))
    row_rank = {row: rank for rank, row in enumerate(rows)}
    column_rank = {column: rank for rank, column in enumerate(columns)}
    for cell in cells:
        if cell.row_span > 1:
            cell.row_span = bisect_left(rows, cell.row + cell.row_span) - row_rank[cell.row]
        if cell.column_span > 1:
            cell.column_span = bisect_left(columns, cell.column + cell.column_span) - column_rank[cell.column]
        cell.row = row_rank[cell.row]
        cell.column = column_rank[cell.column]
    return Layout(cells, len(rows), len(columns))


def _within(cells: Sequence[Placed[T]], rows: int, columns: int) -> bool:
    return all(cell.row + cell.row_span <= rows and cell.column + cell.column_span <= columns for cell in cells)


def to_cells(placed: Sequence[Placed[str]]) -> tuple[Cell, ...]:
    """Return model cells for placed texts."""
    return tuple(Cell(cell.row, cell.column, cell.content, cell.row_span, cell.column_span) for cell in placed)
