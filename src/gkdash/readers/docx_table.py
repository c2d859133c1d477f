"""Reads the rows of a w:tbl into cells at their grid columns, as the table stands once all tracked changes are accepted.

What a cell holds is read by the caller; merging rows into a grid is word_grid's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from gkdash.documents import Block
from gkdash.readers.docx_context import Context
from gkdash.readers.docx_inline import chosen
from gkdash.readers.docx_names import KINDS, VAL, Kind, is_on, w, whole
from gkdash.readers.word_grid import Merge, RawCell, cell_text, without_slivers

_TRPR, _TCPR, _GRID_BEFORE, _HIDDEN = w("trPr"), w("tcPr"), w("gridBefore"), w("hidden")
_DEL, _GRID, _GRID_COLUMN, _WIDTH, _TYPE = w("del"), w("tblGrid"), w("gridCol"), w("w"), w("type")
_GRID_SPAN, _V_MERGE, _H_MERGE, _TC_WIDTH = w("gridSpan"), w("vMerge"), w("hMerge"), w("tcW")
_CELL_DEL, _CELL_MERGE, _CELL_MERGE_VALUE, _SDT_CONTENT = w("cellDel"), w("cellMerge"), w("vMerge"), w("sdtContent")
WIDEST = 1_000
"""Word allows 63 columns; a damaged span is not taken at its word."""


@dataclass(slots=True, kw_only=True)
class _Slot(RawCell):
    """A w:tc with its properties read; its blocks are read once it is known to stay."""

    element: etree._Element
    joins: bool = False
    deleted: bool = False


def table_rows(
    table: etree._Element,
    context: Context,
    marks: Mapping[etree._Element | None, Sequence[etree._Element]],
    read_cell: Callable[[etree._Element], list[Block]],
) -> list[list[RawCell]]:
    """Return the kept rows of a table.

    `marks` are the properties of cells that say more than a width, `read_cell` gives the blocks of a w:tc.
    """
    rows: list[list[_Slot]] = []
    for row in _unwrapped(table, Kind.ROW, context):
        slots = _row(row, context, marks)
        if slots is not None:
            rows.append(slots)
    edges = _grid_edges(table)
    mend_spans(rows, edges, lambda at: [0 if slot.deleted else _width(slot.element) for slot in rows[at]])
    deleted = sum(slot.deleted for row in rows for slot in row)
    context.deletions += deleted
    if deleted:
        rows = _without_deleted(rows)
    result: list[list[RawCell]] = []
    for slots in rows:
        cells: list[RawCell] = []
        context.count_cells(len(slots))
        for slot in slots:
            slot.blocks = read_cell(slot.element)
            if slot.joins and cells:
                cells[-1].span += slot.span
                context.hide(cell_text(slot.blocks))
            else:
                cells.append(slot)
        if cells:
            result.append(cells)
    widths = [right - left for left, right in zip([0, *edges], edges, strict=False)]
    return without_slivers(result, widths)


def _unwrapped(parent: etree._Element, wanted: Kind, context: Context) -> Iterator[etree._Element]:
    """Yield the rows of a table, or the cells of a row, also those inside controls and other wrappers."""
    for element in parent:
        kind = KINDS.get(element.tag)
        if kind is wanted:
            yield element
        elif kind is Kind.INTO:
            yield from _unwrapped(element, wanted, context)
        elif kind is Kind.CONTROL:
            content = element.find(_SDT_CONTENT)
            if content is not None:
                yield from _unwrapped(content, wanted, context)
        elif kind is Kind.ALTERNATE:
            branch = chosen(element)
            if branch is not None:
                yield from _unwrapped(branch, wanted, context)
        elif kind is Kind.DROPPED:
            context.deletions += 1


def _row(
    row: etree._Element, context: Context, marks: Mapping[etree._Element | None, Sequence[etree._Element]]
) -> list[_Slot] | None:
    """Return the cells of a row, or None where the row is deleted or hidden."""
    column = 0
    hidden = False
    properties = next(row.iterchildren(_TRPR), None)
    for node in () if properties is None else properties:
        tag = node.tag
        if tag == _DEL:
            context.deletions += 1
            return None
        if tag == _HIDDEN:
            hidden = is_on(node.get(VAL))
        elif tag == _GRID_BEFORE:
            column = min(max(whole(node.get(VAL), 0), 0), WIDEST)
    if hidden:
        context.hidden_rows += 1
        return None
    slots: list[_Slot] = []
    for cell in _unwrapped(row, Kind.CELL, context):
        slot = _Slot(column, 1, Merge.NONE, [], element=cell)
        if cell in marks:
            _read_marks(marks[cell], slot)
        column += slot.span
        slots.append(slot)
    return slots


def _read_marks(marks: Iterable[etree._Element], slot: _Slot) -> None:
    for node in marks:
        tag = node.tag
        if tag == _GRID_SPAN:
            slot.span = min(max(whole(node.get(VAL), 1), 1), WIDEST)
        elif tag == _V_MERGE:
            slot.merge = Merge.RESTART if node.get(VAL) == "restart" else Merge.CONTINUE
        elif tag == _H_MERGE:
            slot.joins = node.get(VAL) != "restart"
        elif tag == _CELL_DEL:
            slot.deleted = True
        elif tag == _CELL_MERGE:
            value = node.get(_CELL_MERGE_VALUE)
            if value is not None:
                slot.merge = Merge.CONTINUE if value == "cont" else Merge.RESTART


def _width(cell: etree._Element) -> int:
    """Return a cell's width in twentieths of a point, 0 where it is not given."""
    properties = cell.find(_TCPR)
    width = 0
    for node in () if properties is None else properties.iterchildren(_TC_WIDTH):
        if node.get(_TYPE, "dxa") == "dxa":
            width = whole(node.get(_WIDTH), 0)
    return width


