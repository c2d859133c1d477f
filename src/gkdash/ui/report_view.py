"""The tables with the source beside them: picking a cell draws only this part again; the cell stands in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from gkdash.forms import Edition
from gkdash.ui import address, data, report, source
from gkdash.ui.form_table import form_table, legend
from gkdash.ui.nodes import Node, div, el, span
from gkdash.ui.page import Page
from gkdash.ui.sheet import sheet
from gkdash.ui.tables import download

Record = Mapping[str, Any]


@st.fragment
def tables(page: Page, info: Record, edition: Edition, cells: Sequence[Record], differences: Sequence[Record]) -> None:
    """Draw the three statutory tables, and beside them where the picked cell comes from."""
    t, gloss = page.t, page.language != "zh"
    views = report.cells_by_table(cells, differences, page.language)
    nodes: list[Node] = [legend((view for table in views.values() for view in table.values()), t)]
    for form in edition.tables:
        heading = el("h3", form.label, span("gloss", form.english, lang="en") if gloss else None)
        nodes.append(
            div(
                "formblock",
                heading,
                div("formbox", form_table(form, views.get(form.key, {}), t, gloss=gloss), tabindex=-1),
            )
        )
    asked = address.get(address.CELL) or ""
    shown = asked if report.named(edition, asked) else report.first_cell(edition)
    left, right = st.columns([68, 32], gap="medium")
    with left:
        done = sheet("forms", *nodes, language=page.language, selected=shown, roving=True, reveal=shown == asked)
        name = f"{info['agency']}{info['year'] or ''}"
        download("cells-csv", name, report.cells_head(t), report.cells_table(edition, cells), t)
    if done.pick and report.named(edition, done.pick):
        shown = done.pick
        address.put(address.CELL, shown)
        address.put(address.CLAIM, None)
    with right, st.container(key="sourcebox"):
        _source(page, info, edition, cells, shown)


def _source(page: Page, info: Record, edition: Edition, cells: Sequence[Record], key: str) -> None:
    t = page.t
    place = report.named(edition, key)
    if place is None:
        return
    record = report.record_of(cells, key)
    names = dict(zip(("table_key", "row_key", "column_key"), key.split("."), strict=True))
    history = report.comparable(
        data.rows(page.shelf, "report_cell_history", agency_id=info["agency_id"], **names), key, edition.id
    )
    panel = source.panel(place, record, info, history, page.language, t)
    sheet("source", panel, language=page.language)
    with st.expander(t("在全文中查看"), key="whole-text"):
        at = (record["start_offset"], record["end_offset"]) if record else (None, None)
        sheet("plain", source.whole_text(info["text"], *at), language=page.language)
    original(page, info)


def original(page: Page, info: Record) -> None:
    """Draw the button that gives the original file from the archive, as it was received."""
    name = info["source"].rsplit("/", 1)[-1]
    st.download_button(
        page.t("下载原文件"),
        data.original(page.shelf, info["file_sha256"]),
        file_name=name,
        mime="application/octet-stream",
        key="original",
        on_click="ignore",
        icon=":material/download:",
    )
