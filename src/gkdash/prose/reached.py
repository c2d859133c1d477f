"""What 上述, 以上三类 or 前两类 reach back to: the receipts of a passage, or those of them that are named or so many."""

from __future__ import annotations

from typing import Final

from gkdash.prose.claims import CASES, CLOSABLE, Claim
from gkdash.prose.passage import Passage
from gkdash.prose.tokens import Token

NAMING: Final = frozenset({"subject", "letter", "generic_inquiry"})
# a bare name is that of any of its kind
_ANY: Final = {"信箱": ("mailbox",), "邮箱": ("mailbox",), "热线": ("hotline_12345", "hotline_other")}
_COUNTS: Final = {"两": 2, "三": 3, "四": 4, "五": 5}


def meant_by(anaphor: str, place: Passage) -> list[Claim]:
    """Return the receipts that 上述, 这三类 or 前两类 reach back to, over the whole passage."""
    carried = {claim.subject for claim in place.claims if claim.measure == "carried_in"}
    left_out = carried | place.stretch.excepted
    claims = [
        claim
        for claim in place.claims
        if claim.measure == "received" and claim.subject in CLOSABLE and claim.subject not in left_out
    ]
    if claims and claims[-1].scope == "own":
        # `全县热线2.6万件。我镇承接344件，上述诉求均已办结`: those of the area stood in a sentence of their own
        claims = [claim for claim in claims if claim.scope == "own" or claim.sentence == claims[-1].sentence]
    if anaphor.startswith(("末", "最后")):
        return claims[-1:]
    if anaphor.endswith(("渠道", "热线", "信箱", "平台")) and place.stretch.last is not None:
        # `热线20件；信箱6件，两个渠道合计26件，全部办结`: the total is none of the two
        whole = place.stretch.last
        parts = [claim for claim in claims if claim is not whole and claim.sentence == whole.sentence]
        if whole.subject == "requests" and sum(claim.value for claim in parts) == whole.value:
            return [*parts, whole]
    number = _COUNTS.get(anaphor.lstrip("前这后")[:1])
    if number and anaphor.startswith("前"):
        return claims[:number]
    if number and sum(claim.subject != "requests" for claim in claims) == number:
        return claims  # with their total: `三路来件均已办结`
    return claims[-number:] if number and len(claims) > number else claims


def counted_of(words: list[Token], anaphor: Token, place: Passage) -> list[Claim]:
    """Return what an anaphor reaches back to; `以上三类` to channels only, where there are so many of them."""
    claims = meant_by(anaphor.text, place)
    number = next((_COUNTS.get(token.text[:1]) for token in words if token.start == anaphor.end), None)
    cases = [claim for claim in claims if claim.subject in CASES]
    for some in (claims, cases) if number else ():
        if len({claim.subject for claim in some} - {"requests"}) == number:
            return some
    return claims


def named_of(words: list[Token], anaphor: Token, ending: Token, claims: list[Claim]) -> list[Claim]:
    """Return those of the receipts that the words behind an anaphor name: `上述热线件均已办结`."""
    if any(token.kind == "etc" for token in words):
        return claims
    known = {claim.subject for claim in claims}
    named: set[str] = set()
    before = anaphor
    for token in words:
        # 县长信箱来信 is one name, 热线、来信 are two
        apart = before is anaphor or before.kind == "conj"
        if anaphor.end <= token.start < ending.start:
            if token.text in _ANY:
                named |= {subject for subject in known if subject.endswith(_ANY[token.text])}
            elif token.kind == "subject" or (apart and token.kind in NAMING):
                named.add(token.value)
            before = token
    if named == {"petition_platform"} and any(subject.endswith("mailbox") for subject in known):
        return claims  # `县长信箱来信6封、镇长信箱来信3封，上述来信均已回复`
    return [claim for claim in claims if claim.subject in named] if named and named <= known & CASES else claims
