"""Old Excel workbooks (.xls); formulas are written as their results, since the writer stores none with a formula."""

from __future__ import annotations

import io
from datetime import date

import xlwt

from gkdash.demo.render.sheet import Placed, SheetPlan

_BORDERS = "borders: left thin, right thin, top thin, bottom thin"


def write_xls(sheets: list[SheetPlan]) -> bytes:
    """Return the workbook as an xls file."""
    book = xlwt.Workbook(encoding="utf-8")
    styles: dict[str, xlwt.XFStyle] = {}
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for cell in sheet.cells:
            if cell.form not in styles:
                styles[cell.form] = xlwt.easyxf(_BORDERS, num_format_str=cell.form or "General")
            _write(page, cell, styles[cell.form])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(page: xlwt.Worksheet, cell: Placed, style: xlwt.XFStyle) -> None:
    value: str | float | date = cell.value
    if cell.row_span > 1 or cell.col_span > 1:
        bottom, right = cell.row + cell.row_span - 1, cell.column + cell.col_span - 1
        page.write_merge(cell.row, bottom, cell.column, right, value, style)
    else:
        page.write(cell.row, cell.column, value, style)
