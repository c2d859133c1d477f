"""The lists of the page of satisfaction: rates that no count can give, and 100 % year after year; knows no Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.satisfaction import STATE_NAMES, interval
from gkdash.charts.stated import channel, rate
from gkdash.i18n import Translate
from gkdash.i18n.formats import count
from gkdash.metrics.rates import nearest
from gkdash.ui.nodes import Child, Node, div, el, link, table
from gkdash.ui.overview_parts import scrolled

Row = Mapping[str, Any]

CANNOT = ("over", "impossible")
YEARS = 3
"""Years of 100 % in a row of reports from which on they are listed."""


def cannot(rows: Sequence[Row]) -> list[Row]:
    """Return the rates that no whole number of cases gives, those over 100 first."""
    return sorted(
        (row for row in rows if row["state"] in CANNOT),
        key=lambda row: (CANNOT.index(row["state"]), -row["rate"], row["agency"]),
    )


def impossible(rows: Sequence[Row], evidence: Sequence[Row], year: int, language: str, t: Translate) -> Node:
    """Return the list: what is stated, what the counts next to it would give, and the sentence as a link."""
    if not rows:
        return div("block", el("h4", t("写明的满意率都有件数能得出，或没有写件数")))
    words = {(item["report_id"], item["claim_id"]): item["sentence"] for item in evidence}
    head: list[Child] = [
        t("单位和事项"),
        el("th", t("满意率"), cls="figure", scope="col"),
        el("th", t("件数"), cls="figure", scope="col"),
        t("为什么不能"),
        t("报告原文"),
    ]
    lines: list[list[Child]] = [
        [
            el(
                "td",
                link(row["agency"], "report", agency=row["agency_id"], year=year),
                el("small", channel(row["subject"], language)),
            ),
            el("td", el("b", rate(row["rate"])), cls="figure"),
            el("td", "—" if row["base"] is None else count(row["base"], language), cls="figure"),
            why(row, t),
            link(
                words.get((row["report_id"], row["claim_id"]), t("看原文")),
                "report",
                agency=row["agency_id"],
                year=year,
                claim=row["claim_id"],
            ),
        ]
        for row in rows
    ]
    return div(
        "block",
        el("h4", t("{n} 家的满意率没有任何件数能得出", n=len(rows))),
        el("p", t("件数取报告写明的办结量，没有则取受理量。也可能另有基数而没有写：请核对，不是定论。"), cls="basis"),
        scrolled("impossible", table(head, lines)),
    )


def why(row: Row, t: Translate) -> str:
    """Return why a rate cannot be: over 100, or what the counts next to it would give."""
    if row["state"] == "over":
        return t(STATE_NAMES["over"])
    below, above = nearest(row["rate"], row["base"])
    return t(
        "{below} 件为 {one:.2f}%，{above} 件为 {other:.2f}%",
        below=below,
        one=100 * below / row["base"],
        above=above,
        other=100 * above / row["base"],
    )


def always(rows: Sequence[Row], language: str, t: Translate) -> Node:
    """Return the agencies that state 100 % in every year they state a rate, three years or more."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["stated_count"] >= YEARS and row["stated_count"] == row["hundred_count"] and row["rate"] is not None:
            found.setdefault(row["agency_id"], []).append(row)
    if not found:
        return div("block", el("h4", t("没有三年以上年年 100% 的单位")))
    lines = (_always(agency, own, language, t) for agency, own in found.items())
    head: list[Child] = [
        t("单位"),
        t("年度"),
        el("th", t("合计件数"), cls="figure", scope="col"),
        t("即使属实，真实满意率的 95% 区间"),
    ]
    return div(
        "block",
        el("h4", t("{n} 家写了三年以上，年年 100%", n=len(found))),
        el("p", t("年年 100% 值得问一问怎么评出来的；不是差错。"), cls="basis"),
        scrolled("always", table(head, lines)),
    )


def _always(agency: str, own: Sequence[Row], language: str, t: Translate) -> list[Child]:
    total = sum(row["base"] for row in own if row["base"] is not None)
    ends = interval(100, total) if total else None
    return [
        link(own[0]["agency"], "satisfaction", agency=agency),
        t("、").join(str(row["year"]) for row in own),
        el("td", count(total, language) if total else "—", cls="figure"),
        "—" if ends is None else f"{ends.low:.1f}%～100%",
    ]
