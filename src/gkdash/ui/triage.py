"""Triage: the list of findings, the evidence of the one that is open, decisions on it or on all that are marked.

Decisions go to `gkdash.state` as on the report page; nothing is kept here but which findings are marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from gkdash.errors import DecidedMeanwhile, StateError
from gkdash.i18n import Translate
from gkdash.i18n.both import said_of_error
from gkdash.i18n.words import SEVERITIES
from gkdash.state import Decided, FindingDecision, FindingTarget
from gkdash.state.state import NAME_LENGTH, REASON_LENGTH
from gkdash.ui import access, address, anomalies_view, data, deciding, evidence, evidence_parts, state, triage_parts
from gkdash.ui.nodes import el
from gkdash.ui.page import Page
from gkdash.ui.sheet import followed, sheet
from gkdash.views import Row, Selection

LIST, PLACE = "triage", "triage"
SHOWN = 200
"""Most findings listed at once; the rest is said."""

STANDINGS = ("open", "decided", "all")


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed: the findings, how many there are in all, the decisions in force by key, how many are decided."""

    rows: list[Row]
    whole: int
    decided: dict[str, Decided]
    decided_count: int


@st.fragment
def triage(page: Page, chosen: Selection) -> None:
    """Draw the list with its bar, and beside it the evidence of what is open; a pick draws only this part again."""
    t = page.t
    which = anomalies_view.standing()
    found = listed(page, chosen, which)
    whole = found.whole if which == "all" else found.whole + (found.decided_count if which == "open" else 0)
    _narrowing(page, found, which)
    opened = address.get(address.FINDING)
    if opened is None and found.rows:
        opened = found.rows[0]["key"]
    marked = state.marked(PLACE) & {row["key"] for row in found.rows}
    left, right = st.columns([43, 57], gap="medium")
    with left:
        deciding.notice(page, PLACE)
        if found.rows:
            nodes = (
                triage_parts.bar(len(marked), t) if access.may_decide() else None,
                triage_parts.listing(
                    found.rows, found.decided, marked, opened, found.whole - len(found.rows), page.language, t
                ),
            )
            sheet(
                LIST,
                *nodes,
                language=page.language,
                selected=opened,
                bring=state.brought(LIST) or f"0:{opened or ''}",
                on_pick=lambda: _picked(page, chosen, found, opened, marked),
            )
        else:
            text = t("这里的 {n} 项都已作出决定。", n=whole) if whole else t("没有符合条件的发现。")
            sheet("triage-none", el("p", text, cls="quiet"), language=page.language)
    with right, st.container(key="evidencebox"):
        row = evidence.find(page, chosen.year, opened) if opened else None
        if row is not None:
            panel = evidence_parts.panel(evidence.gather(page, row), page.language, t)
            followed("evidence", panel, language=page.language)


def listed(page: Page, chosen: Selection, which: str) -> Listed:
    """Return the findings to list: those still open, those decided, or all."""
    narrowed = {**chosen.parameters, "check": anomalies_view.check(), "severity": anomalies_view.severity()}
    decisions = _decisions(page, chosen.year)
    keys = tuple(sorted(decisions))
    there = data.rows(page.shelf, "anomalies_decided", **narrowed, keys=keys) if keys else []
    decided = {row["key"]: found for row in there if (found := _decided(row, decisions)) is not None}
    if which == "decided":
        return Listed(there[:SHOWN], len(there), decided, len(there))
    skip = keys if which == "open" else ()
    rows = data.rows(page.shelf, "anomalies_findings", **narrowed, skip=skip, limit=SHOWN)
    whole = rows[0]["finding_count"] if rows else 0
    return Listed(rows, whole, decided, len(there))


def _decisions(page: Page, year: int) -> dict[str, Decided]:
    """Return the decisions of a year by finding, under the agency's id and its name: a new roster may give another id."""
    found = {}
    for decided in data.decisions(page.shelf).findings_of_year(year):
        target = decided.target
        if isinstance(target, FindingTarget):
            for whose in (target.agency, target.agency_id):
                found[f"{target.fingerprint}.{target.check_id}.{whose}"] = decided
    return found


def _decided(row: Row, decisions: dict[str, Decided]) -> Decided | None:
    return decisions.get(row["key"]) or decisions.get(f"{row['fingerprint']}.{row['check_id']}.{row['agency']}")


def _narrowing(page: Page, found: Listed, which: str) -> None:
    t = page.t
    names = {"open": t("待处理"), "decided": t("已处理"), "all": t("全部")}
    counts = {"decided": found.decided_count, which: found.whole}
    labels = {key: f"{names[key]} {counts[key]}" if key in counts else names[key] for key in STANDINGS}
    with st.container(key="triageform", horizontal=True, vertical_alignment="bottom", gap="small"):
        anomalies_view.choose_standing(page, labels)
        anomalies_view.choose_severity(page, {key: t(name) for key, name in SEVERITIES.items()})
        anomalies_view.choose_check(page)
        _form(page)


