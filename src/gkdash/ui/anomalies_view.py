"""The parts of the anomalies page, one at a time, as its address says; what narrows its lists stands there as well."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from gkdash.charts.anomalies import RUNGS
from gkdash.checks.thresholds import thresholds
from gkdash.i18n import mark
from gkdash.i18n.words import SEVERITIES
from gkdash.ui import address, anomalies_parts, data, overview_parts, state
from gkdash.ui.figures import show
from gkdash.ui.page import Page
from gkdash.ui.sheet import followed
from gkdash.ui.tables import download
from gkdash.views import Selection, filing
from gkdash.views.anomalies import titles

PARTS = {
    "map": mark("概况"),
    "list": mark("清单与处理"),
    "zeros": mark("全零阶梯"),
    "copies": mark("雷同文字"),
    "what_if": mark("阈值试算"),
    "calendar": mark("报送日历"),
    "tally": mark("检查了什么"),
}
"""Values of the address parameter `part`; where it is not there, the first, or the list where the address narrows it."""

WHAT_IF_LIMIT = 20_000
"""Most reports over which other thresholds are tried while a page waits; beyond, the command does it."""


def part() -> str:
    """Return which part of the page is shown."""
    asked = address.get(address.PART)
    if asked in PARTS:
        return str(asked)
    narrowed = any(address.get(name) for name in (address.CHECK, address.FINDING, address.SEVERITY))
    return "list" if narrowed else "map"


def choose_part(page: Page, shown: str) -> None:
    """Draw the switch between the parts."""
    state.put_widget(address.PART, shown)
    st.segmented_control(
        page.t("部分"),
        list(PARTS),
        key=state.widget_key(address.PART),
        format_func=lambda key: page.t(PARTS[key]),
        required=True,
        label_visibility="collapsed",
        on_change=address.from_widget,
        args=(address.PART,),
    )


def check() -> str | None:
    """Return the check that the list is narrowed to; None for all."""
    asked = address.get(address.CHECK)
    return asked if asked in titles("zh") else None


def severity() -> str | None:
    """Return the severity that the list is narrowed to; None for all."""
    asked = address.get(address.SEVERITY)
    return asked if asked in SEVERITIES else None


def standing() -> str:
    """Return which findings are listed: those still open, those decided, or all."""
    asked = address.get(address.STANDING)
    return asked if asked in {"decided", "all"} else "open"


def rung() -> str | None:
    """Return the rung of the ladder of zeros that its list is narrowed to; None for all."""
    asked = address.get(address.RUNG)
    return asked if asked in RUNGS else None


def choose_standing(page: Page, labels: Mapping[str, str]) -> None:
    """Draw the switch between open, decided and all."""
    state.put_widget(address.STANDING, standing())
    st.segmented_control(
        page.t("处理情况"),
        list(labels),
        key=state.widget_key(address.STANDING),
        format_func=lambda key: labels.get(key, key),
        required=True,
        on_change=address.from_widget,
        args=(address.STANDING, address.FINDING),
    )


def choose_severity(page: Page, names: Mapping[str, str]) -> None:
    """Draw the choice of a severity."""
    _choose(page.t("轻重"), address.SEVERITY, names, severity(), page.t("全部"), 110)


def choose_check(page: Page) -> None:
    """Draw the choice of a check."""
    _choose(page.t("检查"), address.CHECK, titles(page.language), check(), page.t("全部检查"), 230)


def _choose(
    label: str, parameter: str, names: Mapping[str, str], chosen: str | None, everything: str, width: int
) -> None:
    state.put_widget(parameter, chosen)
    st.selectbox(
        label,
        list(names),
        key=state.widget_key(parameter),
        format_func=lambda key: names.get(key, key),
        index=None,
        placeholder=everything,
        on_change=address.from_widget,
        args=(parameter, address.FINDING),
        width=width,
    )


def overview(page: Page, chosen: Selection) -> None:
    """Draw agencies against checks, then what was found most, and the ladder of zeros."""
    show(page, chosen, "anomalies.heat")
    left, right = st.columns([11, 9], gap="large")
    with left:
        show(page, chosen, "anomalies.checks")
    with right:
        show(page, chosen, "anomalies.zeros")
        show(page, chosen, "anomalies.copies")


def zeros(page: Page, chosen: Selection) -> None:
    """Draw the ladder of zeros and who stands on which rung."""
    t = page.t
    show(page, chosen, "anomalies.zeros")
    rows = data.rows(page.shelf, "anomalies_zero_list", **chosen.parameters, rung=rung(), limit=data.LIST_LIMIT)
    nodes = anomalies_parts.zero_list(rows, rung(), chosen, t)
    followed("zero-list", *nodes, language=page.language)
    if rows:
        name = t("{year} 年度全零阶梯", year=chosen.year)
        download("zeros-csv", name, *anomalies_parts.zero_table(rows, t), t)


def what_if(page: Page, chosen: Selection) -> None:
    """Draw the thresholds with another value to try, and who would be found and who no longer."""
    t = page.t
    values = {item.key: item for item in thresholds()}
    asked = address.get("threshold")
    key = asked if asked in values else next(iter(values))
    english = page.language == "en"
    state.put_widget("threshold", key)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="whatifform"):
        st.selectbox(
            t("阈值"),
            list(values),
            key=state.widget_key("threshold"),
            format_func=lambda name: f"{name} = {values[name].value:g}",
            on_change=address.from_widget,
            args=("threshold", "value"),
            width=260,
        )
        st.text_input(
            t("换成"),
            value=address.get("value") or "",
            key=f"what-if-{key}",
            placeholder=f"{values[key].value:g}",
            on_change=lambda: address.put("value", state.field(f"what-if-{key}") or None),
            width=140,
        )
    reason = values[key].reason.en if english else values[key].reason.zh
    tried = anomalies_parts.number(address.get("value"))
    nodes = [anomalies_parts.threshold(key, values[key].value, reason, t)]
    total = sum(row["report_count"] for row in data.rows(page.shelf, "anomalies_reports"))
    if total > WHAT_IF_LIMIT:
        nodes.append(anomalies_parts.too_many(key, WHAT_IF_LIMIT, t))
    elif address.get("value") and tried is None:
        nodes.append(anomalies_parts.no_number(t))
    elif tried is not None:
        names = {row["agency_id"]: row["name"] for row in _agencies(page, chosen)}
        rows = [row for row in data.flips(page.shelf, ((key, tried),)) if row["agency_id"] in names]
        nodes += anomalies_parts.flips(rows, names, key, tried, page.language, t)
    followed("what-if", *nodes, language=page.language)


def _agencies(page: Page, chosen: Selection) -> list[dict[str, str]]:
    found = data.rows(page.shelf, "choices", scope=chosen.scope, unit_type=chosen.unit_type, limit=WHAT_IF_LIMIT)
    return [row for row in found if chosen.agency in {None, row["agency_id"]}]


def calendar(page: Page, chosen: Selection) -> None:
    """Draw the filing calendar: agencies against years, days late in words."""
    rows = data.rows(page.shelf, "overview_calendar", **chosen.without_year, limit=data.LIST_LIMIT)
    followed("calendar", overview_parts.calendar(filing.calendar(rows), page.today, page.t), language=page.language)


def draw(page: Page, chosen: Selection, shown: str) -> None:
    """Draw one part other than the list."""
    match shown:
        case "zeros":
            zeros(page, chosen)
        case "copies":
            show(page, chosen, "anomalies.copies")
        case "what_if":
            what_if(page, chosen)
        case "calendar":
            calendar(page, chosen)
        case "tally":
            show(page, chosen, "anomalies.tally")
        case _:
            overview(page, chosen)
