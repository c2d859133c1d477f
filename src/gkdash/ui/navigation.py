"""The registry of pages: key, script, section, title, icon, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from gkdash.i18n import Translate, mark
from gkdash.ui import address, state


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: `key` is its address, the first one also answers at the root."""

    key: str
    script: str
    section: str
    title: str
    icon: str


PAGES = (
    Entry("overview", "pages/browse/overview.py", mark("查看"), mark("报送总览"), ":material/fact_check:"),
    Entry("hotline", "pages/browse/hotline.py", mark("查看"), mark("热线与诉求"), ":material/support_agent:"),
    Entry(
        "satisfaction",
        "pages/browse/satisfaction.py",
        mark("查看"),
        mark("群众满意率"),
        ":material/sentiment_satisfied:",
    ),
    Entry("applications", "pages/browse/applications.py", mark("查看"), mark("申请办理"), ":material/move_to_inbox:"),
    Entry("proactive", "pages/browse/proactive.py", mark("查看"), mark("主动公开"), ":material/campaign:"),
    Entry("anomalies", "pages/verify/anomalies.py", mark("核查"), mark("异常核查"), ":material/troubleshoot:"),
    Entry("agency", "pages/browse/agency.py", mark("单位"), mark("单位档案"), ":material/account_balance:"),
    Entry("report", "pages/browse/report.py", mark("单位"), mark("年度报告"), ":material/description:"),
    Entry("compare", "pages/browse/compare.py", mark("单位"), mark("单位对比"), ":material/compare_arrows:"),
    Entry("explore", "pages/explore/explore.py", mark("探索"), mark("自由透视"), ":material/pivot_table_chart:"),
    Entry("definitions", "pages/explore/definitions.py", mark("探索"), mark("定义"), ":material/menu_book:"),
    Entry("briefing", "pages/export/briefing.py", mark("输出"), mark("简报"), ":material/slideshow:"),
    Entry("load", "pages/load/load.py", mark("载入"), mark("载入年报"), ":material/upload_file:"),
)


PAGE_KEYS = tuple(page.key for page in PAGES)


def entry(key: str) -> Entry:
    """Return a page by its key; raise KeyError where there is none."""
    for page in PAGES:
        if page.key == key:
            return page
    raise KeyError(key)


def stray(url: str | None) -> str | None:
    """Return the name in an address that is no page of ours; None where it is one, or there is none."""
    path = unquote(urlsplit(url or "").path).strip("/")
    name = path.removeprefix((st.get_option("server.baseUrlPath") or "").strip("/")).strip("/")
    return None if not name or "/" in name or name in {*PAGE_KEYS, _UNUSED} else name


def pages(
    t: Translate, unknown: str | None = None, no_such_page: Callable[[], None] | None = None
) -> dict[str, list[StreamlitPage]]:
    """Return the pages by section, for `st.navigation`.

    A name in the address that is none of them (`unknown`) gets a page too, which says so: Streamlit would say in English
    that there is no such page, and show another one.
    """
    sections: dict[str, list[StreamlitPage]] = {}
    for index, page in enumerate(PAGES):
        path = _UNUSED if index == 0 else page.key
        shown = st.Page(page.script, title=t(page.title), icon=page.icon, url_path=path, default=index == 0)
        sections.setdefault(t(page.section), []).append(shown)
    # the first page answers at the root only; who writes its name is led there, not told that there is no such page
    named = st.Page(_to_first, title=t(PAGES[0].title), url_path=PAGES[0].key, visibility="hidden")
    sections[t(PAGES[0].section)].append(named)
    if unknown and no_such_page:
        lost = st.Page(no_such_page, title=t("没有这个页面"), url_path=unknown, visibility="hidden")
        sections[t(PAGES[0].section)].append(lost)
    return sections


def _to_first() -> None:
    st.switch_page(PAGES[0].script, query_params=st.query_params.to_dict())


_UNUSED = "start"
"""Streamlit reserves a path for the page at the root and does not serve it: not the one that people would write."""

HOME = "./"
"""The first page in a link: it answers at the root, not under its key."""


def go(key: str, parameters: dict[str, str]) -> None:
    """Leave for a page, with these address parameters; an unknown page is ignored, for links come from the browser."""
    wanted = PAGES[0].key if key == HOME else key
    if any(page.key == wanted for page in PAGES):
        state.set_linked()
        st.switch_page(entry(wanted).script, query_params=address.along(parameters))
