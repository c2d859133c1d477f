"""Stated rates: which rates a percentage gives, and whose they are."""

from __future__ import annotations

from gkdash.prose.claims import CASES, Claim, Passage, family
from gkdash.prose.figures import ClauseState
from gkdash.prose.frames import Slot, is_pooled, subjects_of
from gkdash.prose.tokens import Token

_PARTIAL = ("一次性", "一次", "首次", "初次", "五日", "日内", "小时", "当日", "当天", "即时", "重复", "平均", "最高", "不", "非常")
_FITS = {
    "closure_rate": CASES | {"disputes", "proposals", "applications"},
    "on_time_rate": CASES | {"disputes", "proposals", "applications"},
    "reply_rate": CASES | {"proposals", "applications"},
    "satisfaction_rate": CASES | {"disputes", "proposals", "applications"},
}


def stated(item: Slot, names: list[Token], text: str, place: Passage, clause: ClauseState) -> list[Claim]:
    """Return the claims of a percentage that the rates `names` share."""
    claims: list[Claim] = []
    for name in names:
        if name.value == "-" or _is_partial(name, text):
            continue
        nearest = next((token for token in reversed(item.near) if token.kind == "rate"), None)
        if name is nearest and any(word in text[name.end : item.number.start] for word in ("率", "参评", "测评")):
            continue
        for subject, measure in _whose(name, item, place, clause):
            start = min(token.start for token in names)
            claims.append(
                Claim(
                    subject, measure, item.number.value, "%", _qualifier(item), place.scope,
                    "cumulative" if clause.cumulative else "year", start, max(item.number.end, name.end),
                    "shared_rate" if len(names) > 1 else "stated", True, False, False, False, place.sentence, clause.clause,
                )
            )
    return claims


def _is_partial(name: Token, text: str) -> bool:
    return text[max(0, name.start - 3) : name.start].endswith(_PARTIAL)


def _whose(name: Token, item: Slot, place: Passage, clause: ClauseState) -> list[tuple[str, str]]:
    measure = name.value
    if measure == "publish_on_time_rate":
        return [("proactive", "on_time_rate")]
    if clause.attribute and measure == "disclosure_rate":
        return []
    if measure == "disclosure_rate":
        return [(_disclosed(name, place, clause), measure)]
    if "纠纷" in name.text or "矛盾" in name.text or name.text.startswith(("调", "成功调解")):
        known = any(claim.subject == "disputes" for claim in place.claims)
        return [("disputes", measure)] if known else []
    if any(token.kind == "anaphora" for token in item.near) and len({claim.subject for claim in place.claims if claim.subject in CASES and claim.measure == "received"}) > 1:
        return [("requests", measure)]
    named = [
        subject
        for subject in subjects_of([token for token in item.near if token.kind in {"subject", "requests"} and token.start < item.number.start])
        if subject in _FITS[measure]
    ]
    if "代表委员" in name.text:
        return [("proposals", measure)]
    if len(named) > 1 or (named and is_pooled(item.near) and any(token.kind == "etc" for token in item.near)):
        return [("requests", measure)] if all(subject in CASES for subject in named) else []
    if named and not (named[0] == "requests" and group(place, clause, measure)):
        return [(named[0], measure)]
    if place.lost_last and place.lost_last in _FITS[measure] and not named:
        return [(place.lost_last, measure)]
    if clause.other_business and not named and not any(claim.subject in CASES for claim in clause.segment):
        return []
    if any(token.kind == "thing" and token.start < name.start for token in item.near) and not named:
        return []
    found = group(place, clause, measure)
    if name.text.startswith("化解") and "disputes" in found:
        return [("disputes", measure)]
    if not found:
        if measure == "on_time_rate" and name.text == "及时率" and _disclosed(name, place, clause) == "proactive":
            return [("proactive", measure)]
        return []
    if len(found) > 1:
        return [("requests", measure)] if all(subject in CASES for subject in found) else [(found[-1], measure)]
    return [(found[0], measure)]


def group(place: Passage, clause: ClauseState, measure: str) -> list[str]:
    """Return the subjects a rate without a subject of its own belongs to: those named since the last rate of others."""
    recent: list[str] = []
    fits = _FITS[measure]
    for claim in reversed(clause.segment):
        if claim.measure.endswith("_rate"):
            if recent:
                break
            return _of_rates(clause.segment, claim)
        if claim.subject not in fits or claim.measure in {"published"}:
            continue
        if recent and family(claim.subject) != family(recent[0]):
            break
        if claim.subject not in recent:
            recent.append(claim.subject)
    if recent:
        return recent[::-1]
    if clause.stray:
        return []
    far = [subject for subject in place.topics if subject in fits]
    if far:
        return far
    return [place.topic] if place.topic in fits and place.topic_sentence >= place.sentence - 1 else []


def _of_rates(segment: list[Claim], last: Claim) -> list[str]:
    """Return whose the rate just before was; a second rate in a row has the same subject."""
    return [last.subject] if last.subject != "requests" else ["requests"]


def _disclosed(name: Token, place: Passage, clause: ClauseState) -> str:
    if "申请" in name.text:
        return "applications"
    for claim in reversed(clause.segment):
        if claim.subject == "applications":
            return "applications"
        if family(claim.subject) == "publishing":
            return "proactive"
    for claim in reversed(place.claims):
        if claim.sentence == place.sentence and claim.subject == "applications":
            return "applications"
    return "applications" if "部分公开" in name.text else "proactive"


def _qualifier(item: Slot) -> str:
    if item.number.hedge:
        return item.number.hedge
    for token in item.near:
        if token.kind in {"about", "at_least_pre"} and token.end == item.number.start:
            return "about" if token.kind == "about" else "at_least"
    return "exact"
