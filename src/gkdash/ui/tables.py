"""Tables to take away: CSV that opens rightly in Excel and WPS and runs no formula."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from gkdash.exports.safe import csv_bytes
from gkdash.i18n import Translate


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
