"""How a printed table is cut for a file: merged cells kept, emptied, repeated or dropped; a table split in two."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gkdash.demo.render.layout import LayoutCell, TableLayout, occupied
from gkdash.demo.render.quirks import Shape


def shaped(layout: TableLayout, shape: Shape, random: Random) -> list[TableLayout]:
    """Return the table as the file has it, in one piece or two."""
    pieces = _split(layout, shape, random) if layout.key == "applications" else [layout]
    return [_merged(piece, shape.merges) for piece in pieces]


def _merged(layout: TableLayout, merges: str) -> TableLayout:
    if merges == "spans":
        return layout
    if merges == "ragged":
        rows = tuple(tuple(replace(cell, row_span=1, col_span=1) for cell in row) for row in layout.rows)
        return replace(layout, rows=rows, merges=merges)
    rows = tuple(
        tuple(
            _part(cell, first=(at, column) == (top, left), repeat=merges == "repeat")
            for column, (top, left, cell) in enumerate(row)
        )
        for at, row in enumerate(occupied(layout))
    )
    return replace(layout, rows=rows, merges=merges)


def _part(cell: LayoutCell, *, first: bool, repeat: bool) -> LayoutCell:
    """Return what stands in one physical cell of a merged one."""
    if first:
        return replace(cell, row_span=1, col_span=1)
    return LayoutCell(cell.text if repeat else "", header=cell.header, vertical=cell.vertical)


def _split(layout: TableLayout, shape: Shape, random: Random) -> list[TableLayout]:
    body = len(layout.rows) - layout.header_rows
    if shape.split == "none" or body < 4:
        return [layout]
    cut = layout.header_rows + random.randrange(2, body - 1)
    first = tuple(
        tuple(replace(cell, row_span=min(cell.row_span, cut - at)) for cell in row)
        for at, row in enumerate(layout.rows[:cut])
    )
    carried = tuple(
        replace(cell, text="" if shape.merges != "repeat" else cell.text, row_span=top + cell.row_span - cut)
        for column, (top, left, cell) in enumerate(occupied(layout)[cut])
        if top < cut and left == column
    )
    second = ((*carried, *layout.rows[cut]), *layout.rows[cut + 1 :])
    head = layout.rows[: layout.header_rows] if shape.split == "header" else ()
    return [
        replace(layout, rows=first),
        replace(layout, rows=(*head, *second), header_rows=len(head)),
    ]
