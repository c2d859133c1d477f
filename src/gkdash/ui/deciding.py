"""The forms by which a person decides on a claim or a finding, or takes a decision back; they keep nothing themselves.

Fields are named after what is decided on and the decision in force, so that each form begins empty. What they hold is
read when the button is pressed, not when the form was drawn, since the last field may have changed with the same click.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from gkdash.errors import DecidedMeanwhile, StateError
from gkdash.i18n import Translate
from gkdash.i18n.both import said_of_error
from gkdash.i18n.words import CLAIM_CHOICES, FINDING_CHOICES
from gkdash.state import ClaimDecision, ClaimTarget, Decided, FindingDecision, FindingTarget
from gkdash.state.state import NAME_LENGTH, NEEDS_REASON, REASON_LENGTH
from gkdash.ui import access, data, state
from gkdash.ui.nodes import div
from gkdash.ui.page import Page
from gkdash.ui.sheet import sheet

Record = Mapping[str, Any]
Decision = ClaimDecision | FindingDecision
Target = ClaimTarget | FindingTarget


def form(page: Page, target: Target, decided: Decided | None) -> None:
    """Draw the form for one claim or finding, with the way back where there is a decision."""
    t = page.t
    place = "claim" if isinstance(target, ClaimTarget) else "finding"
    choices = CLAIM_CHOICES if isinstance(target, ClaimTarget) else FINDING_CHOICES
    suffix = f"{target.hash[:16]}-{decided.id if decided else 0}"
    with st.container(key=f"{place}form"):
        _who(place, t)
        if decided is not None:
            _undo(page, place, decided)
        choice = st.segmented_control(
            t("改为") if decided else t("核对原文后的决定"),
            list(choices),
            key=f"decide-{suffix}",
            format_func=lambda item: t(choices[item]),
        )
        if choice is None:
            return
        if choice == ClaimDecision.CORRECTED:
            st.text_input(t("报告中的正确数字"), key=f"value-{suffix}", placeholder=t("只填数字，万、亿请换算"))
        reason = t("理由") if choice in NEEDS_REASON else t("理由（可不填）")
        st.text_area(reason, key=f"reason-{suffix}", height=68, max_chars=REASON_LENGTH)
        given = (page, place, target, decided, suffix)
        st.button(t("记下决定"), key=f"keep-{suffix}", type="primary", on_click=keep, args=given)


def form_of_lapsed(page: Page, decided: Decided) -> None:
    """Draw the form for a decision about what has gone or changed: it can only be taken back."""
    place = "claim" if isinstance(decided.target, ClaimTarget) else "finding"
    with st.container(key=f"{place}form"):
        _who(place, page.t)
        _undo(page, place, decided)


def notice(page: Page, place: str) -> None:
    """Draw what the last action in a place has to tell, once; its place is taken where there is nothing to tell, too.

    Were it not, what stands below would move up and down with it, and be taken out and put back where the browser draws
    between two messages of the server: the keyboard's focus is lost with what is taken out.
    """
    told = state.take_notice(place)
    with st.empty():
        if told is not None:
            text, failed = told
            node = div("notice failed" if failed else "notice", text, role="alert" if failed else "status")
            sheet(f"{place}-notice", node, language=page.language)


def claim_target(info: Record, row: Record) -> ClaimTarget:
    """Return what a decision about a claim of this report is about."""
    return ClaimTarget(
        agency_id=info["agency_id"],
        agency=info["agency"],
        year=info["year"],
        claim_key=row["key"],
        scope=row["scope"],
        period=row["period"],
        value=row["value"],
        evidence=row["evidence"],
    )


def finding_target(info: Record, row: Record) -> FindingTarget:
    """Return what a decision about a finding of this report is about."""
    return FindingTarget(
        agency_id=info["agency_id"],
        agency=info["agency"],
        year=info["year"],
        check_id=row["check_id"],
        fingerprint=row["fingerprint"],
        message=row["message"],
    )


def keep(page: Page, place: str, target: Target, decided: Decided | None, suffix: str) -> None:
    """Keep the decision that the form holds now."""
    t = page.t
    kind = ClaimDecision if isinstance(target, ClaimTarget) else FindingDecision
    choice = state.field(f"decide-{suffix}")
    decision: Decision | None = kind(choice) if choice else None
    reason, person = state.field(f"reason-{suffix}"), state.person(_person(place))
    corrects = decision == ClaimDecision.CORRECTED
    value = number(state.field(f"value-{suffix}")) if corrects else None
    read = target.value if isinstance(target, ClaimTarget) else None
    problem = lacking(decision, reason, person, value, read, t)
    if problem or decision is None or not access.may_decide():
        state.set_notice(place, problem or t("没有作决定的权限。"), failed=True)
        return
    state.set_person(person)
    earlier = decided.id if decided else None

    def act() -> None:
        kept = data.decisions(page.shelf)
        if isinstance(target, ClaimTarget) and isinstance(decision, ClaimDecision):
            kept.decide_claim(target, decision, person=person, reason=reason, corrected_value=value, instead_of=earlier)
        elif isinstance(target, FindingTarget) and isinstance(decision, FindingDecision):
            kept.decide_finding(target, decision, person=person, reason=reason, instead_of=earlier)

    _tell(page, place, t("已记下。"), act)


def withdraw(page: Page, place: str, decided: Decided) -> None:
    """Take a decision back in the name of who sits here."""
    t = page.t
    person = state.person(_person(place))
    if not person or not access.may_decide():
        state.set_notice(place, t("没有作决定的权限。") if person else t("请填写您的姓名。"), failed=True)
        return
    state.set_person(person)
    _tell(page, place, t("已撤销。"), lambda: data.decisions(page.shelf).withdraw(decided, person=person))


def lacking(
    decision: Decision | None, reason: str, person: str, value: float | None, read: float | None, t: Translate
) -> str | None:
    """Return what a decision still needs, as a sentence; None where it is complete."""
    if decision is None:
        return t("请先选择一项决定。")
    if not person:
        return t("请填写您的姓名。")
    if decision == ClaimDecision.CORRECTED and value is None:
        return t("请填写正确的数字，例如 98 或 95.3。")
    if decision == ClaimDecision.CORRECTED and value == read:
        return t("与读出的数字相同：请改选“确认”。")
    return t("请写明理由。") if decision in NEEDS_REASON and not reason else None


def number(text: str) -> float | None:
    """Return the number that a person typed (`1,286`, `９８`, `95.3%`); None for anything else."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").removesuffix("%")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None


def _who(place: str, t: Translate) -> None:
    key = _person(place)
    st.text_input(t("您的姓名（随决定一起记下）"), value=state.person(key), key=key, max_chars=NAME_LENGTH)


def _person(place: str) -> str:
    return f"person-{place}"


def _undo(page: Page, place: str, decided: Decided) -> None:
    st.button(
        page.t("撤销这个决定"),
        key=f"withdraw-{place}-{decided.id}",
        on_click=withdraw,
        args=(page, place, decided),
        icon=":material/undo:",
    )


def _tell(page: Page, place: str, done: str, act: Callable[[], object]) -> None:
    t = page.t
    try:
        act()
    except DecidedMeanwhile:
        state.set_notice(place, t("刚才已有人作出或撤销了决定，请看过再定。"), failed=True)
    except StateError as error:
        state.set_notice(place, t("没有记下：{reason}", reason=said_of_error(error, page.language)), failed=True)
    else:
        state.set_notice(place, done, failed=False)
