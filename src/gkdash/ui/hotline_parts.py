"""The list of agencies whose tables are all zero, beside what their prose says they received; knows no Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.stated import told, whole
from gkdash.i18n import Translate
from gkdash.i18n.formats import count
from gkdash.i18n.words import UNIT_TYPES, UNKNOWN_TYPE
from gkdash.ui.nodes import Child, Node, div, el, link, span, table
from gkdash.ui.overview_parts import scrolled

Row = Mapping[str, Any]


def zero_reports(loads: Sequence[Row], limit: int) -> list[Row]:
    """Return the reports whose tables are all zero, the busiest first, `limit` at most."""
    return [row for row in loads if row["is_all_zero"]][:limit]


def silent(rows: Sequence[Row], evidence: Sequence[Row], year: int, language: str, t: Translate) -> Node:
    """Return the list: load, what like units have, the figures of the tables, and the sentences themselves as links."""
    if not rows:
        return div("block", el("h4", t("没有三张表全为 0 的单位")))
    words: dict[str, list[Row]] = {}
    for item in evidence:
        words.setdefault(item["report_id"], []).append(item)
    head: list[Child] = [
        t("单位"),
        el("th", t("诉求受理"), cls="figure", scope="col"),
        el("th", t("同类单位中位数"), cls="figure", scope="col"),
        t("三张表"),
        t("报告原文"),
    ]
    lines = (_line(row, words.get(row["report_id"], []), year, language, t) for row in rows)
    left = rows[0]["zero_count"] - len(rows)
    more = el("p", t("还有 {n} 家未列出，请缩小范围。", n=left), cls="basis") if left else None
    note = el("p", t("全零多半属实；这是供抽查的名单，不是差错名单。点原文看它在报告中的位置。"), cls="basis")
    title = t("三张表全为 0 的 {n} 家，按诉求量排列", n=rows[0]["zero_count"])
    return div("block", el("h4", title), note, scrolled("silent", table(head, lines)), more)


def _line(row: Row, words: Sequence[Row], year: int, language: str, t: Translate) -> list[Child]:
    name = link(row["agency"], "report", agency=row["agency_id"], year=year)
    kind = t(UNIT_TYPES.get(row["unit_type"] or "", UNKNOWN_TYPE))
    load = (
        span("absent", t("没有写"))
        if row["load"] is None
        else el("b", told(row["load"], "at_least" if row["is_hedged"] else None, t, language))
    )
    typical = (
        "—"
        if row["typical"] is None
        else t("{number}（{n} 家）", number=count(float(whole(row["typical"]) or 0), language), n=row["peer_count"])
    )
    sentences = (
        el("li", link(item["evidence"], "report", agency=row["agency_id"], year=year, claim=item["claim_id"]))
        for item in words
    )
    return [
        el("td", name, el("small", kind)),
        el("td", load, span("tag", t("不低于同类")) if row["is_busy"] else None, cls="figure"),
        el("td", typical, cls="figure"),
        el("td", t("全为 0"), el("small", t("新收申请 {n}", n=whole(row["new_received"]) or 0))),
        el("td", el("ul", *sentences, cls="quotes") if words else span("absent", t("没有写"))),
    ]
