"""Makes grids of table rows whose cells carry merge marks: what .docx, .doc and .rtf have in common.

Mends broken merges and says so; decides which tables are mere frames round a page. Knows no file format.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import accumulate

from gkdash.documents import Address, Block, Cell, Grid, Note, Paragraph, numbered

SLIVER = 120
"""Two millimetres in twentieths of a point: no figure fits into a column so narrow."""
_WIDTHS = "上下合并的单元格宽度不同，已按左边线合并。"
_NO_START = "纵向合并缺少起始单元格，已按独立单元格读取。"


class Merge(IntEnum):
    """A cell's part in a vertical merge."""

    NONE = 0
    RESTART = 1
    CONTINUE = 2


@dataclass(slots=True)
class RawCell:
    """A cell as a row gives it: its first grid column, its width in grid columns, and its blocks in order."""

    column: int
    span: int
    merge: Merge
    blocks: list[Block]
    row_span: int = 1


@dataclass(slots=True)
class Repairs:
    """What was mended in which grid, until grids have numbers."""

    found: list[tuple[Grid, str, str, int, int]] = field(default_factory=list)

    def notes(self, blocks: Iterable[Block]) -> list[Note]:
        """Return one note for each repair, with the number its grid got."""
        numbers = {id(grid): at for at, grid in enumerate((b for b in blocks if isinstance(b, Grid)), start=1)}
        return [
            Note(code, message, Address(part=grid.part, table=numbers.get(id(grid)), row=row, column=column))
            for grid, code, message, row, column in self.found
        ]


def finish(blocks: list[Block], repairs: Repairs, notes: list[Note]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Number the grids and address the notes on them; a table of one cell in the flow is a frame around its text."""
    blocks = [
        Paragraph(block.cells[0].text, part=block.part) if isinstance(block, Grid) and _is_lone(block) else block
        for block in blocks
    ]
    return numbered(blocks), (*notes, *repairs.notes(blocks))


def table_blocks(rows: list[list[RawCell]], repairs: Repairs, part: str = "") -> list[Block]:
    """Return what a table adds to the flow.

    That is its grid followed by the grids nested in it; or, where the table is only a frame for the page, everything
    its cells hold, in reading order.
    """
    placed, mended = _merged(rows) if any(cell.merge for row in rows for cell in row) else (rows, [])
    if not any(placed):
        return []
    if _is_frame(placed):
        return [block for row in placed for cell in row for block in cell.blocks]
    _close_columns(placed)
    cells = [
        Cell(number, cell.column, cell_text(cell.blocks), cell.row_span, cell.span)
        for number, row in enumerate(placed)
        for cell in row
    ]
    nested = [
        block
        for row in placed
        for cell in row
        for block in cell.blocks
        if not isinstance(block, Paragraph) and not _is_lone(block)
    ]
    width = max([cell.column + cell.column_span for cell in cells])
    grid = Grid(tuple(cells), len(placed), width, part=part)
    repairs.found.extend((grid, *what) for what in mended)
    return [grid, *nested]


def without_slivers(rows: list[list[RawCell]], widths: list[int]) -> list[list[RawCell]]:
    """Drop the columns that are no columns: edges dragged a millimetre apart in different rows.

    A head cell over columns 3 and 4 and a figure in 4 and 5 stand under each other where 3 and 5 are slivers. `widths`
    are those of the grid's columns in twentieths of a point, or empty where they are not known.
    """
    widest = max(widths, default=0)
    thin = {column for column, width in enumerate(widths) if width < SLIVER and width * 6 < widest}
    if not thin:
        return rows
    for cell in (cell for row in rows for cell in row):
        covered = set(range(cell.column, cell.column + cell.span))
        if covered <= thin:
            thin -= covered
    lost = list(accumulate((column in thin for column in range(len(widths))), initial=0))
    for cell in (cell for row in rows for cell in row):
        start, end = (edge - lost[min(edge, len(widths))] for edge in (cell.column, cell.column + cell.span))
        cell.column, cell.span = start, end - start
    return rows


def cell_text(blocks: list[Block]) -> str:
    """Return the text of a cell's own paragraphs, one line each; of nested tables only those of a single cell."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return blocks[0].text
    texts = [
        block.text if isinstance(block, Paragraph) else block.cells[0].text
        for block in blocks
        if isinstance(block, Paragraph) or (isinstance(block, Grid) and _is_lone(block))
    ]
    return "\n".join(texts)


def _is_lone(block: Block) -> bool:
    """Tell a table of one cell, which put into a cell is only a frame around its text."""
    return isinstance(block, Grid) and len(block.cells) == 1


def _merged(rows: list[list[RawCell]]) -> tuple[list[list[RawCell]], list[tuple[str, str, int, int]]]:
    """Join vertically merged cells into their first one; a continuation of nothing becomes a cell of its own."""
    placed: list[list[RawCell]] = []
    mended: list[tuple[str, str, int, int]] = []
    above: dict[int, RawCell] = {}
    for number, row in enumerate(rows):
        kept: list[RawCell] = []
        open_here: dict[int, RawCell] = {}
        for cell in row:
            if cell.merge is Merge.CONTINUE:
                first = above.get(cell.column)
                if first is not None and first.span <= cell.span:
                    first.row_span += 1
                    open_here[cell.column] = first
                    if first.span != cell.span:
                        mended.append(("merge_repaired", _WIDTHS, number, cell.column))
                    if covered := cell_text(cell.blocks):
                        message = f"被合并单元格遮住的文字未读入：{covered[:40]}"
                        mended.append(("covered_text", message, number, cell.column))
                    continue
                mended.append(("merge_repaired", _NO_START, number, cell.column))
                open_here[cell.column] = cell
            elif cell.merge is Merge.RESTART:
                open_here[cell.column] = cell
            kept.append(cell)
        placed.append(kept)
        above = open_here
    return placed, mended


def _close_columns(placed: list[list[RawCell]]) -> None:
    """Close up the columns in which no cell begins, as every reader does."""
    begins = sorted({cell.column for row in placed for cell in row})
    if begins[-1] == len(begins) - 1:
        end = max(cell.column + cell.span for row in placed for cell in row)
        if end == len(begins):
            return
    for row in placed:
        for cell in row:
            start = bisect_left(begins, cell.column)
            cell.span = bisect_left(begins, cell.column + cell.span) - start
            cell.column = start


def _is_frame(placed: list[list[RawCell]]) -> bool:
    """Tell a table that only holds a page together from one that holds data.

    It is a frame where no row has two cells with content and a table is among it, where the tables inside are much
    larger than itself, or where it has a single column with running text.
    """
    inner = sum(len(block.cells) for row in placed for cell in row for block in cell.blocks if isinstance(block, Grid))
    if inner:
        own = sum(len(row) for row in placed)
        alone = all(sum(bool(cell.blocks) for cell in row) <= 1 for row in placed)
        return alone or (inner >= 12 and inner >= 2 * own)
    if any(len(row) > 1 for row in placed):
        return False
    return any(
        isinstance(block, Paragraph) and len(block.text) > 100 and len(cell.blocks) > 1
        for row in placed
        for cell in row
        for block in cell.blocks
    )
