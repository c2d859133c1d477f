"""Show a chart: its finding as a heading, what it covers, the drawing, the table behind it, and what to take away."""

from __future__ import annotations

from typing import Any

import streamlit as st

from gkdash.charts import Chart, Grid
from gkdash.charts.figure import figure, leads_somewhere, link_at
from gkdash.charts.spec import basis
from gkdash.exports.safe import csv_bytes
from gkdash.ui import basket, navigation, state, ways
from gkdash.ui.chart_table import shown_rows
from gkdash.ui.grid import grid
from gkdash.ui.nodes import Node, div, el, link, span, table
from gkdash.ui.page import Page
from gkdash.ui.sheet import followed
from gkdash.ui.tables import xlsx_bytes
from gkdash.views import Nothing, Question, Selection, view

QUIET: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def ask(page: Page, chosen: Selection, view_id: str, **options: str) -> Chart | Nothing:
    """Return the chart of a view for what is chosen; a page that needs no more of it than its numbers asks this."""
    question = Question(page.ask, chosen, page.t, page.language, page.today, options)
    return view(view_id).build(question)


def show(page: Page, chosen: Selection, view_id: str, **options: str) -> Chart | None:
    """Draw a view with everything that goes with it; None where there is nothing to draw, which is then said."""
    answer = ask(page, chosen, view_id, **options)
    key = view_id.replace(".", "-")
    if isinstance(answer, Nothing):
        more = ways.on(page, chosen) if ways.is_lost(page, chosen) else []
        heading = div("charthead", el("h3", page.t(view(view_id).title)), el("p", answer.reason, cls="basis"), *more)
        followed(f"{key}-nothing", heading, language=page.language)
        return None
    with st.container(key=f"chart-{key}", gap=None):
        _head(key, answer, page)
        _plot(key, answer)
        _tools(key, answer, page, view_id, {**chosen.address, **options})
    return answer


def _head(key: str, chart: Chart, page: Page) -> None:
    under = span("hint", "?", title=chart.definition, tabindex=0, role="note", aria_label=chart.definition)
    counted = el("p", basis(chart, page.t), cls="basis")
    body = grid(chart.plot, page.t) if isinstance(chart.plot, Grid) else None
    followed(f"{key}-head", div("charthead", el("h3", chart.title, under), counted), body, language=page.language)


def _plot(key: str, chart: Chart) -> None:
    if isinstance(chart.plot, Grid):
        return
    drawn, name = figure(chart), f"{key}-plot"
    if not leads_somewhere(chart):
        st.plotly_chart(drawn, key=name, config=QUIET, alt=chart.alt)
        return
    st.plotly_chart(drawn, key=name, config=QUIET, alt=chart.alt, on_select="rerun", selection_mode="points")
    for curve, place in state.selected_points(name):
        goal = link_at(chart, curve, place)
        if goal is not None:
            navigation.go(goal.page, dict(goal.parameters))


def _tools(key: str, chart: Chart, page: Page, view_id: str, parameters: dict[str, str]) -> None:
    t = page.t
    with st.container(key=f"tools-{key}", horizontal=True, gap="small", vertical_alignment="center"):
        basket.toggle(page, view_id, parameters, chart.title)
        if not isinstance(chart.plot, Grid):
            followed(f"{key}-pictures", _pictures(key, chart, page), language=page.language)
        file = chart.title[:60]
        st.download_button(
            "CSV",
            lambda: csv_bytes(chart.head, chart.rows),
            file_name=f"{file}.csv",
            mime="text/csv",
            key=f"{key}-csv",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        st.download_button(
            "Excel",
            lambda: xlsx_bytes(chart, page.shelf.title),
            file_name=f"{file}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key=f"{key}-xlsx",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
    with st.expander(t("数据表"), key=f"{key}-table"):
        body = table(chart.head, shown_rows(chart, page.language))
        parts: list[Node] = [div("scroll", body, data_scroll=key, tabindex=0, role="region", aria_label=t("数据表"))]
        parts.append(el("p", chart.definition, cls="basis"))
        parts += [
            el("p", link(t("指标定义"), "definitions", metric=metric), cls="basis") for metric in chart.metrics[:1]
        ]
        followed(f"{key}-rows", *parts, language=page.language)


def _pictures(key: str, chart: Chart, page: Page) -> Node:
    t = page.t
    return div(
        "pictures",
        *(
            el(
                "button",
                name,
                data_save=kind,
                data_from=f"chart-{key}",
                data_name=chart.title[:60],
                data_note=basis(chart, t),
                title=t("保存为{kind}图片", kind=name),
            )
            for kind, name in (("svg", "SVG"), ("png", "PNG"))
        ),
    )
