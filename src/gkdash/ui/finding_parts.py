"""The findings about a report as nodes: what, how grave, what follows from it, what it rests on, what was decided.

Knows no Streamlit and no store. What only the reading may have done is said to be so, and never counts against an agency.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.checks import spoken
from gkdash.checks.model import Check
from gkdash.checks.registry import checks
from gkdash.forms import Edition
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure
from gkdash.i18n.punctuation import nested
from gkdash.i18n.words import FINDING_DECISIONS, FINDING_SIGNS, SEVERITIES
from gkdash.state import Decided, FindingTarget, Standing
from gkdash.ui import claim_parts
from gkdash.ui.nodes import Child, Node, div, el, link, span
from gkdash.ui.report import named
from gkdash.ui.stored import foreign, rule

Record = Mapping[str, Any]


def listing(rows: Sequence[Record], standing: Standing, language: str, t: Translate) -> Node:
    """Return the findings as a list that answers to a pick, each with what follows from it, then what lapsed."""
    own = own_findings(rows)
    items = (el("li", _row(row, rows, standing.active.get(key_of(row)), language, t)) for row in own)
    parts = [el("h4", t("检查发现 {n} 项", n=len(own))), el("ul", *items)] if own else []
    if standing.lapsed:
        parts += [
            el("h4", t("已失效的决定（{n}）", n=len(standing.lapsed))),
            el("p", t("作出决定时的数字或原文已经变了，这些决定不再适用。"), cls="basis"),
            el("ul", *(el("li", _lapsed(item, language, t)) for item in standing.lapsed)),
        ]
    return div("findings", *parts)


def own_findings(rows: Sequence[Record]) -> list[Record]:
    """Return the findings that do not follow from another one about the same report, the gravest first."""
    there = {row["check_id"] for row in rows}
    own = [row for row in rows if not row["follows"] or row["follows"] not in there]
    order = list(SEVERITIES)
    return sorted(own, key=lambda row: order.index(row["severity"]) if row["severity"] in order else len(order))


def key_of(row: Record) -> str:
    """Return the key of a finding in the address."""
    return f"{row['check_id']}/{row['fingerprint']}"


def title(check_id: str, language: str) -> str:
    """Return what a check is called; its id where there is no such check any more."""
    found = _check(check_id)
    if found is None:
        return check_id
    return found.title.en if language == "en" else found.title.zh


def said(row: Record, language: str) -> str:
    """Return the finding as a sentence."""
    return spoken.said(row["check_id"], str(row["message"]), json.loads(row["params"] or "{}"), language)


def spoken_in(row: Record, language: str) -> str | None:
    """Return the `lang` of a finding's sentence where it is the stored Chinese one on a page that is not Chinese."""
    return foreign(language) if said(row, language) == nested(row["message"]) else None


def card(row: Record, info: Record, edition: Edition, language: str, t: Translate) -> Node:
    """Return what stands behind a finding: why it matters, what it rests on, how the agency mends it, by which rule."""
    about = _check(row["check_id"])
    lines: list[tuple[str, Child]] = []
    if about is not None:
        en = language == "en"
        lines.append((t("含义"), about.explanation.en if en else about.explanation.zh))
    rests = _evidence(json.loads(row["evidence"]), info, edition, language, t)
    if rests:
        lines.append((t("依据"), div("rests", *rests)))
    if about is not None:
        lines += [
            (t("怎样处理"), about.mend.en if language == "en" else about.mend.zh),
            (t("规定"), rule(about.citation, language)),
        ]
    return div(
        "source findingcard", el("dl", *(node for name, value in lines for node in (el("dt", name), el("dd", value))))
    )


def _check(check_id: str) -> Check | None:
    return next((item for item in checks() if item.id == check_id), None)


def _evidence(items: Sequence[Record], info: Record, edition: Edition, language: str, t: Translate) -> list[Node]:
    result = []
    for item in items:
        if {"table", "row", "column"} <= item.keys():
            result.append(_cell(item, info, edition, language, t))
        elif item.get("text"):
            result.append(el("q", str(item["text"])))
    return result


def _cell(item: Record, info: Record, edition: Edition, language: str, t: Translate) -> Node:
    key = f"{item['table']}.{item['row']}.{item['column']}"
    place = named(edition, key)
    name = place.title(language) if place else key
    value = item.get("value")
    shown = f"{name}{t('：')}{figure(value) if isinstance(value, (int, float)) else t('无数字')}"
    year = item.get("year") or info["year"]
    if item.get("agency") or year is None:
        return div("", shown)
    told = t("{year} 年 {cell}", year=year, cell=shown) if year != info["year"] else shown
    version = None if year != info["year"] or info["is_current"] else info["report_id"]
    return div("", link(told, "report", agency=info["agency_id"], year=year, version=version, cell=key))


def _row(row: Record, rows: Sequence[Record], decided: Decided | None, language: str, t: Translate) -> Node:
    severity = t(SEVERITIES[row["severity"]]) if row["severity"] in SEVERITIES else row["severity"]
    caused = [other for other in rows if other["follows"] == row["check_id"]]
    return el(
        "button",
        span(f"severity {row['severity']}", severity),
        el("b", title(row["check_id"], language)),
        span("text", said(row, language), lang=spoken_in(row, language)),
        span("note", t("这一处读取存疑，不算单位的差错。")) if row["fault"] == "parser" else None,
        *(span("note", t("由此引起：{what}", what=said(other, language))) for other in caused),
        _decision(decided, language, t) if decided else None,
        cls="findingrow settled" if decided else "findingrow",
        data_key=key_of(row),
    )


def _decision(decided: Decided, language: str, t: Translate) -> Node:
    name = decided.decision.value
    return span(
        "decided",
        el("b", f"{FINDING_SIGNS[name]} {t(FINDING_DECISIONS[name])}"),
        f" {claim_parts.who(decided, language, t)}",
        f" · {decided.reason}" if decided.reason else None,
    )


def _lapsed(decided: Decided, language: str, t: Translate) -> Node:
    target = decided.target
    if not isinstance(target, FindingTarget):
        raise TypeError(target)
    return el(
        "button",
        el("b", title(target.check_id, language)),
        span("text", nested(target.message), lang=foreign(language)),
        _decision(decided, language, t),
        cls="findingrow lapsed",
        data_key=claim_parts.lapsed_key(decided),
    )
