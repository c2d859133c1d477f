"""Tables as WordprocessingML, written at once: python-docx finds merged cells one by one, which takes seconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gkdash.exports.safe import xml_text
from gkdash.exports.word.styles import element

_TWIPS = 56.692913
"""Twentieths of a point in a millimetre."""

_ROW = 290
"""Least height of a row in twips, 5 mm."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its upper left corner, over `height` rows and `width` columns; `upright` sets its words one below the other."""

    row: int
    column: int
    text: str
    style: str
    height: int = 1
    width: int = 1
    upright: bool = False


def grid_table(
    cells: Sequence[GridCell],
    rows: int,
    widths_mm: Sequence[float],
    ids: Mapping[str, str],
    *,
    head: int = 0,
    together: bool = False,
) -> Any:
    """Return a table with lines all round; its first `head` rows come again on each page. Cells must cover the grid.

    With `together` it stands on one page, where it fits on one.

    `ids` are what the document calls the styles by their names: a template may call them anything.
    """
    at: dict[tuple[int, int], GridCell] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.height):
            at[row, cell.column] = cell
    table = element("tbl")
    table.append(_properties(widths_mm))
    grid = element("tblGrid")
    for width in widths_mm:
        grid.append(element("gridCol", w=round(width * _TWIPS)))
    table.append(grid)
    for row in range(rows):
        table.append(_row(row, at, widths_mm, ids, is_head=row < head, keep=together and row < rows - 1))
    return table


def plain_cells(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> list[GridCell]:
    """Return the cells of a table with one heading; the columns `numbers` are centred."""
    cells = [GridCell(0, index, text, "公文表头") for index, text in enumerate(head)]
    cells += [
        GridCell(line, index, text, "公文表数" if index in numbers else "公文表格")
        for line, row in enumerate(rows, 1)
        for index, text in enumerate(row)
    ]
    return cells


def scaled(widths_mm: Sequence[float], total_mm: float) -> list[float]:
    """Return widths that together are `total_mm`, for the page of a template."""
    factor = total_mm / sum(widths_mm)
    return [width * factor for width in widths_mm]


def _properties(widths_mm: Sequence[float]) -> Any:
    made = element("tblPr")
    made.append(element("tblW", w=round(sum(widths_mm) * _TWIPS), type="dxa"))
    made.append(element("jc", val="center"))
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz=4, space=0, color="000000"))
    made.append(borders)
    made.append(element("tblLayout", type="fixed"))
    margins = element("tblCellMar")
    for side, width in (("left", 57), ("right", 57)):
        margins.append(element(side, w=width, type="dxa"))
    made.append(margins)
    return made


def _row(
    row: int,
    at: Mapping[tuple[int, int], GridCell],
    widths_mm: Sequence[float],
    ids: Mapping[str, str],
    *,
    is_head: bool,
    keep: bool,
) -> Any:
    made = element("tr")
    properties = element("trPr")
    properties.append(element("cantSplit"))
    properties.append(element("trHeight", val=_ROW, hRule="atLeast"))
    if is_head:
        properties.append(element("tblHeader"))
    made.append(properties)
    column = 0
    while column < len(widths_mm):
        cell = at[row, column]
        width = sum(widths_mm[column : column + cell.width])
        made.append(_cell(cell, width, ids, begins=cell.row == row, keep=keep))
        column += cell.width
    return made


def _cell(cell: GridCell, width_mm: float, ids: Mapping[str, str], *, begins: bool, keep: bool) -> Any:
    made = element("tc")
    properties = element("tcPr")
    properties.append(element("tcW", w=round(width_mm * _TWIPS), type="dxa"))
    if cell.width > 1:
        properties.append(element("gridSpan", val=cell.width))
    if cell.height > 1:
        properties.append(element("vMerge", val="restart") if begins else element("vMerge"))
    if cell.upright:
        properties.append(element("textDirection", val="tbRlV"))
    properties.append(element("vAlign", val="center"))
    made.append(properties)
    made.append(paragraph(cell.text if begins else "", ids[cell.style], keep=keep))
    return made


def paragraph(text: str, style_id: str, *, keep: bool = False, new_page: bool = False) -> Any:
    """Return a paragraph in a style; it stays with the next one where it has to be kept, or begins a page."""
    made = element("p")
    properties = element("pPr")
    properties.append(element("pStyle", val=style_id))
    if keep:
        properties.append(element("keepNext"))
    if new_page:
        properties.append(element("pageBreakBefore"))
    made.append(properties)
    if text:
        run = element("r")
        for index, line in enumerate(xml_text(text).split("\n")):
            if index:
                run.append(element("br"))
            words = element("t")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = line
            run.append(words)
        made.append(run)
    return made
