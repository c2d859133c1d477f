"""Whether a figure only divides, adds up or repeats one that a claim of the passage gives already.

Each question is asked of one claim, before it is taken, and answers by the claims that are there.
"""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CALLS, CASES, REMEDIES, Claim
from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot

_NEW_AND_CARRIED: Final = ["carried_in", "received"]
_DIVIDING: Final = re.compile("其中|包括|包含|：")
_PICKS: Final = ("包案", "积案", "督办", "领办", "消费纠纷", "消费争议", "疑难", "挂牌")
_ALL_OF_THEM: Final = ("全部", "以上", "上述", "这")
_CLAUSE_ENDS: Final = frozenset({";", "."})


def told_before(claim: Claim, place: Passage) -> Claim | None:
    """Return the claim of an earlier sentence that a figure says again: `该办受理的312件均已答复`."""
    return next((other for other in place.claims if other.is_like(claim) and other.value == claim.value), None)


def is_too_much(claim: Claim, place: Passage) -> bool:
    """Tell whether more is closed than was received, so that something else is meant: `信箱来信93封，处理投诉118件`."""
    known = [other for other in place.here() if other.subject == claim.subject and other.scope == claim.scope]
    received = [other.value for other in known if other.measure == "received" and other.period == claim.period]
    carried = any(other.measure == "carried_in" for other in known)
    return len(received) == 1 and claim.value > received[0] and not carried


def is_of_both(claim: Claim, place: Passage) -> bool:
    """Tell whether what was tried is of reviews and lawsuits together: `复议5件、诉讼2件，审结6件`."""
    if claim.measure != "closed" or claim.explicit or claim.subject not in REMEDIES:
        return False
    received = [known for known in place.stretch.segment if known.measure == "received" and known.subject in REMEDIES]
    own = sum(known.value for known in received if known.subject == claim.subject)
    return len({known.subject for known in received}) > 1 and claim.value > own


def is_of_pool(claim: Claim, place: Passage) -> bool:
    """Tell whether a claim is a part of all requests, which the sentence goes on speaking of."""
    return claim.part and any(other.subject == "requests" and not other.part for other in place.here())


def is_subtotal(claim: Claim, other: Claim, item: Slot, place: Passage) -> bool:
    """Tell whether several channels are a part of all requests: `诉求1,860件：线上(县长信箱、留言)合计340件，热线1,520件`."""
    if claim.key != "requests.received" or other.part or other.value <= claim.value or other.sentence != claim.sentence:
        return False
    if _DIVIDING.search(item.text, other.end, item.number.start) is None:
        return False
    parts = [known for known in place.here() if known.measure == "received" and known.start > other.start]
    return sum(known.value for known in parts if known.subject in CASES) + claim.value <= other.value


def is_of_later(claim: Claim, other: Claim, place: Passage) -> bool:
    """Tell whether a part is of what was received after the figure it is like: `来信11封已复10封，平台8件，其中5件办结`."""
    received = [known for known in _received(claim, place) if not known.part]
    if claim.measure == "received" or len(received) < 2:
        return False
    return received[-1].start > other.start and received[-1].value >= claim.value


def is_of_last_sentence(claim: Claim, other: Claim, item: Slot) -> bool:
    """Tell whether a sentence opens with a part of all requests that the last one counted: `诉求900件。其中，城管类诉求达320件`."""
    opens = claim.key == "requests.received" and item.text.startswith("其中")
    return opens and other.sentence == claim.sentence - 1 and claim.value < other.value


def adds_carried(claim: Claim, other: Claim, place: Passage) -> bool:
    """Tell whether a total adds those carried in to what was received: `收到19件，去年结转1件，合计20件`."""
    return any(
        known.measure == "carried_in"
        and known.subject == claim.subject
        and known.value + other.value == claim.value
        for known in place.stretch.segment
    )  # fmt: skip


def takes_in_carried(claim: Claim, other: Claim, place: Passage) -> bool:
    """Tell whether a total is of new and carried cases: `办理41件，其中上年结转2件、本年新收39件`."""
    return other.value > claim.value and any(
        known.measure == "carried_in" and known.value + claim.value == other.value for known in place.stretch.segment
    )


def is_with_carried(claim: Claim, place: Passage) -> bool:
    """Tell whether a figure is of new and carried cases together: `新收41件，上年结转3件，共办理44件`."""
    known = [other for other in place.here() if other.subject == claim.subject and other.measure in _NEW_AND_CARRIED]
    measures = sorted(other.measure for other in known)
    return measures == _NEW_AND_CARRIED and sum(other.value for other in known) == claim.value


def is_of_part(claim: Claim, item: Slot, place: Passage) -> bool:
    """Tell whether only a part is closed: `；其中投诉302件，办结289件`, `接听312个，转办44个，44个已办结`."""
    stretch = place.stretch
    before = next(
        (token for token in reversed(item.ahead) if token.number is not None or token.value in _CLAUSE_ENDS), None
    )
    if before is None or before.number is None or before.number.unit != claim.unit:
        return False
    if stretch.part and not stretch.segment:
        calls = any(known.subject == claim.subject and known.unit in CALLS for known in place.here())
        made = calls and claim.unit not in CALLS  # of the orders made from calls
        return claim.value <= before.number.value and not made
    if not item.first or item.near or before.number.value != claim.value:
        return False
    return not any(known.value == claim.value and known.subject == claim.subject for known in place.here())


def is_of_picked(claim: Claim, item: Slot, place: Passage) -> bool:
    """Tell whether what is closed was only picked out a clause before: `对5件投诉件领导包案，当年销号4件`."""
    number = None
    picked = False
    for token in reversed(item.ahead):
        if token.value in _CLAUSE_ENDS or (number is not None and (token.number is not None or token.kind == "mark")):
            break
        number = number or token.number
        picked = picked or (token.kind == "noun" and any(word in token.text for word in _PICKS))
    if not picked or number is None or number.value < claim.value:
        return False
    return not any(known.value == number.value for known in place.here() if known.measure == "received")


def summed_before(claim: Claim, item: Slot, place: Passage) -> list[Claim]:
    """Return the receipts that a figure of all closed adds up: `建议36件、提案44件。全部80件均已办复`."""
    if claim.measure != "closed" or not item.lead_text.startswith(_ALL_OF_THEM):
        return []
    parts = [
        known
        for known in place.claims
        if known.subject == claim.subject
        and known.measure == "received"
        and known.scope == claim.scope
        and known.sentence >= place.sentence - 1
    ]
    return parts if len(parts) > 1 and sum(part.value for part in parts) == claim.value else []


def is_of_disclosure(claim: Claim, place: Passage) -> bool:
    """Tell whether only cases over disclosure were counted before a decision: `收案28件，其中公开类2件，审结…`."""
    received = _received(claim, place)
    return bool(received) and all(known.part for known in received)


def is_of_more(claim: Claim, place: Passage) -> bool:
    """Tell whether more was decided than any receipt counted, so that all cases are meant: `其中公开类2件，审结26件`."""
    return claim.value > max((known.value for known in _received(claim, place)), default=claim.value)


def _received(claim: Claim, place: Passage) -> list[Claim]:
    return [
        known
        for known in place.stretch.segment
        if known.subject == claim.subject and known.measure == "received"
    ]  # fmt: skip
