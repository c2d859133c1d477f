"""The prose with its claims marked, the list of claims, one claim's card, as nodes; knows no Streamlit and no store.

How a claim looks tells what was decided: read (blue line), confirmed (green, ✓), corrected (violet double line, ✎),
rejected (struck through, ✗); words in doubt have the orange wave and the ? that doubtful cells have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.forms import Edition
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure, moment
from gkdash.i18n.reading import REMARKS, UNKNOWN_REMARK, Told, said_of_warning
from gkdash.i18n.words import (
    CLAIM_DECISIONS,
    CLAIM_SIGNS,
    HOW,
    PERIODS,
    SCOPES,
)
from gkdash.state import ClaimTarget, Decided
from gkdash.ui.claims import Claim, Doubt, Piece, corrected, impossible, name, narrowed, paragraphs, pieces, said
from gkdash.ui.nodes import Child, Node, div, el, span
from gkdash.ui.stored import in_words

Record = Mapping[str, Any]


def prose(
    sections: Sequence[Record],
    text: str,
    edition: Edition,
    claims: Sequence[Claim],
    doubts: Sequence[Doubt],
    chosen: Claim | None,
    language: str,
    t: Translate,
) -> Node:
    """Return the chapters as they are written with every claim and doubt marked, and which of the six are lacking."""
    english = {form.key: form.english for form in edition.sections}
    found = {row["section_key"] for row in sections}
    lacking = [form.heading for form in edition.sections if form.key not in found]
    notice = el("p", t("文件中没有找到：{names}", names=t("、").join(lacking)), cls="lacking") if lacking else None
    chapters = []
    for row in sections:
        lines = [
            el("p", *(_piece(item, chosen, language, t) for item in pieces(line, begin, claims, doubts, chosen)))
            for line, begin in paragraphs(row, text)
        ]
        gloss = english.get(row["section_key"], "") if language != "zh" else ""
        chapters.append(
            el(
                "section",
                el("h3", row["heading"], span("gloss", gloss, lang="en") if gloss else None),
                el("small", t("{n} 字（不含空格和表格）", n=row["characters"])),
                *lines,
                el("p", t("（没有文字）"), cls="quiet") if not lines else None,
            )
        )
    return div("prose", legend(claims, doubts, t), notice, *chapters)


def _piece(piece: Piece, chosen: Claim | None, language: str, t: Translate) -> Child:
    near = " near" if piece.is_near else ""
    if piece.claims:
        first = piece.claims[0]
        told = [f"{name(claim.row['key'], language)} {said(claim, t)}" for claim in piece.claims]
        hint = "\n".join([*told, *([_doubt(piece.doubt, language).text] if piece.doubt else [])])
        here = " chosen" if chosen in piece.claims else ""
        several = span("several", str(len(piece.claims)), aria_hidden="true") if len(piece.claims) > 1 else None
        return el(
            "mark",
            piece.text,
            several,
            cls=f"claim {first.standing}{here}{near}",
            data_key=first.id,
            title=hint,
            role="button",
            tabindex=0,
            aria_label=f"{piece.text} · {hint}",
        )
    if piece.doubt:
        doubt = piece.doubt
        return el(
            "mark",
            piece.text,
            cls=f"unsure{near}",
            data_key=doubt.id,
            title=_doubt(doubt, language).text,
            role="button",
            tabindex=0,
        )
    return span("near", piece.text) if piece.is_near else piece.text


def legend(claims: Sequence[Claim], doubts: Sequence[Doubt], t: Translate) -> Node | None:
    """Return the key to the marks that occur; None where there are none."""
    standings = {claim.standing for claim in claims}
    samples = [
        ("read", "claim read", t("读出的数字")),
        ("confirmed", "claim confirmed", t("已确认")),
        ("corrected", "claim corrected", t("已更正（更正值列在旁边）")),
        ("rejected", "claim rejected", t("已剔除")),
    ]
    keys = [div("key", el("mark", "12", cls=cls), text) for key, cls, text in samples if key in standings]
    if doubts:
        keys.append(div("key", el("mark", "12", cls="unsure"), t("读取存疑，没有取数")))
    return div("legend", *keys, span("quiet", t("点选数字，看它的依据"))) if keys else None


def listing(
    claims: Sequence[Claim],
    doubts: Sequence[Doubt],
    lapsed: Sequence[Decided],
    language: str,
    t: Translate,
    *,
    is_beside: bool,
) -> Node:
    """Return the list of claims in reading order, then the passages in doubt, then the decisions that lapsed.

    It is short where it stands over a card (`is_beside`).
    """
    if not claims:
        body: Node = el("p", t("这份报告的文字部分没有读出数字。"), cls="quiet")
    else:
        body = el("ul", *(el("li", _row(claim, language, t)) for claim in claims))
    parts = [el("h4", t("文字中的数字（{n}）", n=len(claims))), body]
    if doubts:
        items = (
            el(
                "li",
                el(
                    "button",
                    span("name", t(REMARKS.get(doubt.code, UNKNOWN_REMARK).name)),
                    span("note", *in_words(_doubt(doubt, language))),
                    cls="claimrow unsure",
                    data_key=doubt.id,
                ),
            )
            for doubt in doubts
        )
        note = el("p", t("这些是读取方面的疑问，不算单位的差错。"), cls="basis")
        parts += [el("h4", t("存疑的文字（{n}）", n=len(doubts))), note, el("ul", *items)]
    if lapsed:
        parts += [
            el("h4", t("已失效的决定（{n}）", n=len(lapsed))),
            el("p", t("作出决定时的数字或原文已经变了，这些决定不再适用。"), cls="basis"),
            el("ul", *(el("li", _lapsed(item, language, t)) for item in lapsed)),
        ]
    return div("claims beside" if is_beside else "claims", *parts, data_scroll="claims", tabindex=-1)


def _row(claim: Claim, language: str, t: Translate) -> Node:
    row, decided = claim.row, claim.decided
    notes = narrowed(row, t)
    if claim.rate is not None and impossible(claim.rate, t):
        notes.append(t("没有整数能得出"))
    fix = corrected(decided, row["unit"], t) if decided else None
    return el(
        "button",
        span("name", name(row["key"], language), span("note", t("，").join(notes)) if notes else None),
        span(
            "figure",
            span("reported", said(claim, t)),
            span("fix", t("更正为 {amount}", amount=fix)) if fix else None,
        ),
        span(f"sign {claim.standing}", CLAIM_SIGNS[claim.standing], title=t(CLAIM_DECISIONS[claim.standing]))
        if decided
        else span("sign"),
        cls=f"claimrow {claim.standing}",
        data_key=claim.id,
    )


def _lapsed(decided: Decided, language: str, t: Translate) -> Node:
    target = decided.target
    if not isinstance(target, ClaimTarget):
        raise TypeError(target)
    decision = decided.decision.value
    return el(
        "button",
        el("b", name(target.claim_key, language)),
        f" {figure(target.value)} · {t(CLAIM_DECISIONS[decision])}",
        el("q", target.evidence),
        span("who", who(decided, language, t)),
        span("note", decided.reason) if decided.reason else None,
        cls=f"lapsed {decision}",
        data_key=lapsed_key(decided),
    )


def lapsed_key(decided: Decided) -> str:
    """Return the key of a lapsed decision in the address."""
    return f"lapsed-{decided.id}"


def who(decided: Decided, language: str, t: Translate) -> str:
    """Return who decided and when."""
    return t("{person}，{when}", person=decided.person, when=moment(decided.decided_at, language))


def card(claim: Claim, others: Sequence[Claim], implied: Record | None, language: str, t: Translate) -> Node:
    """Return what is known of one claim; `others` rest on the same words, `implied` is the rate that its counts give."""
    row = claim.row
    start, end = row["start_offset"] - row["sentence_start"], row["end_offset"] - row["sentence_start"]
    sentence = row["sentence"]
    lines: list[tuple[str, Child]] = [
        (t("依据"), el("q", sentence[:start], el("mark", sentence[start:end], cls="here"), sentence[end:])),
        (t("得出方式"), t(HOW.get(row["how"], HOW["stated"]))),
        (t("范围"), t(SCOPES.get(row["scope"], row["scope"]))),
        (t("期间"), t(PERIODS.get(row["period"], row["period"]))),
    ]
    if implied is not None:
        share = f"{implied['rate']:.1f}% = {implied['numerator']} ÷ {implied['denominator']}"
        lines.append((t("推算的办结率"), span("", share, el("small", t("由文中的办结数和受理数算出，原文没有写。")))))
    wrong = impossible(claim.rate, t) if claim.rate is not None else None
    if wrong:
        lines.append((t("核算"), span("doubtful", wrong)))
    fix = corrected(claim.decided, row["unit"], t) if claim.decided else None
    return div(
        "source claimcard",
        div("crumb", name(row["key"], language)),
        div(
            "reading",
            span(f"value {claim.standing}", said(claim, t)),
            span("fix", t("更正为 {amount}", amount=fix)) if fix else None,
        ),
        el("dl", *(node for label, value in lines for node in (el("dt", label), el("dd", value)))),
        _same_words(others, language, t),
        decision_line(claim.decided, t(CLAIM_DECISIONS[claim.standing]), language, t) if claim.decided else None,
    )


def doubt_card(doubt: Doubt, text: str, language: str, t: Translate) -> Node:
    """Return what is known of a passage in doubt."""
    return div(
        "source claimcard",
        div("crumb", t(REMARKS.get(doubt.code, UNKNOWN_REMARK).name)),
        el(
            "dl",
            el("dt", t("依据")),
            el("dd", el("q", text[doubt.start : doubt.end])),
            el("dt", t("说明")),
            el("dd", *in_words(_doubt(doubt, language))),
        ),
        el("p", t("存疑的地方不取数，请以原文为准。"), cls="basis"),
    )


def _same_words(others: Sequence[Claim], language: str, t: Translate) -> Node | None:
    if not others:
        return None
    buttons = (
        el("li", el("button", f"{name(item.row['key'], language)} {said(item, t)}", cls="plainlink", data_key=item.id))
        for item in others
    )
    return div("others", el("small", t("同一处文字还给出：")), el("ul", *buttons))


def decision_line(decided: Decided, what: str, language: str, t: Translate) -> Node:
    """Return who decided, when, and why."""
    return div(
        f"decision {decided.decision.value}",
        el("b", f"{CLAIM_SIGNS.get(decided.decision.value, '')} {what} ") if what else None,
        span("who", who(decided, language, t)),
        el("p", decided.reason) if decided.reason else None,
    )


def _doubt(doubt: Doubt, language: str) -> Told:
    return said_of_warning(doubt.code, doubt.message, language)
