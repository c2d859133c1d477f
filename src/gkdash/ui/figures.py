"""Show a chart: its finding as a heading, what it covers, the drawing, and the table behind it."""

from __future__ import annotations

import streamlit as st

from gkdash.charts import Chart
from gkdash.charts.figure import figure
from gkdash.i18n import Translate
from gkdash.ui.nodes import div, el, span, table
from gkdash.ui.sheet import sheet
from gkdash.ui.tables import download

QUIET = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def show(key: str, chart: Chart, language: str, t: Translate) -> None:
    """Draw a chart with everything that goes with it."""
    under = span("hint", "?", title=chart.definition, tabindex=0, role="note", aria_label=chart.definition)
    heading = div("charthead", el("h3", chart.title, under), el("p", f"{chart.unit}　{chart.coverage}", cls="basis"))
    with st.container(key=f"chart-{key}", gap=None):
        sheet(f"{key}-head", heading, language=language)
        st.plotly_chart(figure(chart), key=f"{key}-plot", config=QUIET, alt=chart.alt)
        with st.expander(t("数据表"), key=f"{key}-table"):
            rows = (
                [el("th", row[0], scope="row"), *(el("td", cell, cls="figure") for cell in row[1:])]
                for row in chart.rows
            )
            sheet(f"{key}-rows", div("scroll", table(chart.head, rows), data_scroll=key, tabindex=0), language=language)
            download(f"{key}-csv", chart.title, chart.head, chart.rows, t)
