"""Tables to take away: CSV that opens rightly in Excel and WPS and runs no formula."""

from __future__ import annotations

import io
from collections.abc import Sequence

import streamlit as st
import xlsxwriter

from gkdash.charts import Chart
from gkdash.exports.safe import csv_bytes
from gkdash.i18n import Translate

__all__ = ["csv_bytes", "download", "xlsx_bytes"]


def xlsx_bytes(chart: Chart, source: str) -> bytes:
    """Return the table behind a chart as a workbook: numbers as numbers, text as text whatever it begins with."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        quiet = book.add_format({"font_color": "#5b6875"})
        sheet.write_string(0, 0, chart.title, book.add_format({"bold": True, "font_size": 13}))
        told = (chart.unit, chart.coverage, chart.definition, source)
        for row, text in enumerate(told, start=1):
            sheet.write_string(row, 0, text, quiet)
        top = len(told) + 2
        for column, name in enumerate(chart.head):
            sheet.write_string(top, column, name, bold)
        for row, values in enumerate(chart.rows, start=top + 1):
            for column, value in enumerate(values):
                if isinstance(value, str):
                    sheet.write_string(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value)
        sheet.freeze_panes(top + 1, 1)
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, max(1, len(chart.head) - 1), 14)
    return out.getvalue()


def download(key: str, name: str, head: Sequence[str], rows: Sequence[Sequence[object]], t: Translate) -> None:
    """Draw a button that gives the table as CSV; the file is made when it is asked for."""
    st.download_button(
        t("下载 CSV"),
        lambda: csv_bytes(head, rows),
        file_name=f"{name[:60]}.csv",
        mime="text/csv",
        key=key,
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
