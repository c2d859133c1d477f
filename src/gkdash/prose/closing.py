"""Words that close what was received, `均已办结`, and words that say there was nothing, `未收到申请`."""

from __future__ import annotations

from gkdash.prose.claims import CASES, CLOSABLE, Claim, Passage, family
from gkdash.prose.figures import ClauseState
from gkdash.prose.slots import NOUNS
from gkdash.prose.tokens import Token

_REMEDIES = frozenset({"review", "litigation"})
_COUNTS = {"两": 2, "三": 3, "四": 4, "五": 5}


def close(words: list[Token], text: str, place: Passage, clause: ClauseState) -> list[Claim]:
    """Return what a clause without a figure closes: `均已办结`, `均获维持`, `已按规定答复`."""
    marker = next((token for token in words if token.kind in {"all", "done"}), None)
    rest = next((token for token in words if token.kind == "rest"), None)
    ending = next((token for token in words if token.kind in {"closed", "joint", "outcome", "outcome_remedy"} and (marker is None or token.start >= marker.start or token.text.startswith("已"))), None)
    if ending is None:
        return []
    if marker is None and not ending.text.startswith("已"):
        if not _is_single(clause, place):
            return []
    if any(token.kind in {"noun", "app_part"} for token in words if token.text not in {"回访"}) or any(token.kind in {"target", "soft_target", "negation"} for token in words):
        return []
    if ending.kind in {"closed", "joint"} and any(claim.subject in _REMEDIES for claim in clause.segment[-1:]) and ending.text not in {"审结", "已审结", "办结", "结案"}:
        return []
    if any(word in text[(marker or ending).start : ending.end] for word in ("率", "未", "不")):
        return []
    start = min((marker or ending).start, ending.start)
    anaphor = next((token for token in words if token.kind == "anaphora" and token.start < ending.start), None)
    if anaphor is not None:
        start = min(start, anaphor.start)
    barred = next((token for token in words if token.kind == "except"), None)
    if barred is not None:
        clause.excepted |= {token.value for token in words if token.kind in {"subject", "letter", "generic_inquiry"} and barred.start < token.start < start}
        words = [token for token in words if token.start > barred.start and token.value not in clause.excepted]
    received = _received(words, anaphor, place, clause, ending)
    excepted = {subject for subject in _excepted(words, clause)}
    made: list[Claim] = []
    for claim in received:
        if claim.subject in excepted or claim.subject in place.lost or claim.measure != "received" or not claim.value:
            continue
        measure = _measure(ending, claim)
        if not measure or _is_stated(claim, measure, place, clause):
            continue
        made.append(
            Claim(claim.subject, measure, claim.value, claim.unit, claim.qualifier, claim.scope, claim.period, start, ending.end, "all_closed", False, claim.part, False, False, place.sentence, clause.clause)
        )
    return made


def _is_single(clause: ClauseState, place: Passage) -> bool:
    made = clause.segment or place.claims
    if not made:
        return False
    last = made[-1]
    return last.measure == "received" and last.value == 1 and last.subject in CLOSABLE


def _received(words: list[Token], anaphor: Token | None, place: Passage, clause: ClauseState, ending: Token) -> list[Claim]:
    if anaphor is not None and anaphor.text not in {"该", "所有"}:
        claims = [claim for claim in place.claims if claim.measure == "received" and claim.subject in CLOSABLE]
        carried = {claim.subject for claim in place.claims if claim.measure == "carried_in"}
        claims = [claim for claim in claims if claim.subject not in carried]
        number = _COUNTS.get(anaphor.text.lstrip("前这")[0])
        claims = [claim for claim in claims if claim.subject not in clause.excepted]
        if anaphor.text.startswith("前") and number:
            return claims[:number]
        return claims[-number:] if number and len(claims) > number else claims
    claims = [claim for claim in clause.segment if claim.measure == "received" and claim.subject in CLOSABLE]
    if ending.kind == "outcome_remedy":
        claims = [claim for claim in claims if claim.subject in _REMEDIES]
    if ending.kind == "outcome":
        claims = [claim for claim in claims if claim.subject == "applications"]
    named = {token.value for token in words if token.kind == "subject" and token.start < ending.start}
    if named and not named & {claim.subject for claim in claims}:
        claims = [claim for claim in place.claims if claim.measure == "received" and claim.subject in named & CLOSABLE]
    if named & {claim.subject for claim in claims}:
        claims = [claim for claim in claims if claim.subject in named]
    if claims:
        last = family(claims[-1].subject)
        claims = [claim for claim in claims if family(claim.subject) == last]
        if any(item.measure == "carried_in" and item.subject == claims[-1].subject for item in clause.segment):
            return []
    elif not clause.segment and ending.kind in {"closed", "joint"} and any(token.kind == "all" for token in words):
        before = [claim for claim in place.claims if claim.measure == "received" and claim.subject in CASES | {"applications", "proposals"}]
        if before and (clause.part or not clause.figures) and before[-1].sentence == place.sentence - 1 and not any(claim.sentence == place.sentence for claim in place.claims):
            claims = [claim for claim in before if claim.sentence == before[-1].sentence and claim.clause == before[-1].clause]
    return claims


def _excepted(words: list[Token], clause: ClauseState) -> set[str]:
    return clause.excepted


def _measure(ending: Token, claim: Claim) -> str:
    if ending.kind == "outcome_remedy":
        return ending.value if claim.subject in _REMEDIES else ""
    if ending.kind == "outcome":
        return ending.value if claim.subject == "applications" else ""
    if claim.subject == "visits":
        return ""
    return "closed"


def _is_stated(claim: Claim, measure: str, place: Passage, clause: ClauseState) -> bool:
    return any(
        other.subject == claim.subject and other.measure == measure and other.scope == claim.scope and (other.how != "all_closed" or other.value == claim.value)
        for other in clause.segment
    ) and measure != "closed" or any(
        other.subject == claim.subject and other.measure == measure and other.scope == claim.scope and other.sentence == place.sentence and other.how != "all_closed" and other in clause.segment
        for other in place.claims
    )
