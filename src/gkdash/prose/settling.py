"""Claims of a sentence that only the whole of it shows to be no figures of their own: parts in time, batches, ways, updates."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CALLS, CHANNELS, Claim, family
from gkdash.prose.passage import Passage
from gkdash.prose.publishing import EDITION
from gkdash.prose.slots import PEOPLE, Slot

# small figures add up by chance: `图解3期、视频2期、专家解读1篇`
_NO_CHANCE: Final = 100
PERSONS: Final = PEOPLE - {"位"}
_BARE: Final = frozenset({"total", "conj", "this_year", "reach"})
_SUMS: Final = frozenset({"合计", "共计", "总计", "总共", "合计为", "共计为", "一共"})
_SUMMED: Final = ("合计", "共计", "总计", "小计", "合计为")
_MATTER: Final = re.compile(
    "(?:其中)?(?:主要)?(?:涉及|关于|反映|针对|内容涉及)(?!政府信息|信息公开)[^，。；、\\d]{2,20}的"
    "(?:申请|工单|诉求|留言|来信|信件|事项|件|信访件)[有共为]*$"
)
_POOLS: Final = frozenset({"proactive.published", "requests.received"})
_RECEPTION: Final = re.compile("(?:接访|下访|约访)\\d")
_FILING: Final = frozenset({"登记", "登记受理", "受理登记", "录入"})
_TOTALLED: Final = ("总", "累计")
ISSUES: Final = frozenset({"期", "次", "期次"})
ITEMS: Final = frozenset({"条", "篇", "则", "条次", "篇次"})


def punctual_parts(current: list[Claim]) -> list[Claim]:
    """Return the closings that an on-time rate below 100 % shows to be only those in time."""
    slow = [(claim.subject, claim.scope) for claim in current if claim.measure == "on_time_rate" and claim.value < 100]
    if not slow:
        return []
    return [claim for claim in current if claim.punctual and (claim.subject, claim.scope) in slow]


def batches(current: list[Claim], text: str) -> list[Claim]:
    """Return the visits counted in batches where people are counted too, `来访12批31人`, and leaders' receptions.

    `领导接访36人次，接待群众305人次`: the leaders came 36 times.
    """
    visits = [claim for claim in current if claim.subject == "visits"]
    if not any(claim.unit in PERSONS for claim in visits):
        return []
    told = [text[max(0, claim.start - 4) : claim.end] for claim in visits]
    received = any("接待" in words for words in told)
    return [
        claim
        for claim, words in zip(visits, told, strict=True)
        if claim.unit not in PERSONS or (received and _RECEPTION.search(words) is not None)
    ]


def divisions(current: list[Claim]) -> list[Claim]:
    """Return the figures that only divide one before them: `全市公开18.3万条；市级部门4.1万条，县区14.2万条`."""
    gone: list[Claim] = []
    for at, whole in enumerate(current):
        if whole.value < _NO_CHANCE or whole.is_rate:
            continue
        parts = [claim for claim in current[at + 1 :] if claim.is_like(whole)]
        if len(parts) > 1 and sum(claim.value for claim in parts) == whole.value:
            gone += parts
    return gone


def ways(current: list[Claim]) -> list[Claim]:
    """Return the applications counted by how they came, where several ways are told apart."""
    by_way = [claim for claim in current if claim.by_way and claim.key == "applications.received"]
    return by_way if len(by_way) > 1 else []


def updates(current: list[Claim], text: str) -> list[Claim]:
    """Return what was only updated, where what is new is told too: `新增公开120条，更新80条`."""
    if "新增" not in text or "更新" not in text:
        return []
    fresh = [
        claim
        for claim in current
        if claim.subject.startswith("proactive") and "新增" in text[max(0, claim.start - 4) : claim.end]
    ]
    if not fresh:
        return []
    return [
        claim for claim in current
        if claim.subject == fresh[0].subject and claim not in fresh and "更新" in text[max(0, claim.start - 4) : claim.end]
    ]  # fmt: skip


def turn_to_stocks(current: list[Claim], text: str, of_year: tuple[Claim, ...]) -> None:
    """Take views called a total for those since the account began, where its followers come after: `总播放量310万次，粉丝5万人`."""
    if not any(claim.subject == "followers" for claim in current):
        return
    for claim in current:
        if (
            claim.subject == "views"
            and not any(claim is other for other in of_year)
            and text[claim.start - 1 : claim.start] != "年"
            and any(word in text[max(0, claim.start - 2) : claim.end] for word in _TOTALLED)
        ):
            claim.period = "cumulative"


def is_other_outcome(item: Slot, other: Claim) -> bool:
    """Tell whether a figure is of another decision with the same measure: `确认违法2件、撤销1件`."""
    verb = item.last({"outcome_remedy"})
    return verb is not None and verb.text not in item.text[other.start : other.end]


def is_other_edition(item: Slot) -> bool:
    """Tell whether a figure is of the edition of a channel in another language: `网站藏文版152条，汉文版1,209条`."""
    return "版" in item.lead_text and EDITION.match(item.lead_text) is not None


def is_new(other: Claim, item: Slot) -> bool:
    """Tell whether applications were called new, so that a sum takes in those carried over."""
    return other.subject == "applications" and "新收" in item.text[max(0, other.start - 2) : other.end]


def takes_in(other: Claim, claim: Claim, item: Slot) -> bool:
    """Tell whether a bare total takes in a part of it that stood alone, the rest having had no name of its own."""
    sums = item.kinds <= _BARE and item.lead_text.removeprefix("全年") in _SUMS
    return sums and other.value < claim.value and other.unit == claim.unit


def is_open_reply(item: Slot) -> bool:
    """Tell whether replies were closed by being published, `公开答复留言890条`."""
    verb = item.last({"closed"})
    return verb is not None and verb.text.startswith("公开")


def is_of_matter(item: Slot) -> bool:
    """Tell whether a figure is only of what some of the cases were over: `涉及征地补偿的申请51件，占59.3%`."""
    return _MATTER.match(item.lead_text) is not None


def is_sum_of_channel(other: Claim, claim: Claim, item: Slot) -> bool:
    """Tell whether a channel's sum takes in the first of its kinds of content: `网站发布动态96条、公告12条，网站合计108条`."""
    if claim.subject not in CHANNELS or claim.part or other.clause == claim.clause:
        return False
    return item.lead_text.endswith(_SUMMED) and other.value < claim.value and other.unit == claim.unit


