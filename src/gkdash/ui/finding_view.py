"""What checks found in a report, each with what a person decided about it; picking one draws only this part again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from gkdash.i18n import Translate
from gkdash.state import Decided, FindingTarget, Standing, findings_standing
from gkdash.ui import access, address, claim_parts, data, deciding, state
from gkdash.ui.nodes import Node, div, el, span
from gkdash.ui.page import Page
from gkdash.ui.sheet import sheet
from gkdash.ui.words import FINDING_DECISIONS, FINDING_SIGNS, SEVERITIES

Record = Mapping[str, Any]

LIST = "findings"


@st.fragment
def findings(page: Page, info: Record, rows: Sequence[Record]) -> None:
    """Draw the findings about a report with their decisions, and the form for the one that was picked."""
    t, language = page.t, page.language
    standing = Standing({}, ())
    if info["year"] is not None:
        decided = data.decisions(page.shelf).findings(info["agency_id"], info["agency"], info["year"])
        standing = findings_standing(decided, rows)
        if not info["is_current"]:
            standing = Standing(standing.active, ())
    if not rows and not standing.lapsed:
        return
    asked = address.get(address.FINDING)
    chosen = next((row for row in rows if key_of(row) == asked), None)
    gone = next((item for item in standing.lapsed if claim_parts.lapsed_key(item) == asked), None)
    nodes = listing(rows, standing, language, t)
    sheet(LIST, nodes, language=language, selected=asked, on_pick=partial(_pick, asked))
    deciding.notice(page, "finding")
    if not access.may_decide() or info["year"] is None:
        return
    if chosen is not None:
        deciding.form(page, deciding.finding_target(info, chosen), standing.active.get(key_of(chosen)))
    elif gone is not None:
        deciding.form_of_lapsed(page, gone)


def listing(rows: Sequence[Record], standing: Standing, language: str, t: Translate) -> Node:
    """Return the findings as a list that answers to a pick, then the decisions that lapsed."""
    items = (el("li", _row(row, standing.active.get(key_of(row)), language, t)) for row in rows)
    parts = [el("h4", t("检查发现 {n} 项", n=len(rows))), el("ul", *items)] if rows else []
    if standing.lapsed:
        parts += [
            el("h4", t("已失效的决定（{n}）", n=len(standing.lapsed))),
            el("p", t("作出决定时的数字或原文已经变了，这些决定不再适用。"), cls="basis"),
            el("ul", *(el("li", _lapsed(item, language, t)) for item in standing.lapsed)),
        ]
    return div("findings", *parts)


def key_of(row: Record) -> str:
    """Return the key of a finding in the address."""
    return f"{row['check_id']}/{row['fingerprint']}"


def _row(row: Record, decided: Decided | None, language: str, t: Translate) -> Node:
    severity = t(SEVERITIES[row["severity"]]) if row["severity"] in SEVERITIES else row["severity"]
    return el(
        "button",
        span(f"severity {row['severity']}", severity),
        span("text", row["message"]),
        _decision(decided, language, t) if decided else None,
        cls="findingrow settled" if decided else "findingrow",
        data_key=key_of(row),
    )


def _decision(decided: Decided, language: str, t: Translate) -> Node:
    name = decided.decision.value
    told = f"{FINDING_SIGNS[name]} {t(FINDING_DECISIONS[name])}"
    return span(
        "decided",
        el("b", told),
        f" {claim_parts.who(decided, language, t)}",
        f" · {decided.reason}" if decided.reason else None,
    )


def _lapsed(decided: Decided, language: str, t: Translate) -> Node:
    target = decided.target
    if not isinstance(target, FindingTarget):
        raise TypeError(target)
    return el(
        "button",
        span("text", target.message),
        _decision(decided, language, t),
        cls="findingrow lapsed",
        data_key=claim_parts.lapsed_key(decided),
    )


def _pick(before: str | None) -> None:
    key = state.picked(LIST)
    if key:
        # a second pick of the same one closes its form
        address.put(address.FINDING, None if key == before else key)
