"""Draws where to look first on the overview: the worst reports, the largest changes, what is new."""

from __future__ import annotations

import streamlit as st

from gkdash.ui import data, overview_year, visits
from gkdash.ui.page import Page
from gkdash.ui.sheet import followed
from gkdash.views import Selection


def first(page: Page, chosen: Selection, failed: int) -> None:
    """Draw the three lists side by side; `failed` files could not be read."""
    t, language = page.t, page.language
    few = {**chosen.parameters, "limit": data.FIRST_LIMIT}
    lists = {
        "attention": overview_year.attention(
            data.rows(page.shelf, "overview_attention", **few), chosen.year, language, t
        ),
        "changes": overview_year.changes(data.rows(page.shelf, "overview_changes", **few), chosen.year, language, t),
        "news": overview_year.news(*visits.news(page), failed, language, t),
    }
    st.subheader(t("先看这里"), anchor=False)
    for column, (key, node) in zip(st.columns(3, gap="large"), lists.items(), strict=True):
        with column:
            followed(key, node, language=language)
