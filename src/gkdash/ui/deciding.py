"""The form by which a person confirms, corrects or rejects a claim, or takes a decision back; keeps nothing itself."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from gkdash.errors import DecidedMeanwhile, StateError
from gkdash.i18n import Translate, mark
from gkdash.state import ClaimDecision, ClaimTarget, Decided
from gkdash.state.state import NAME_LENGTH, REASON_LENGTH
from gkdash.ui import access, data, state
from gkdash.ui.claims import Claim
from gkdash.ui.page import Page

Record = Mapping[str, Any]

CHOICES = {
    ClaimDecision.CONFIRMED: mark("确认"),
    ClaimDecision.CORRECTED: mark("更正"),
    ClaimDecision.REJECTED: mark("剔除"),
}

_PERSON = "decide-person"


def form(page: Page, info: Record, claim: Claim) -> None:
    """Draw the form for one claim; fields are named after claim and decision, so that each begins empty."""
    t = page.t
    target = target_of(info, claim.row)
    suffix = f"{claim.id}-{claim.decided.id if claim.decided else 0}"
    with st.container(key="claimform"):
        st.text_input(t("您的姓名（随决定一起记下）"), value=state.person(_PERSON), key=_PERSON, max_chars=NAME_LENGTH)
        if claim.decided is not None:
            st.button(
                t("撤销这个决定"),
                key=f"withdraw-{suffix}",
                on_click=withdraw,
                args=(page, claim.decided),
                icon=":material/undo:",
            )
        choice = st.segmented_control(
            t("改为") if claim.decided else t("核对原文后的决定"),
            list(CHOICES),
            key=f"decide-{suffix}",
            format_func=lambda item: t(CHOICES[item]),
        )
        if choice is None:
            return
        if choice is ClaimDecision.CORRECTED:
            st.text_input(t("报告中的正确数字"), key=f"value-{suffix}", placeholder=t("只填数字，万、亿请换算"))
        reason = t("理由（可不填）") if choice is ClaimDecision.CONFIRMED else t("理由")
        st.text_area(reason, key=f"reason-{suffix}", height=68, max_chars=REASON_LENGTH)
        st.button(
            t("记下决定"), key=f"keep-{suffix}", type="primary", on_click=keep, args=(page, target, claim, suffix)
        )


def form_of_lapsed(page: Page, decided: Decided) -> None:
    """Draw the form for a decision whose claim has gone or changed: it can only be taken back."""
    with st.container(key="claimform"):
        _who(page.t)
        _undo(page, decided)


def _who(t: Translate) -> None:
    st.text_input(t("您的姓名（随决定一起记下）"), value=state.person(_PERSON), key=_PERSON, max_chars=NAME_LENGTH)


def _undo(page: Page, decided: Decided) -> None:
    st.button(
        page.t("撤销这个决定"),
        key=f"withdraw-{decided.id}",
        on_click=withdraw,
        args=(page, decided),
        icon=":material/undo:",
    )


def target_of(info: Record, row: Record) -> ClaimTarget:
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


def keep(page: Page, target: ClaimTarget, claim: Claim, suffix: str) -> None:
    """Keep the decision that the form holds now."""
    t = page.t
    choice = state.field(f"decide-{suffix}")
    reason, person = state.field(f"reason-{suffix}"), state.person(_PERSON)
    decision = ClaimDecision(choice) if choice else None
    value = number(state.field(f"value-{suffix}")) if decision is ClaimDecision.CORRECTED else None
    problem = lacking(decision, reason, person, value, target.value, t)
    if problem or decision is None or not access.may_decide():
        state.set_notice(problem or t("没有作决定的权限。"), failed=True)
        return
    state.set_person(person)
    earlier = claim.decided.id if claim.decided else None
    _tell(
        t,
        t("已记下。"),
        lambda: data.decisions(page.shelf).decide_claim(
            target, decision, person=person, reason=reason, corrected_value=value, instead_of=earlier
        ),
    )


def withdraw(page: Page, decided: Decided) -> None:
    """Take a decision back in the name of who sits here."""
    t = page.t
    person = state.person(_PERSON)
    if not person or not access.may_decide():
        state.set_notice(t("请填写您的姓名。") if not person else t("没有作决定的权限。"), failed=True)
        return
    state.set_person(person)
    _tell(t, t("已撤销。"), lambda: data.decisions(page.shelf).withdraw(decided, person=person))


def _tell(t: Translate, done: str, act: Callable[[], object]) -> None:
    try:
        act()
    except DecidedMeanwhile:
        state.set_notice(t("刚才已有人作出或撤销了决定，请看过再定。"), failed=True)
    except StateError as error:
        state.set_notice(t("没有记下：{reason}", reason=str(error)), failed=True)
    else:
        state.set_notice(done, failed=False)


def lacking(
    decision: ClaimDecision | None, reason: str, person: str, value: float | None, read: float, t: Translate
) -> str | None:
    """Return what a decision still needs, as a sentence; None where it is complete."""
    if decision is None:
        return t("请先选择确认、更正或剔除。")
    if not person:
        return t("请填写您的姓名。")
    if decision is ClaimDecision.CORRECTED and value is None:
        return t("请填写正确的数字，例如 98 或 95.3。")
    if decision is ClaimDecision.CORRECTED and value == read:
        return t("与读出的数字相同：请改选“确认”。")
    if decision is not ClaimDecision.CONFIRMED and not reason:
        return t("请写明理由。")
    return None


def number(text: str) -> float | None:
    """Return the number that a person typed (`1,286`, `９８`, `95.3%`); None for anything else."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "").removesuffix("%")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None
