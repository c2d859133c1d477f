"""The total that parts of a sentence divide, and the one that a list adds up to."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import AUDIENCES, CASES, CHANNELS, FILED, REMEDIES, Claim
from gkdash.prose.found import Found
from gkdash.prose.nouns import CHANNEL_KINDS, channel_of
from gkdash.prose.passage import Passage
from gkdash.prose.publishing import residue, whole_of_channels
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

_DECIMAL: Final = re.compile("[1-9]\\d{0,5}\\.\\d{1,4}")
_CHANGING: Final = FILED | {"views", "followers", "visits", "interpretation"}
_SUMMED: Final = CASES | {"applications"}
# `由我镇主办的9件、会办的12件，总共21件`
_SHARED: Final = re.compile("(?:主办|会办|协办|分办|单办)[^，。；]*(?:主办|会办|协办|分办|单办)")
_SUMMING: Final = frozenset({"total", "reach", "this_year", "about", "at_least_pre"})
_FILED_UNITS: Final = frozenset({"件", "宗", "份", "起", "件次"})
_VIEWED: Final = frozenset({"次", "人次", "人"})
_ITEMS: Final = frozenset({"条", "篇", "则", "条次"})
_HEADS: Final = frozenset({"publish", "make", "received", "closed", "verb", "hold", "noun", "act"})
_EXPLAINED: Final = frozenset({"篇", "件"})
_RATES: Final = frozenset({"percent", "tenths"})


def changed_before(item: Slot) -> str:
    """Return what the clause before said to have changed: `受理诉求较上年下降12%，共1,050件`; "" for none."""
    ahead = item.ahead
    if item.boundary < 1 or ahead[item.boundary].value != "," or ahead[item.boundary - 1].value not in _RATES:
        return ""
    clause: list[Token] = []
    for token in reversed(ahead[: item.boundary - 1]):
        if token.kind in {"mark", "number"}:
            break
        clause.append(token)
    if not any(token.kind == "growth" for token in clause) or any(token.kind == "rate" for token in clause):
        return ""
    named = {token.value for token in clause if token.kind in {"subject", "requests"}}
    if len(named) == 1:
        return named.pop() if named <= _CHANGING else ""
    if named or not any(token.kind == "publish" for token in clause):
        return ""
    return channel_of(clause[::-1]) or ("proactive" if any(token.kind == "public_info" for token in clause) else "")


def divided(place: Passage) -> str:
    """Return the subject of the total that the sentence divided into channels; "" for none."""
    received = [claim for claim in place.here() if claim.measure == "received" and claim.subject in CASES]
    whole = next((claim for claim in received if not claim.part), None)
    parts = {claim.subject for claim in received if claim.part}
    return whole.subject if whole is not None and len(parts) > 1 else ""


def whole_of(last: Claim, segment: list[Claim]) -> str:
    """Return the subject of the total whose parts, `其中热线9件、信箱3件`, end with `last`; "" for none."""
    if not last.part:
        return ""
    whole = next((claim for claim in segment if claim.measure == "received" and not claim.part), None)
    parts = {claim.subject for claim in segment if claim.part}
    if whole is None or (len(parts) < 2 and whole.subject != "requests"):
        return ""
    return whole.subject


def total_of_list(item: Slot, place: Passage) -> Found | None:
    """Return what a total behind a list counts: all channels of publishing, of requests, or the one subject."""
    names = {claim.subject for claim in place.stretch.segment}
    if names <= CHANNELS:
        return Found(whole_of_channels(item, place), None)
    if len(names) == 1:
        replies = all(claim.measure == "published" for claim in place.stretch.segment)
        return Found(names.pop(), place.stretch.verb if replies else None, explicit=False)
    if "visits" in names and len(names) > 2:
        names.discard("visits")  # `来信31件、来访43人、网上投诉86件，共计160件次`
    return Found("requests", None) if names <= CASES else None


def total_opening(item: Slot, place: Passage) -> Found | None:
    """Return what a total counts that opens its stretch: the channel or subject just spoken of, or all the above."""
    counted = place.here()
    if counted and item.has("anaphora") and len({claim.subject for claim in counted if claim.subject in CASES}) > 1:
        place.stretch.back = next(token for token in item.near if token.kind == "anaphora")
        return Found("requests", None)
    if adds_up_channels(item, place):
        return Found("proactive", None)
    if "申请" in place.whole and _adds_up_forms(item):
        return Found("applications", None)
    if item.kinds <= _SUMMING and _takes_in_cases(item, place):
        return Found("requests", None)
    if place.topic in AUDIENCES and place.topic_sentence == place.sentence and item.number.unit in _VIEWED:
        return Found(place.topic, None)  # `网站访问量单日最高3,400次，全年共51.2万次`
    if is_on_channel_here(place) and not (is_filed_here(place) and item.number.unit in _FILED_UNITS):
        return Found(place.channel, None)
    begin = item.near[0].start if item.near else item.number.start
    spoken = place.topic_sentence == place.sentence and (
        place.topic in _SUMMED
        or (place.topic == "interpretation" and item.number.unit in _EXPLAINED and not place.stretch.segment)
        or (place.topic == "proposals" and _SHARED.search(item.text, 0, item.number.start) is not None)
        or (
            place.topic in REMEDIES
            and not place.stretch.caseload
            and not (item.number.value and REMEDIES.issubset(place.listed))
        )
    )
    if spoken and residue(item, begin, item.number.start) <= 2:
        return Found(place.topic, None, explicit=False)
    above = next(
        (token for token in item.near if token.kind == "anaphora" or token.text.startswith(("以上", "上述"))), None
    )
    if above is not None and len({claim.subject for claim in place.claims if claim.subject in CASES}) > 1:
        place.stretch.back = above
        return Found("requests", None)
    return None


def _adds_up_forms(item: Slot) -> bool:
    """Tell whether a total is of applications told by their forms: `网络申请52件、信函申请9件，合计61件`."""
    values: list[int | float] = []
    ahead = item.ahead
    for token, before in zip(reversed(ahead), reversed(ahead[:-1]), strict=False):
        if token.kind == "mark" and token.value in ";.":
            break
        if token.number is not None and before.kind == "app_part" and token.number.unit == item.number.unit:
            values.append(token.number.value)
    return len(values) > 1 and sum(values) == item.number.value


def adds_up_kinds(item: Slot, place: Passage) -> str:
    """Return where was published what kinds of content add up to: `公开财政信息96条、其他信息723条，总计819条`; "" for none."""
    values: list[int | float] = []
    words: list[Token] = []
    if item.number.unit not in _ITEMS:
        return ""
    for token in reversed(item.ahead):
        if token.kind == "mark" and token.value in ";.:()":
            break
        if token.number is None:
            words.append(token)
        elif token.number.unit == item.number.unit:
            values.append(token.number.value)
        else:
            break
    explained = [claim for claim in place.stretch.segment if claim.subject == "interpretation"]
    if (
        len(values) < 2
        or len(explained) == len(values)
        or sum(values) != item.number.value
        or any(token.kind == "subject" and token.value != "interpretation" for token in words)
    ):
        return ""
    first = next((token for token in reversed(words) if token.kind in _HEADS), None)
    if first is None or first.kind != "publish":
        return ""
    channels = {token.value for token in words if token.kind in CHANNEL_KINDS}
    return "" if len(channels) > 1 or "-" in channels else next(iter(channels), "proactive")


def adds_up_channels(item: Slot, place: Passage) -> bool:
    """Tell whether a total is of several channels of publishing: `网站95条；公众号203条；以上合计298条`."""
    published = [claim for claim in place.here() if claim.subject in CHANNELS and not claim.part]
    above = [claim for claim in place.claims if claim.subject in CHANNELS and not claim.part]
    if len({claim.subject for claim in above}) < 2:
        return False
    several = item.has("anaphora") and len({claim.subject for claim in published}) > 1
    return several or sum(claim.value for claim in (published or above)) == item.number.value


def adds_up_cases(item: Slot, place: Passage) -> bool:
    """Tell whether a total is of several channels of requests in other stretches: `热线20件；信箱6件；三个渠道合计26件`."""
    received = [
        claim for claim in place.here() if claim.subject in CASES and claim.measure == "received" and not claim.part
    ]
    several = len({claim.subject for claim in received}) > 1
    return several and _is_rounded_sum(sum(claim.value for claim in received), item)


def _is_rounded_sum(whole: float, item: Slot) -> bool:
    """Tell whether a figure is a sum, in 万 to its last place: `热线18.9万件；信箱2,004封，合计19.1万件`."""
    value, digits = item.number.value, item.number.digits
    if whole == value or not item.number.scaled or _DECIMAL.fullmatch(digits) is None:
        return whole == value
    last_place = value / float(digits) / float("1" + "0" * len(digits.partition(".")[2]))
    return abs(whole - value) < last_place


def _takes_in_cases(item: Slot, place: Passage) -> bool:
    """Tell whether a total also takes in ways without a key: `热线89件；信箱7件；督查平台2件；合计98件`."""
    received = [
        claim
        for claim in place.here()
        if claim.subject in CASES and claim.measure == "received" and claim.scope == place.scope and not claim.part
    ]
    several = len({claim.subject for claim in received}) > 1
    return several and sum(claim.value for claim in received) <= item.number.value


def is_filed_here(place: Passage) -> bool:
    """Tell whether this sentence speaks of what is filed and dealt with."""
    return place.topic in FILED and place.topic_sentence == place.sentence


def is_on_channel_here(place: Passage) -> bool:
    """Tell whether this sentence speaks of a channel of publishing."""
    return place.channel in CHANNELS and place.channel_sentence == place.sentence
