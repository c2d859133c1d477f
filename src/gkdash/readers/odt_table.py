"""Reads OpenDocument tables: repeated and covered cells, spans, groups of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from gkdash.documents import Block
from gkdash.readers.docx_names import whole
from gkdash.readers.docx_package import too_large
from gkdash.readers.odt_names import q
from gkdash.readers.odt_styles import Styles
from gkdash.readers.word_grid import Merge, RawCell, without_slivers
from gkdash.readers.word_tally import Tally

_ROW, _CELL, _COVERED = q("table:table-row"), q("table:table-cell"), q("table:covered-table-cell")
_COLUMN, _STYLE = q("table:table-column"), q("table:style-name")
_ROW_GROUPS = frozenset(map(q, ("table:table-header-rows", "table:table-rows", "table:table-row-group")))
_COLUMN_GROUPS = frozenset(map(q, ("table:table-header-columns", "table:table-columns", "table:table-column-group")))
_ROWS_REPEATED, _COLUMNS_REPEATED = q("table:number-rows-repeated"), q("table:number-columns-repeated")
_ROW_SPAN, _COLUMN_SPAN = q("table:number-rows-spanned"), q("table:number-columns-spanned")
_VISIBILITY = q("table:visibility")
_MOST_REPEATS = 64
"""A text table repeats a blank cell a few times; a spreadsheet's filler repeats a million."""


def table_rows(
    table: etree._Element, tally: Tally, styles: Styles, read_cell: Callable[[etree._Element], list[Block]]
) -> list[list[RawCell]]:
    """Return the shown rows of a table; `read_cell` gives the blocks of a cell."""
    rows: list[list[RawCell]] = []
    free_from: dict[int, int] = {}
    for row in _rows(table):
        if row.get(_VISIBILITY) in {"collapse", "filter"}:
            tally.hidden_rows += 1
            continue
        repeats = _repeats(row, _ROWS_REPEATED)
        for _ in range(repeats):
            cells = _row(row, len(rows), free_from, tally, read_cell)
            blank = not any(cell.blocks for cell in cells)
            rows.append(cells)
            if blank:
                break
            if repeats * len(cells) > tally.limits.cells:
                message = "表格的重复行过多。"
                raise too_large(message)
    for number, cells in enumerate(rows):
        for cell in cells:
            cell.row_span = min(cell.row_span, len(rows) - number)
    return without_slivers(rows, _widths(table, styles))


def _rows(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == _ROW:
            yield element
        elif element.tag in _ROW_GROUPS:
            yield from _rows(element)


def _columns(parent: etree._Element) -> Iterator[etree._Element]:
    for element in parent:
        if element.tag == _COLUMN:
            yield element
        elif element.tag in _COLUMN_GROUPS:
            yield from _columns(element)


def _repeats(element: etree._Element, name: str) -> int:
    return max(whole(element.get(name), 1), 1)


def _row(
    row: etree._Element,
    number: int,
    free_from: dict[int, int],
    tally: Tally,
    read_cell: Callable[[etree._Element], list[Block]],
) -> list[RawCell]:
    """Return the cells that begin in a row; `free_from` says from which row on a column is free of spans above."""
    cells: list[RawCell] = []
    column = 0
    for element in row:
        if element.tag == _COVERED:
            column += min(_repeats(element, _COLUMNS_REPEATED), _MOST_REPEATS)
        elif element.tag == _CELL:
            blocks = read_cell(element)
            repeats = _repeats(element, _COLUMNS_REPEATED)
            if repeats > _MOST_REPEATS:
                if blocks:
                    message = "表格的重复单元格过多。"
                    raise too_large(message)
                repeats = 1
            for _ in range(repeats):
                tally.count_cells(1)
                while free_from.get(column, 0) > number:
                    column += 1
                span = min(_repeats(element, _COLUMN_SPAN), 1000)
                down = min(_repeats(element, _ROW_SPAN), 100_000)
                cells.append(RawCell(column, span, Merge.NONE, blocks, down))
                if span > 1 or down > 1:
                    free_from.update(dict.fromkeys(range(column, column + span), number + down))
                column += 1
    return cells


def _widths(table: etree._Element, styles: Styles) -> list[int]:
    widths: list[int] = []
    for element in _columns(table):
        if len(widths) > 1000:
            return []
        width = styles.get("table-column", element.get(_STYLE, "")).width
        if not width:
            return []
        widths.extend([width] * min(_repeats(element, _COLUMNS_REPEATED), _MOST_REPEATS))
    return widths
