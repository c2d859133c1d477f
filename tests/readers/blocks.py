"""Documents as plain lists, so that a test shows what was read at a glance."""

from __future__ import annotations

from gkdash.documents import Block, Document, Grid, Paragraph


def rows(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows()]


def shown(document: Document) -> list[object]:
    """A paragraph as its text, a grid as its rows, a picture as None."""
    return [_shown(block) for block in document.blocks]


def _shown(block: Block) -> object:
    if isinstance(block, Paragraph):
        return block.text
    return rows(block) if isinstance(block, Grid) else None


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def only_grid(document: Document) -> Grid:
    (grid,) = grids(document)
    return grid


def spans(grid: Grid) -> dict[str, tuple[int, int]]:
    """Rows and columns of each merged cell, by its text."""
    return {
        cell.text: (cell.row_span, cell.column_span)
        for cell in grid.cells
        if (cell.row_span, cell.column_span) != (1, 1)
    }


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]
