"""Draws a book with XlsxWriter: typed cells, headings that stay in sight, filters, native charts; knows no store.

Text is always written as text, whatever it begins with. Nothing in the bytes tells when or where they were made.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import xlsxwriter

from gkdash.errors import ExportError
from gkdash.exports.pack import repacked
from gkdash.exports.safe import cell_text
from gkdash.exports.tables.draw_charts import draw_plots
from gkdash.exports.tables.formats import Formats
from gkdash.exports.tables.model import Book, Column, Hedged, Kind, Mark, Sheet, Value
from gkdash.i18n import Translate

MOST_ROWS = 1_048_000
"""A sheet of Excel has 1,048,576 lines, some of which are headings."""

_ON_ONE_PAGE = 24
"""Most columns of a sheet that is printed one page wide."""
_PITCH, _TALLEST = 14.5, 400
"""Height of a line in points, and of the tallest row that Excel takes."""
_LINE = 110
"""Half characters in a line of a note."""


def workbook(book: Book, t: Translate, made: datetime) -> bytes:
    """Return the workbook; `made` is the time of its figures, which stands in its properties."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as file:
        file.set_properties(
            {"title": cell_text(book.title)[:255], "author": "gkdash", "created": made.replace(tzinfo=None)}
        )
        formats = Formats(file)
        _about(file.add_worksheet(t("阅读说明")), book, formats)
        if book.plots:
            draw_plots(file, t("图表"), book.plots, formats)
        for sheet in book.sheets:
            draw_sheet(file, sheet, formats)
    return repacked(out.getvalue())


def draw_sheet(file: Any, sheet: Sheet, formats: Formats) -> None:
    """Add a sheet to an open workbook; raise ExportError where it has more rows than a sheet may."""
    if len(sheet.rows) > MOST_ROWS:
        raise ExportError(
            f"{len(sheet.rows)} 行超出一张工作表的上限。{len(sheet.rows)} rows are too many for a sheet.",
            "请用 --scope 缩小范围，或用 --format zip。Narrow it with --scope, or use --format zip.",
        )
    page = file.add_worksheet(sheet.name)
    page.write_string(0, 0, cell_text(sheet.title), formats.title)
    _note(page, sheet, formats)
    head = _headings(page, sheet.columns, formats)
    for number, row in enumerate(sheet.rows, head + 1):
        _row(page, number, row, sheet.columns, formats, total=False)
    if not sheet.rows:
        page.write_string(head + 1, 0, "—", formats.text(Kind.TEXT))
    end = head + len(sheet.rows)
    for number, row in enumerate(sheet.totals, end + 1):
        _row(page, number, row, sheet.columns, formats, total=True)
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
    page.freeze_panes(head + 1, sheet.fixed)
    # the filter takes in the rows and not the sums below them
    page.autofilter(head, 0, max(end, head + 1), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1 if len(sheet.columns) <= _ON_ONE_PAGE else 0, 0)
    page.repeat_rows(head - 1, head)
    page.set_footer("&C&P / &N")


def _note(page: Any, sheet: Sheet, formats: Formats) -> None:
    """Write the note over as many columns as make a line, and as high as it needs."""
    width, last = 0.0, 0
    for last, column in enumerate(sheet.columns):  # noqa: B007 - the last one is what is looked for
        width += column.width
        if width >= _LINE:
            break
    if last:
        page.merge_range(1, 0, 1, last, "", formats.note)
    page.write_string(1, 0, cell_text(sheet.note), formats.note)
    page.set_row(1, 13 * max(1, -(-text_width(sheet.note) // int(width))))


def _headings(page: Any, columns: Sequence[Column], formats: Formats) -> int:
    """Write one or two lines of headings and return the number of the lower one."""
    if not any(column.group for column in columns):
        for index, column in enumerate(columns):
            page.write_string(2, index, column.head, formats.head)
        page.set_row(2, 32)
        return 2
    at = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        width = len(list(members))
        if group and width > 1:
            page.merge_range(2, at, 2, at + width - 1, "", formats.head)
        page.write_string(2, at, group, formats.head if group else formats.corner)
        for index in range(at + 1, at + width) if not group else ():
            page.write_blank(2, index, None, formats.corner)
        at += width
    for index, column in enumerate(columns):
        page.write_string(3, index, column.head, formats.head)
    longest = max(len(column.group) / _span(columns, column.group) for column in columns)
    page.set_row(2, 18 if longest < 6 else 48)
    page.set_row(3, 32)
    return 3


def _span(columns: Sequence[Column], group: str) -> int:
    return sum(column.group == group for column in columns)


def _row(
    page: Any, number: int, row: Sequence[Value], columns: Sequence[Column], formats: Formats, *, total: bool
) -> None:
    lines = 1
    for index, (value, column) in enumerate(zip(row, columns, strict=True)):
        write(page, number, index, value, column.kind, formats, total=total)
        if column.kind is Kind.LONG and isinstance(value, str):
            width = max(1, int(column.width) - 2)
            lines = max(lines, sum(-(-text_width(part) // width) or 1 for part in value.split("\n")))
    if lines > 1:
        page.set_row(number, min(_TALLEST, _PITCH * lines))


def write(page: Any, row: int, column: int, value: Value, kind: Kind, formats: Formats, *, total: bool = False) -> None:
    """Write one value as what it is; raise TypeError for a value that no sheet knows."""
    match value:
        case None:
            page.write_blank(row, column, None, formats.plain(kind, total=total))
        case str():
            page.write_string(row, column, cell_text(value), formats.text(kind, total=total))
        case Mark():
            page.write_string(row, column, cell_text(value.text), formats.mark)
        case Hedged():
            page.write_number(row, column, value.value, formats.hedged(value.qualifier))
        case bool():
            raise TypeError(value)
        case int() | float():
            page.write_number(row, column, value, formats.number(kind, value, total=total))
        case datetime():
            page.write_datetime(
                row,
                column,
                value.replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0),
                formats.plain(Kind.DAY, total=total),
            )
        case date():
            page.write_datetime(row, column, value, formats.plain(Kind.DAY, total=total))
        case _:
            raise TypeError(value)


def _about(page: Any, book: Book, formats: Formats) -> None:
    page.write_string(0, 0, cell_text(book.title), formats.title)
    for number, (name, text) in enumerate(book.about, 2):
        page.write_string(number, 0, cell_text(name), formats.name)
        page.write_string(number, 1, cell_text(text), formats.words)
        page.set_row(number, 16 * max(1, -(-text_width(text) // 96)))
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 100)
    page.hide_gridlines(2)
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def text_width(text: str) -> int:
    """Return how wide text is in half characters."""
    return sum(2 if ord(char) > 0x2000 else 1 for char in text)