def is_sum_with_channels(pooled: Claim, claim: Claim, place: Passage) -> bool:
    """Tell whether a total is of a pool of channels and of others beside it: `线下216条，线上（…）1,432条，总计1,648条`."""
    if claim.key not in _POOLS:
        return False
    alike = [
        other
        for other in place.here()
        if other.measure == claim.measure
        and family(other.subject) == family(claim.subject)
        and other.period == claim.period
        and other.scope == claim.scope
        and not other.part
    ]
    return len(alike) > 1 and any(other is pooled for other in alike) and sum(o.value for o in alike) == claim.value


def is_order(item: Slot, other: Claim) -> bool:
    """Tell whether a figure is of work orders made from calls that were counted: `来电3万个，转派工单6,012件`."""
    if other.unit not in CALLS or item.number.unit in CALLS:
        return False
    verb = item.last({"received"})
    return (verb is not None and verb.text in _FILING) or any("单" in token.text for token in item.near)


def is_rounded(other: Claim, claim: Claim, item: Slot) -> bool:
    """Tell whether a figure gives exactly what was just told as a round one: `突破三百万次，达312万次`."""
    near = item.kinds == {"reach"} and item.number.start - other.end <= 7
    return near and other.qualifier == "at_least" and claim.value >= other.value and claim.qualifier == "exact"
