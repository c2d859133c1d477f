"""Collects blocks while a format's text goes by in which only marks say where cells and rows end (.doc, .rtf)."""

from __future__ import annotations

from dataclasses import dataclass, field

from gkdash.documents import Block
from gkdash.readers.docx_package import too_large
from gkdash.readers.word_edges import Row, RowShape, grid_rows
from gkdash.readers.word_grid import Repairs, table_blocks
from gkdash.settings import Limits

DEEPEST = 60


@dataclass(slots=True)
class Cells:
    """The count of a document's cells against the limit."""

    limits: Limits
    count: int = 0

    def add(self) -> None:
        """Count one cell."""
        self.count += 1
        if self.count > self.limits.cells:
            raise too_large(f"表格单元格超过 {self.limits.cells} 个。")


@dataclass(slots=True)
class Table:
    """A table being read: finished rows, the cells of the row at hand, and the blocks of the cell at hand.

    `marks` and `start` are the positions of the row's end marks and of its first character, where a format has them.
    """

    rows: list[Row] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    start: int = -1


class Flow:
    """Blocks in order, and the tables that are open."""

    def __init__(self, cells: Cells, repairs: Repairs, part: str) -> None:
        self._cells = cells
        self._repairs = repairs
        self._part = part
        self.tables: list[Table] = []
        self.blocks: list[Block] = []

    def here(self) -> list[Block]:
        """Return the list that the next block goes to."""
        return self.tables[-1].blocks if self.tables else self.blocks

    def to_depth(self, depth: int) -> None:
        """Open or close tables until `depth` of them are open."""
        depth = min(depth, DEEPEST)
        while len(self.tables) > depth:
            table = self.tables.pop()
            if table.cells or table.blocks:  # a row without its end mark
                table.rows.append(Row([*table.cells, table.blocks] if table.blocks else table.cells, RowShape()))
            self.here().extend(table_blocks(grid_rows(table.rows), self._repairs, self._part))
        while len(self.tables) < depth:
            self.tables.append(Table())

    def end_cell(self) -> None:
        """End the cell at hand."""
        table = self.tables[-1]
        table.cells.append(table.blocks)
        table.blocks = []
        self._cells.add()

    def end_row(self, shape: RowShape | None) -> None:
        """End the row at hand; None drops it."""
        table = self.tables[-1]
        if table.cells and shape is not None:
            table.rows.append(Row(table.cells, shape))
        table.cells, table.blocks, table.marks, table.start = [], [], [], -1