def _form(page: Page) -> None:
    """Draw the fields that go with a decision: who, and why."""
    if not access.may_decide():
        return
    t = page.t
    st.text_input(t("您的姓名"), value=state.person(_person()), key=_person(), max_chars=NAME_LENGTH, width=120)
    st.text_input(t("理由（2、3 必填）"), key="reason-triage", max_chars=REASON_LENGTH)


def _person() -> str:
    return f"person-{PLACE}"


def _picked(page: Page, chosen: Selection, found: Listed, opened: str | None, marked: frozenset[str]) -> None:
    """Do what was picked in the list: open, mark, go on, decide, take back."""
    done = state.picked(LIST)
    if done is None:
        return
    key = done.key
    keys = [row["key"] for row in found.rows]
    # a finding clicked and decided on at once: the decision is about that one, whatever was drawn as open
    opened = done.chosen if done.chosen in keys else opened
    if key == triage_parts.MARK_ALL:
        state.set_marked(PLACE, frozenset() if len(marked) == len(keys) else frozenset(keys))
    elif key.startswith(triage_parts.MARK):
        state.set_marked(PLACE, marked ^ {key.removeprefix(triage_parts.MARK)})
    elif key.startswith(triage_parts.MOVE):
        _open(beside(keys, opened, int(key.removeprefix(triage_parts.MOVE))))
    elif key.startswith(triage_parts.DECIDE) or key == triage_parts.UNDO:
        about = [row for row in found.rows if row["key"] in (marked or {opened})]
        decision = None if key == triage_parts.UNDO else FindingDecision(key.removeprefix(triage_parts.DECIDE))
        following = after(keys, opened, {row["key"] for row in about})
        if decide(page, chosen.year, about, found.decided, decision):
            state.set_marked(PLACE, frozenset())
            _open(following if anomalies_view.standing() == "open" else opened)
    else:
        _open(key)


def _open(key: str | None) -> None:
    address.put(address.FINDING, key)
    if key is not None:
        state.bring(LIST, key)


def beside(keys: Sequence[str], opened: str | None, step: int) -> str | None:
    """Return the finding `step` places on from the open one, the ends included; None for an empty list."""
    if not keys:
        return None
    at = keys.index(opened) + step if opened in keys else 0
    return keys[min(max(at, 0), len(keys) - 1)]


def after(keys: Sequence[str], opened: str | None, gone: set[str]) -> str | None:
    """Return what is open once `gone` have left the list: the next that stays, else the last."""
    start = keys.index(opened) if opened in keys else 0
    following = [key for key in keys[start:] if key not in gone] or [key for key in keys if key not in gone][-1:]
    return following[0] if following else None


def decide(
    page: Page, year: int, rows: Sequence[Row], decided: dict[str, Decided], decision: FindingDecision | None
) -> bool:
    """Keep a decision about each of these findings, or take theirs back where it is None; say what came of it."""
    t = page.t
    reason, person = state.field("reason-triage"), state.person(_person())
    problem = lacking(rows, decision, reason, person, t)
    if problem or not access.may_decide():
        state.set_notice(PLACE, problem or t("没有作决定的权限。"), failed=True)
        return False
    state.set_person(person)
    kept = data.decisions(page.shelf)
    done = meanwhile = 0
    for row in rows:
        earlier = decided.get(row["key"])
        try:
            if decision is not None:
                target = deciding.finding_target({**row, "year": year}, row)
                before = earlier.id if earlier else None
                kept.decide_finding(target, decision, person=person, reason=reason, instead_of=before)
            elif earlier is not None:
                kept.withdraw(earlier, person=person)
            else:
                continue
            done += 1
        except DecidedMeanwhile:
            meanwhile += 1
        except StateError as error:
            state.set_notice(
                PLACE, t("记下 {n} 项后停下：{reason}", n=done, reason=said_of_error(error, page.language)), failed=True
            )
            return False
    text = t("已撤销 {n} 项。", n=done) if decision is None else t("已记下 {n} 项。", n=done)
    if meanwhile:
        text += t("{n} 项刚才已有别人决定，没有动。", n=meanwhile)
    state.set_notice(PLACE, text, failed=bool(meanwhile))
    return True


def lacking(
    rows: Sequence[Row], decision: FindingDecision | None, reason: str, person: str, t: Translate
) -> str | None:
    """Return what is still needed, as a sentence; None where nothing is."""
    if not rows:
        return t("请先打开或标记要处理的发现。")
    if decision is None:
        return None if person else t("请填写您的姓名。")
    return deciding.lacking(decision, reason, person, None, None, t)
