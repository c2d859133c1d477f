"""Tables to take away: CSV that opens rightly in Excel and WPS and runs no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import streamlit as st

from gkdash.i18n import Translate

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return UTF-8 with BOM; text that a spreadsheet would take for a formula gets an apostrophe, numbers do not."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_safe(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _safe(value: object) -> object:
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value


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
