"""The list for triage as nodes: the bar of decisions, and every finding with its mark; knows no Streamlit and no store.

Keys of what can be picked: `mark:<finding>` marks one, `mark-all` all, `move:1` goes to the next, `decide:<decision>`
decides, `undo` takes decisions back, anything else opens that finding.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gkdash.i18n import Translate
from gkdash.i18n.words import FINDING_CHOICES, FINDING_DECISIONS, FINDING_SIGNS, SEVERITIES
from gkdash.state import Decided
from gkdash.ui import claim_parts, finding_parts
from gkdash.ui.nodes import Node, div, el, span
from gkdash.views import Row

MARK, MARK_ALL, MOVE, DECIDE, UNDO = "mark:", "mark-all", "move:", "decide:", "undo"


def bar(marked: int, t: Translate) -> Node:
    """Return the buttons that decide on what is marked, else on what is open, each with its key on the keyboard."""
    target = t("对标记的 {n} 项：", n=marked) if marked else t("对打开的一项：")
    return div(
        "triagebar",
        span("target", target),
        *(_button(f"{DECIDE}{key}", str(at), t(name)) for at, (key, name) in enumerate(FINDING_CHOICES.items(), 1)),
        _button(UNDO, "0", t("撤销")),
        span("gap"),
        _button(f"{MOVE}-1", "k", t("上一项")),
        _button(f"{MOVE}1", "j", t("下一项")),
        _button(MARK_ALL, "a", t("全部标记")),
        role="toolbar",
        aria_label=t("决定"),
    )


def _button(key: str, hotkey: str, text: str) -> Node:
    return el("button", text, span("hotkey", hotkey, aria_hidden="true"), data_key=key, data_hotkey=hotkey, cls="act")


def listing(
    rows: Sequence[Row],
    decided: Mapping[str, Decided],
    marked: Collection[str],
    chosen: str | None,
    left_out: int,
    language: str,
    t: Translate,
) -> Node:
    """Return the findings, the gravest first; `left_out` are how many more there are."""
    items = (
        _item(row, decided.get(row["key"]), language, t, is_marked=row["key"] in marked, is_open=row["key"] == chosen)
        for row in rows
    )
    more = el("p", t("还有 {n} 项未列出，请缩小范围。", n=left_out), cls="basis") if left_out > 0 else None
    return div("triage", el("ul", *items), more, data_scroll="triage", tabindex=-1)


def _item(row: Row, decided: Decided | None, language: str, t: Translate, *, is_marked: bool, is_open: bool) -> Node:
    name = row["severity"]
    tag = el(
        "button",
        "☑" if is_marked else "☐",
        cls="tick",
        data_key=f"{MARK}{row['key']}",
        data_hotkey="x" if is_open else None,
        aria_pressed="true" if is_marked else "false",
        aria_label=t("标记"),
        title=t("标记（x）"),
    )
    body = el(
        "button",
        span(f"severity {name}", t(SEVERITIES[name]))
        if row["fault"] == "report"
        else span("severity doubt", t("存疑")),
        el("b", row["agency"]),
        span("check", finding_parts.title(row["check_id"], language)),
        span("text", finding_parts.said(row, language), lang=finding_parts.spoken_in(row, language)),
        _decision(decided, language, t) if decided else None,
        cls="findingrow settled" if decided else "findingrow",
        data_key=row["key"],
    )
    return el("li", tag, body, cls="marked" if is_marked else None)


def _decision(decided: Decided, language: str, t: Translate) -> Node:
    name = decided.decision.value
    return span(
        "decided",
        el("b", f"{FINDING_SIGNS[name]} {t(FINDING_DECISIONS[name])}"),
        f" {claim_parts.who(decided, language, t)}",
        f" · {decided.reason}" if decided.reason else None,
    )
