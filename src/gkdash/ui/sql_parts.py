"""The parts of the SQL box as nodes: the answer as a table, why there is none, the tables one may ask; no Streamlit, no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from gkdash.i18n import Translate, mark
from gkdash.i18n.formats import count, figure
from gkdash.i18n.translate import SOURCE
from gkdash.store.console import BOUNDS, Listing, Refusal
from gkdash.store.meanings import in_chinese
from gkdash.ui.nodes import Child, Node, div, el, span

SHOWN = 200
"""Most rows of an answer on the page; all of them are in the file."""

REFUSALS = {
    "empty": mark("请先写一条查询。"),
    "several": mark("一次只能执行一条查询。"),
    "not_select": mark("只能查询：以 SELECT、WITH、FROM、VALUES、DESCRIBE 或 SUMMARIZE 开头的一条语句。"),
    "table": mark("没有可查的表“{about}”。可查的表列在下方“表和列”中。"),
    "function": mark("函数“{about}”在这里不能用：只能读本库的表，不能读文件、设置或其他数据。"),
    "error": mark("查询没有执行，数据库说："),
    "memory": mark("查询需要的内存超过限额，已停止。请加条件或先汇总。"),
    "timeout": mark("查询超过 {about} 秒，已停止。请加条件或先汇总。"),
    "too_long": mark("查询太长。"),
    "busy": mark("现在有别的查询在执行，请稍后再试。"),
    "ended": mark("查询用得太多，已被系统停止。请加条件或先汇总。"),
}


def refused(refusal: Refusal, t: Translate) -> Node:
    """Return why there is no answer, and what to do."""
    text = t(REFUSALS[refusal.code], about=refusal.about) if refusal.about else t(REFUSALS[refusal.code])
    words = el("pre", refusal.about) if refusal.code == "error" else None
    return div("notice failed", text, words, role="alert")


def denied(t: Translate) -> Node:
    """Return what is said to who may not ask."""
    return div("notice failed", t("没有用 SQL 查询的权限。"), role="alert")


def answered(listing: Listing, language: str, t: Translate) -> Node:
    """Return the answer with how much of it there is; null is told apart from an empty text and from 0."""
    told = [
        t("{n} 行", n=len(listing.rows)),
        t("{n} 列", n=len(listing.columns)),
        t("用时 {s} 秒", s=f"{listing.seconds:.1f}"),
    ]
    if listing.is_cut:
        told.append(t("只取了前 {n} 行", n=count(len(listing.rows), language)))
    if len(listing.rows) > SHOWN:
        told.append(t("页面显示前 {n} 行，全部在 CSV 中", n=SHOWN))
    head = [el("th", name, el("small", kind.lower()), scope="col", cls=_side(kind)) for name, kind in listing.columns]
    kinds = [_side(kind) for _, kind in listing.columns]
    body = [
        el("tr", *(_cell(value, side) for value, side in zip(row, kinds, strict=True))) for row in listing.rows[:SHOWN]
    ]
    table = el("table", el("thead", el("tr", *head)), el("tbody", *body), cls="list answer")
    box = div("scroll", table, data_scroll="sql", tabindex=0, role="region", aria_label=t("查询结果"))
    return div("block", el("p", t("，").join(told), cls="basis"), box)


def schema(rows: Sequence[Mapping[str, Any]], language: str, t: Translate) -> Node:
    """Return every table and view with its columns, closed until one is looked at."""
    parts: list[Child] = []
    for name, columns in groupby(rows, key=lambda row: row["name"]):
        listed = list(columns)
        lines = [
            el(
                "tr",
                el("th", row["column_name"], scope="row"),
                el("td", row["data_type"]),
                el("td", _meaning(row["column_comment"], language)),
            )
            for row in listed
        ]
        title = el("summary", span("hash", name), el("small", _meaning(listed[0]["comment"], language)))
        parts.append(el("details", title, el("table", el("tbody", *lines), cls="list columns")))
    note = el("p", t("列的含义取自库中的说明；空值表示没有填报或读不出，不等于 0。"), cls="basis")
    return div("schema", note, *parts)


def _meaning(comment: str, language: str) -> str:
    return in_chinese(comment) if language == SOURCE else comment


def limits(t: Translate) -> str:
    """Return how far a query may go, as a sentence."""
    return t(
        "只读：一次一条 SELECT，最多 {seconds} 秒、{megabytes} MB 内存、{rows} 行；不能读文件，不能改数据。",
        seconds=f"{BOUNDS.seconds:g}",
        megabytes=BOUNDS.memory_bytes // 1024 // 1024,
        rows=BOUNDS.rows,
    )


def _side(kind: str) -> str | None:
    return (
        "figure" if kind.startswith(("BIGINT", "INTEGER", "DOUBLE", "DECIMAL", "FLOAT", "HUGEINT", "UBIGINT")) else None
    )


def _cell(value: Any, side: str | None) -> Node:
    if value is None:
        return el("td", span("quiet", "∅"), cls=side, title="null")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return el("td", str(value), cls=side)
    return el("td", figure(value), cls=side)
