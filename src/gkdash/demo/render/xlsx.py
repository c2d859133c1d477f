"""Excel workbooks (.xlsx)."""

from __future__ import annotations

import io
from datetime import date, datetime

import xlsxwriter

from gkdash.demo.render.sheet import Placed, SheetPlan


def write_xlsx(sheets: list[SheetPlan]) -> bytes:
    """Return the workbook as an xlsx file."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2025, 1, 1)})  # noqa: DTZ001 - the file format knows no zone
        wrapped = book.add_format({"text_wrap": True, "border": 1})
        forms: dict[str, object] = {"": wrapped}
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for cell in sheet.cells:
                if cell.form not in forms:
                    forms[cell.form] = book.add_format({"num_format": cell.form, "border": 1})
                _write(page, cell, forms[cell.form])
    return buffer.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, cell: Placed, form: object) -> None:
    row, column = cell.row, cell.column
    if cell.row_span > 1 or cell.col_span > 1:
        page.merge_range(row, column, row + cell.row_span - 1, column + cell.col_span - 1, "", form)
    if cell.formula:
        page.write_formula(row, column, cell.formula, form, cell.value)
    elif isinstance(cell.value, date):
        page.write_datetime(row, column, cell.value, form)
    elif isinstance(cell.value, str):
        if cell.value:
            page.write_string(row, column, cell.value, form)
        else:
            page.write_blank(row, column, None, form)
    else:
        page.write_number(row, column, cell.value, form)
