"""Makes blocks of a table whose cells docx_quick has read: at once where its cells fit together, else as any Word table.

The grammar's tables have no cells inside cells and nothing hidden or deleted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from gkdash.documents import Block, Cell, Grid, Paragraph
from gkdash.readers.docx_grammar import Shape
from gkdash.readers.docx_table import mend_spans
from gkdash.readers.word_grid import SLIVER, Merge, RawCell, Repairs, table_blocks, without_slivers

Row: TypeAlias = list[tuple[Shape, str | list[Block]]]
"""For each cell its shape, and its text where that is one paragraph and no heading, else its paragraphs."""


@dataclass(slots=True)
class Table:
    """The table being read; `edges` are the right edges of its columns, or nothing where they are not known."""

    edges: list[int]
    rows: list[Row] = field(default_factory=list)
    row: Row | None = None
    cell: list[Block] | None = None
    """The paragraphs of the cell that is open."""

    def blocks(self, repairs: Repairs, part: str) -> list[Block]:
        """Return what the table adds to the flow."""
        widths = [right - left for left, right in zip([0, *self.edges], self.edges, strict=False)]
        grid = self._grid(part) if not _has_slivers(widths) else None
        if grid is not None:
            return [grid]
        rows = [_raw_cells(row, part) for row in self.rows]
        mend_spans(rows, self.edges, lambda at: [width for (_, _, width), _ in self.rows[at]])
        return table_blocks(without_slivers([row for row in rows if row], widths), repairs, part)

    def _grid(self, part: str) -> Grid | None:
        """Return the grid of cells of one text each that leave no gap and whose merges go on as they began, else None."""
        cells: list[Cell] = []
        above: dict[int, Cell] = {}
        right = 0
        begun: set[int] = set()
        none, going_on = Merge.NONE, Merge.CONTINUE
        for number, row in enumerate(self.rows):
            column = 0
            merged: dict[int, Cell] = {}
            for (span, merge, _), text in row:
                if not isinstance(text, str):
                    return None
                if merge is going_on:
                    first = above.get(column)
                    if first is None or first.column_span != span or text:
                        return None
                    first.row_span += 1
                    merged[column] = first
                else:
                    cell = Cell(number, column, text, 1, span)
                    cells.append(cell)
                    begun.add(column)
                    if merge is not none:
                        merged[column] = cell
                column += span
            if not row or column < len(self.edges):
                return None
            right = max(right, column)
            above = merged
        if len(begun) != right:
            return None
        return Grid(tuple(cells), len(self.rows), right, part=part) if cells else None


def _has_slivers(widths: list[int]) -> bool:
    """Tell whether a column may be none."""
    return bool(widths) and min(widths) < SLIVER


def _raw_cells(row: Row, part: str) -> list[RawCell]:
    cells: list[RawCell] = []
    column = 0
    for (span, merge, _), content in row:
        if isinstance(content, str):
            cells.append(RawCell(column, span, merge, [Paragraph(content, None, part)] if content else []))
        else:
            cells.append(RawCell(column, span, merge, content))
        column += span
    return cells
