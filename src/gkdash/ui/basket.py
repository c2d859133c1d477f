"""The basket for a briefing on the screen: the button at each chart, and how many there are."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from gkdash.errors import StateError
from gkdash.i18n.both import in_language
from gkdash.state import Basket
from gkdash.ui import access, data
from gkdash.ui.page import Page


def of(page: Page) -> Basket:
    """Return the basket of who sits here."""
    return Basket(data.decisions(page.shelf).database, access.owner())


def toggle(page: Page, view_id: str, parameters: Mapping[str, str], title: str) -> None:
    """Draw the button that puts this view into the basket, or takes it out where it is in."""
    t = page.t
    held = {(item.view, tuple(sorted(item.parameters.items()))): item.id for item in page.basket}
    item_id = held.get((view_id, tuple(sorted(parameters.items()))))
    st.button(
        t("加入简报") if item_id is None else t("已在简报中"),
        key=f"basket-{view_id}",
        type="tertiary",
        icon=":material/playlist_add:" if item_id is None else ":material/playlist_add_check:",
        help=None if item_id is None else t("再点一次，从简报中取出"),
        on_click=_put if item_id is None else _take,
        args=(page, view_id, dict(parameters), title) if item_id is None else (page, item_id),
    )


def _put(page: Page, view_id: str, parameters: Mapping[str, str], title: str) -> None:
    try:
        of(page).add(view_id, parameters, title)
    except StateError as error:
        st.toast(page.t("没有加入简报：{reason}", reason=in_language(error.message, page.language)))


def _take(page: Page, item_id: int) -> None:
    of(page).remove(item_id)