def _grid_edges(table: etree._Element) -> list[int]:
    """Return the right edges of the table's columns, or nothing where a width is not given."""
    grid = table.find(_GRID)
    if grid is None:
        return []
    edges: list[int] = []
    at = 0
    for node in grid.iterchildren(_GRID_COLUMN):
        width = whole(node.get(_WIDTH), 0)
        if width <= 0:
            return []
        at += width
        edges.append(at)
    return edges


def mend_spans(rows: Sequence[Sequence[RawCell]], edges: list[int], widths_of: Callable[[int], list[int]]) -> None:
    """Find the spans that a producer left out, from the widths it wrote; `widths_of` gives those of a row's cells.

    A row with fewer columns than the grid whose cells' widths end at the grid's edges spans them, though no
    w:gridSpan says so (a caption row of one wide cell).
    """
    if not edges:
        return
    for number, slots in enumerate(rows):
        if not slots or slots[-1].column + slots[-1].span >= len(edges) or slots[0].column:
            continue
        widths = widths_of(number)
        if min(widths) <= 0:
            continue
        ends: list[int] = []
        at = 0
        for width in widths:
            at += width
            nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - at))
            narrowest = edges[nearest] - (edges[nearest - 1] if nearest else 0)
            if abs(edges[nearest] - at) > max(narrowest // 4, 20):
                break
            ends.append(nearest + 1)
        if len(ends) == len(slots) and ends == sorted(set(ends)) and ends[-1] > slots[-1].column + slots[-1].span:
            start = 0
            for slot, end in zip(slots, ends, strict=True):
                slot.column, slot.span = start, end - start
                start = end


def _without_deleted(rows: list[list[_Slot]]) -> list[list[_Slot]]:
    """Drop deleted cells; a column deleted in every row closes up, a single deleted cell moves the rest of its row."""
    gone = _deleted_columns(rows)
    result: list[list[_Slot]] = []
    for row in rows:
        kept: list[_Slot] = []
        moved = 0
        for slot in row:
            lost = sum(slot.column <= column < slot.column + slot.span for column in gone)
            if slot.deleted:
                moved += slot.span - lost
                continue
            before = sum(column < slot.column for column in gone)
            if slot.span > lost:
                kept.append(replace(slot, column=slot.column - before - moved, span=slot.span - lost))
        if kept:
            result.append(kept)
    return result


def _deleted_columns(rows: list[list[_Slot]]) -> set[int]:
    """Return the columns in which some cell is deleted and every cell that stays reaches into other columns."""
    deleted = {c for row in rows for slot in row if slot.deleted for c in range(slot.column, slot.column + slot.span)}
    for row in rows:
        for slot in row:
            if not slot.deleted:
                covered = set(range(slot.column, slot.column + slot.span))
                if covered <= deleted:
                    deleted -= covered
    return deleted
