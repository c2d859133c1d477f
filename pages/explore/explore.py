"""Explore: any metric by any dimension as table and drawing, and questions of one's own in SQL."""

import streamlit as st

from gkdash.metrics.catalogue import all_metrics
from gkdash.ui import address, choosing, explore_parts, filters, page, sql_view
from gkdash.ui.figures import show
from gkdash.ui.overview_parts import head
from gkdash.ui.sheet import followed
from gkdash.views.explore import COLUMNS, METRIC, ROWS, layout

here = page.open_page("explore")
t, spoken = here.t, here.language
chosen = filters.bar(here)
names = {key: item.name(spoken) for key, item in all_metrics().items()}
wanted = layout({name: address.get(name) or "" for name in (METRIC, ROWS, COLUMNS)})
title = " · ".join(filter(None, [here.shelf.title, t("自由透视")]))
followed("answer", head(title, *explore_parts.sentence(wanted, chosen, spoken, t)), language=spoken)

pivot, query = st.tabs(
    [t("透视"), t("查询（SQL）")], default=t("查询（SQL）") if address.get(address.SQL) else t("透视")
)
with pivot:
    with st.container(key="pivot-choice"):
        cells = st.columns([4, 2, 2, 2], vertical_alignment="bottom")
        with cells[0]:
            choosing.choose(METRIC, t("选用指标"), names, wanted.metric.id)
        with cells[1]:
            choosing.choose(ROWS, t("行"), explore_parts.rows(wanted, t), wanted.rows)
        with cells[2]:
            choosing.choose(COLUMNS, t("列"), explore_parts.columns(wanted, t), wanted.columns)
        with cells[3]:
            look = choosing.choose(address.LOOK, t("看法"), explore_parts.looks(t), "table")
    options = {METRIC: wanted.metric.id, ROWS: wanted.rows, COLUMNS: wanted.columns}
    show(here, chosen, f"explore.{look}", **options)
with query:
    sql_view.box(here)
