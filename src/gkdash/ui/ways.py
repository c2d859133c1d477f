"""Where to go from an address that leads to nothing: a year without reports, an agency that there is not, too narrow a filter."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from gkdash.ui import data, empty
from gkdash.ui.navigation import HOME, PAGES
from gkdash.ui.nodes import Child, Node, el, link
from gkdash.ui.page import Page
from gkdash.views import Selection

_LISTS = ("agency", "report")
"""Pages that list the agencies where their address names none."""


def end(page: Page, chosen: Selection, otherwise: str = "") -> NoReturn:
    """Say why there is nothing here and where there is something, and end the page; `otherwise` is its own reason."""
    empty.nothing_matches(page.t, page.language, _reason(page, chosen) or otherwise, *on(page, chosen))
    st.stop()


def on(page: Page, chosen: Selection) -> list[Node]:
    """Return the ways on as links to this page with another year or fewer filters, and to the list of agencies."""
    t, years = page.t, _years(page)
    year = chosen.year if chosen.year in years else years[0] if years else None
    is_known = _is_known(page, chosen.agency)
    found: list[Node] = []
    lists = page.key if page.key in _LISTS else _LISTS[0]
    if not is_known:
        listed = link(t("打开单位名单"), lists, scope=chosen.scope, year=year, type=chosen.unit_type)
        found.append(el("p", listed))
    if chosen.year not in years and years:
        kept = {**chosen.without_agency, "agency": chosen.agency if is_known else None}
        links: list[Child] = [
            part for other in years for part in (t("、"), _here(page, str(other), **{**kept, "year": str(other)}))
        ]
        found.append(el("p", t("有报告的年度："), *links[1:]))
    elif chosen.scope or chosen.unit_type or (chosen.agency and lists != page.key):
        found.append(el("p", _here(page, t("查看全部单位"), year=str(chosen.year))))
    return found


def is_lost(page: Page, chosen: Selection) -> bool:
    """Tell whether the address names a year without reports or an agency that there is not."""
    return _reason(page, chosen) is not None


def _reason(page: Page, chosen: Selection) -> str | None:
    if not _is_known(page, chosen.agency):
        return page.t("没有编号为“{agency}”的单位。", agency=chosen.agency)
    if chosen.year not in _years(page):
        return page.t("库中没有 {year} 年度的报告。", year=chosen.year)
    return None


def _is_known(page: Page, agency: str | None) -> bool:
    return agency is None or data.row(page.shelf, "agency", agency_id=agency) is not None


def _years(page: Page) -> list[int]:
    return [row["year"] for row in data.rows(page.shelf, "years") if row["report_count"]]


def _here(page: Page, text: str, **parameters: str | None) -> Node:
    return link(text, HOME if page.key == PAGES[0].key else page.key, **parameters)
