"""The SQL box: examples, the question, its answer, the tables beside it. It is asked only when the button is pressed."""

from __future__ import annotations

import streamlit as st

from gkdash.exports.safe import csv_bytes
from gkdash.store.console import Refusal
from gkdash.ui import access, address, data, sql_parts, state
from gkdash.ui.page import Page
from gkdash.ui.sheet import sheet

BOX = "sql-text"
ANSWER = "sql-answer"
LINK_LENGTH = 1_500
"""Longest question that goes into the address; a longer one would not fit every browser."""


@st.fragment
def box(page: Page) -> None:
    """Draw the box; whatever happens in it draws only this part again."""
    t, language = page.t, page.language
    if not access.may_query():
        sheet("sql-denied", sql_parts.denied(t), language=language)
        return
    examples = {(zh if language == "zh" else en): text for zh, en, text in data.sql_examples()}
    if not state.has(BOX):
        state.put(BOX, address.get(address.SQL) or next(iter(examples.values())))
    left, right = st.columns([11, 8], gap="large")
    with right:
        st.markdown(f"**{t('表和列')}**")
        with st.container(height=560, border=False, key="schemabox"):
            sheet(
                "sql-schema", sql_parts.schema(data.rows(page.shelf, "explore_schema"), language, t), language=language
            )
    with left:
        st.selectbox(
            t("例子"),
            list(examples),
            index=None,
            key="sql-example",
            placeholder=t("选一个例子，填入下面的框"),
            on_change=_take_example,
            args=(examples,),
        )
        st.text_area(t("查询（SQL）"), key=BOX, height=210)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            run = st.button(t("执行"), key="sql-run", type="primary", icon=":material/play_arrow:")
            slot = st.empty()
        st.caption(sql_parts.limits(t))
        if run:
            _run(page, slot)
        _show(page)


def _take_example(examples: dict[str, str]) -> None:
    chosen = state.field("sql-example")
    if chosen in examples:
        state.put(BOX, examples[chosen])
        state.put(ANSWER, None)


def _run(page: Page, slot: st.delta_generator.DeltaGenerator) -> None:
    text = state.field(BOX)
    address.put(address.SQL, text if len(text) <= LINK_LENGTH else None)
    with slot.container(horizontal=True, gap="small", vertical_alignment="center"):
        # pressing it runs this part anew, which ends the process that answers
        st.button(page.t("停止"), key="sql-stop", icon=":material/stop:")
        clock = st.empty()
    state.put(ANSWER, None)

    def meanwhile(gone: float) -> None:
        clock.caption(page.t("已用 {s} 秒", s=f"{gone:.0f}"))

    state.put(ANSWER, data.ask_sql(page.shelf, text, meanwhile))
    slot.empty()


def _show(page: Page) -> None:
    found = state.held(ANSWER)
    if found is None:
        return
    if isinstance(found, Refusal):
        sheet("sql-refused", sql_parts.refused(found, page.t), language=page.language)
        return
    sheet("sql-answered", sql_parts.answered(found, page.language, page.t), language=page.language)
    st.download_button(
        page.t("下载 CSV"),
        lambda: csv_bytes([name for name, _ in found.columns], found.rows),
        file_name="query.csv",
        mime="text/csv",
        key="sql-csv",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
