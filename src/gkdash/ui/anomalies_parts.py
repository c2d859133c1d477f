"""Lists of the anomalies page as nodes: who stands on which rung of zeros, who would flip; no Streamlit and no store."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from gkdash.charts.anomalies import RUNGS
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure, in_order
from gkdash.i18n.words import SEVERITIES, UNIT_TYPES, UNKNOWN_TYPE
from gkdash.ui import finding_parts
from gkdash.ui.nodes import Child, Node, el, link, span, table
from gkdash.ui.overview_parts import scrolled
from gkdash.views import Row, Selection

COUNTS = ("number_count", "blank_count", "placeholder_count", "unreadable_count", "missing_count")


def zero_list(rows: Sequence[Row], rung: str | None, chosen: Selection, t: Translate) -> list[Node]:
    """Return who reports no figure other than zero, by rung, the busiest by their prose first."""
    order = list(RUNGS)
    ranked = sorted(
        rows,
        key=lambda row: (order.index(row["rung"]), -(row["hotline_received"] or -1), in_order(row["agency"])),
    )
    title = t(RUNGS[rung].name) if rung else t("没有非零数字的报告")
    everything = (
        el("p", link(t("查看全部情形"), "anomalies", part="zeros", **chosen.address), cls="basis") if rung else None
    )
    if not ranked:
        return [el("h4", title), el("p", t("没有这样的单位。"), cls="quiet"), *([everything] if everything else [])]
    figures = [
        t("数字格"),
        t("空白"),
        t("占位符"),
        t("无法读取"),
        t("缺失"),
        t("连续年数"),
        t("热线受理"),
        t("主动公开"),
    ]
    head: list[Child] = [
        t("情形"),
        t("单位"),
        t("类型"),
        *(el("th", name, cls="figure", scope="col") for name in figures),
    ]
    note = el(
        "p",
        t("热线受理和主动公开是该报告文字写明的数量；“未写明”不是 0。工作量大而表格全零的排在前面。"),
        cls="basis",
    )
    nodes = [
        el("h4", f"{title} {len(ranked)}"),
        note,
        scrolled("zeros", table(head, (_zero(row, chosen.year, t) for row in ranked))),
    ]
    shown: dict[str, int] = {}
    for row in ranked:
        shown[row["rung"]] = shown.get(row["rung"], 0) + 1
    rest = sum({row["rung"]: row["rung_count"] for row in ranked}.values()) - len(ranked)
    if rest:
        nodes.append(el("p", t("还有 {n} 家未列出，请缩小范围。", n=rest), cls="basis"))
    return [*nodes, *([everything] if everything else [])]


def _zero(row: Row, year: int, t: Translate) -> list[Child]:
    stated = [row["hotline_received"], row["proactive_published"]]
    return [
        span(f"rung r-{RUNGS[row['rung']].style}", t(RUNGS[row["rung"]].name)),
        link(row["agency"], "report", agency=row["agency_id"], year=year),
        t(UNIT_TYPES.get(row["unit_type"] or "", UNKNOWN_TYPE)),
        *(el("td", str(row[key]) if row[key] else "·", cls="figure") for key in COUNTS),
        el("td", str(row["streak_years"]) if row["streak_years"] else "·", cls="figure"),
        *(el("td", t("未写明") if value is None else figure(value), cls="figure") for value in stated),
    ]


def zero_table(rows: Sequence[Row], t: Translate) -> tuple[list[str], list[list[object]]]:
    """Return the same list as a table to take away; what is not stated is left empty."""
    head = [
        t("单位"),
        t("类型"),
        t("情形"),
        t("数字格"),
        t("空白"),
        t("占位符"),
        t("无法读取"),
        t("缺失"),
        t("连续年数"),
        t("热线受理"),
        t("主动公开"),
    ]
    keys = (*COUNTS, "streak_years", "hotline_received", "proactive_published")
    return head, [
        [
            row["agency"],
            t(UNIT_TYPES.get(row["unit_type"] or "", UNKNOWN_TYPE)),
            t(RUNGS[row["rung"]].name),
            *("" if row[key] is None else row[key] for key in keys),
        ]
        for row in rows
    ]


def number(text: str | None) -> float | None:
    """Return the number that a text says; None for none."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def threshold(key: str, value: float, reason: str, t: Translate) -> Node:
    """Return what a threshold is and why it is that."""
    return el("p", el("b", key), t(" 现为 {value}。", value=f"{value:g}"), reason, cls="basis")


def no_number(t: Translate) -> Node:
    """Return that what was typed is no number."""
    return el("p", t("请填数字，例如 8 或 0.5。"), cls="doubtful")


def too_many(key: str, limit: int, t: Translate) -> Node:
    """Return that there are too many reports to try it here, and what to do instead."""
    command = f"gkdash check --what-if {key}=8"
    return el("p", t("报告超过 {n} 份，请在终端试算：{command}", n=limit, command=command), cls="basis")


def flips(
    rows: Sequence[Row], names: Mapping[str, str], key: str, value: float, language: str, t: Translate
) -> list[Node]:
    """Return who would be found and who no longer, the present year first."""
    appear = sum(1 for row in rows if row["appears"])
    title = (
        t(
            "{key} 换成 {value}：新增 {more} 项，消失 {less} 项",
            key=key,
            value=f"{value:g}",
            more=appear,
            less=len(rows) - appear,
        )
        if rows
        else t("{key} 换成 {value}：没有变化", key=key, value=f"{value:g}")
    )
    if not rows:
        return [el("h4", title)]
    ranked = sorted(
        rows,
        key=lambda row: (not row["appears"], -(row["year"] or 0), row["check_id"], in_order(names[row["agency_id"]])),
    )
    lines: Iterable[list[Child]] = (
        [
            span(f"flip {'appears' if row['appears'] else 'goes'}", t("＋ 新增") if row["appears"] else t("－ 消失")),
            str(row["year"] or "—"),
            link(names[row["agency_id"]], "report", agency=row["agency_id"], year=row["year"]),
            finding_parts.title(row["check_id"], language),
            t(SEVERITIES.get(row["severity"], row["severity"])),
            el("td", finding_parts.said(row, language), lang=finding_parts.spoken_in(row, language)),
        ]
        for row in ranked
    )
    head: list[Child] = [t("变化"), t("年度"), t("单位"), t("检查"), t("轻重"), t("发现")]
    note = el("p", t("只是试算：数据和已作的决定都没有动。历年报告都算在内。"), cls="basis")
    return [el("h4", title), note, scrolled("flips", table(head, lines))]
