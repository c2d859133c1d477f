"""The one filter bar: scope, year, types of unit, agency; the same on every page, and all of it in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from gkdash.i18n.formats import in_order
from gkdash.i18n.words import UNIT_TYPES
from gkdash.ui import address, data, several, state
from gkdash.ui.nodes import el
from gkdash.ui.page import Page
from gkdash.ui.sheet import sheet
from gkdash.views import Selection

CHOICE_LIMIT = 3_000
"""Most agencies offered at once; a narrower scope or type brings up the others."""

OF_ONE_REPORT = (address.VERSION, address.CLAIM, address.FINDING)
OF_ONE_AGENCY = (address.AGENCY, *OF_ONE_REPORT)


def bar(page: Page, *, years: Sequence[int] | None = None) -> Selection:
    """Draw the bar and return what is chosen; `years` are those offered, all that are loaded where not given."""
    t = page.t
    scopes = {item["agency_id"]: "　" * item["depth"] + item["name"] for item in data.rows(page.shelf, "scopes")}
    offered = years or [item["year"] for item in data.rows(page.shelf, "years")]
    scope = _valid(address.SCOPE, scopes)
    asked = (address.get(address.UNIT_TYPE) or "").split(",")
    types = tuple(key for key in UNIT_TYPES if key in asked)
    unit_type = ",".join(types) or None
    with st.container(key="filters"):
        cells = st.columns([2.6, 1.6, 2.8, 3.1, 1.1], vertical_alignment="bottom")
        with cells[0]:
            _choose(t("范围"), address.SCOPE, scopes, scope, t("全部"), clears=OF_ONE_AGENCY)
        with cells[1]:
            year = _year(t("年度"), offered, page.today.year - 1)
        with cells[2]:
            names = {key: t(name) for key, name in UNIT_TYPES.items()}
            several.choose(address.UNIT_TYPE, t("单位类型"), names, types, len(names), t("全部"), clears=OF_ONE_AGENCY)
        with cells[3]:
            agency = _agency(page, scope, unit_type)
        with cells[4]:
            copier = el("button", t("复制链接"), cls="copylink", data_copy=t("已复制"))
            sheet("copy-link", copier, language=page.language)
    return Selection(scope, year, unit_type, agency)


def _agency(page: Page, scope: str | None, unit_type: str | None) -> str | None:
    found = data.rows(page.shelf, "choices", scope=scope, unit_type=unit_type, limit=CHOICE_LIMIT)
    names = {item["agency_id"]: item["name"] for item in sorted(found, key=lambda item: in_order(item["name"]))}
    chosen = address.get(address.AGENCY)
    if chosen is not None and chosen not in names:
        known = data.row(page.shelf, "agency", agency_id=chosen)
        names[chosen] = known["name"] if known else chosen
    _choose(page.t("单位"), address.AGENCY, names, chosen, page.t("全部（可输入名称查找）"), clears=OF_ONE_REPORT)
    return chosen


def _year(label: str, offered: Sequence[int], otherwise: int) -> int:
    asked = address.get(address.YEAR) or ""
    years = list(offered)
    chosen = int(asked) if asked.isdecimal() and len(asked) == 4 else max(years, default=otherwise)
    if chosen not in years:
        years = sorted({*years, chosen}, reverse=True)
    _choose(label, address.YEAR, {str(year): str(year) for year in years}, str(chosen), clears=OF_ONE_REPORT)
    return chosen


def distinct(options: Mapping[str, str]) -> dict[str, str]:
    """Return the options with names that are all different, for the browser tells them apart by name."""
    twice = {name for name, times in Counter(options.values()).items() if times > 1}
    return {key: f"{name}（{key}）" if name in twice else name for key, name in options.items()}


def _valid(parameter: str, options: Mapping[str, str]) -> str | None:
    value = address.get(parameter)
    return value if value in options else None


def _choose(
    label: str,
    parameter: str,
    options: Mapping[str, str],
    chosen: str | None,
    everything: str | None = None,
    clears: tuple[str, ...] = (),
) -> None:
    labels = distinct(options)
    state.put_widget(parameter, chosen)
    st.selectbox(
        label,
        list(options),
        key=state.widget_key(parameter),
        format_func=lambda key: labels.get(key, key),
        index=None if everything is not None else 0,
        placeholder=everything,
        on_change=address.from_widget,
        args=(parameter, *clears),
    )
