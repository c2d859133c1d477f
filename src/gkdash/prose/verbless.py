"""A figure that has neither verb nor noun: a total, one after `全年`, another sort, people of a training."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES, CHANNELS, FILED, REMEDIES, SORTS
from gkdash.prose.found import Found
from gkdash.prose.nouns import cases_of, subjects_of
from gkdash.prose.passage import Passage
from gkdash.prose.publishing import EDITION, residue
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token
from gkdash.prose.topics import spoken_alone, topic
from gkdash.prose.wholes import (
    adds_up_cases,
    adds_up_channels,
    adds_up_kinds,
    changed_before,
    is_filed_here,
    is_on_channel_here,
    total_of_list,
    total_opening,
)

_EVENTS: Final = frozenset({"consultation", "press_conference", "online_interview", "training"})
_HELD_UNITS: Final = frozenset({"次", "场", "期", "场次", "期次"})
_ITEM_UNITS: Final = frozenset({"条", "篇", "条次"})
_STOCKS: Final = frozenset({"followers", "views"})
_NOW: Final = re.compile("(?:年末|年底|目前|现)?(?:总数|总量|总人数|合计|累计|总计)[已达到为至升增有近约超突破逾]*")
_LIGHT: Final = re.compile("[只仅共计约近达有为是全年里一总数也就才刚不过了]*")
# `申请相当于上年的三分之二，计58件`
_SHARE_OF_LAST: Final = re.compile("的?[一二两三四五六七八九十百]{1,3}分之[一二两三四五六七八九十点]{1,5}")
_AGAINST_US: Final = re.compile("(?:其中)?(?:针对|涉及)[我本][^，。；]{1,4}的(?:有|共)?")
_REACHING: Final = FILED | {"followers", "views"}
# `来访74批，涉及群众231人`
_INVOLVED: Final = re.compile("[共总合计]*涉及?(?:来访|信访|上访)?(?:群众|人员|人数|职工|村民|居民)?[共总合计]*")
_PERSONS: Final = frozenset({"人", "人次", "名"})
_SPOKEN: Final = frozenset({"subject", "letter", "generic_inquiry", "requests"})
_THIS_YEAR: Final = frozenset({"this_year", "reach", "total"})
_OF_YEAR: Final = frozenset({"year", "conj", "this_year", "reach", "part", "about", "at_least_pre", "total"})
_PLAIN: Final = frozenset({"reach", "total", "about", "at_least_pre"})
_LABELLED: Final = _PLAIN | {"this_year"}
_REPLYING: Final = frozenset({"reply_docs", "info", "public_info", "subject"})
_COUNTED_WHOLE: Final = frozenset({"received", "published"})


def _opens_part(item: Slot) -> bool:
    """Tell whether a sentence opens with a body's part of what the one before counted: `其中县政府办公室73件`."""
    return item.text.startswith("其中") and item.boundary < 0


def without_verb(item: Slot, nouns: list[Token], place: Passage, far: list[str], *, generic: bool) -> Found | None:
    """Return what a figure counts that has neither verb nor noun: a total, a figure after `全年`, people of a training."""
    stretch = place.stretch
    previous = stretch.last
    if previous is None and place.topic in REMEDIES and place.topic_sentence == place.sentence and item.has("own"):
        ours = _AGAINST_US.fullmatch(item.lead_text) is not None  # `针对各部门的复议申请26件；针对我局的1件`
        if ours:
            return Found(place.topic, None, explicit=False)
    if place.topic in _STOCKS and _NOW.fullmatch(item.lead_text) is not None and _is_reached(place):
        return Found(place.topic, None)  # `粉丝净增1.1万人，总数达7.8万人`
    if any(token.kind == "info" and "总" in token.text for token in nouns) and adds_up_channels(item, place):
        return Found("proactive", None)
    if item.has("total") and adds_up_cases(item, place):
        if previous is not None:
            stretch.back = next((token for token in item.near if token.kind == "anaphora"), stretch.back)
        return Found("requests", None)
    goes_on = previous is None or previous.subject == "proposals"
    if goes_on and item.has("total") and "reply_docs" in place.kinds and _are_replies(item, place):
        return Found("proposals", next(token for token in item.far if token.kind == "publish"))
    since = previous is not None and any(
        token.kind == "cumulative" and token.text.endswith("累计") for token in item.near
    )
    if item.has("total") or since:
        if stretch.queue and stretch.uncounted:
            return None  # `知识库新增词条86条，累计4,700条`
        published = adds_up_kinds(item, place)
        if published:
            return Found(published, None)
        found = total_opening(item, place) if previous is None else total_of_list(item, place)
        if found is not None:
            return found
    if place.scope == "own" and item.has("own", "own_government") and (previous is not None or _opens_part(item)):
        whole = next(
            (
                claim
                for claim in reversed(stretch.segment or place.claims)
                if claim.scope == "area" and claim.measure in _COUNTED_WHOLE
            ),
            None,
        )
        if whole is not None:
            return Found(whole.subject, None, explicit=False)
    if previous is not None and previous.subject in CHANNELS and EDITION.fullmatch(item.lead_text):
        return Found(previous.subject, None)  # `网站藏文版152条、汉文版1,209条`
    kinds = {token.kind for token in item.near}
    unit = item.number.unit
    if previous is None and kinds and kinds <= _PLAIN:
        changed = changed_before(item)
        if changed and changed != "-":
            return Found(changed, None, explicit=False)
    if previous is None:
        if "this_year" in kinds and kinds <= _THIS_YEAR:
            if is_on_channel_here(place) and unit in _ITEM_UNITS:
                return Found(place.channel, None, explicit=False)
            if is_filed_here(place) and item.base == "item":
                return Found(place.topic, None, explicit=False)
            plain = _LIGHT.fullmatch(item.text, item.near[-1].end, item.number.start)  # not `全年检修5次`
            if plain and place.topic in _EVENTS and place.topic_sentence == place.sentence and unit in _HELD_UNITS:
                return Found(place.topic, None, explicit=False)  # `在线访谈由政府办统筹，全年4期`
    elif kinds <= _OF_YEAR and not kinds.isdisjoint({"year", "this_year"}):
        return Found(previous.subject, None, explicit=False)
    if kinds == {"reach"} and _is_reached(place):
        return Found(place.topic, None)
    if (
        previous is not None
        and kinds == {"reach"}
        and previous.qualifier == "at_least"
        and item.number.start - previous.end <= 7
    ):
        return Found(previous.subject, None)
    if previous is not None and generic and _is_other_sort(item, place):
        return Found(previous.subject, None)
    if (generic or item.has("total")) and len(cases_of(item.far)) > 1:
        return Found(spoken_alone(item.text, place) or "requests", None)
    if (not nouns and kinds <= _PLAIN) or (kinds <= _LABELLED and item.is_labelled):
        spoken = [token for token in item.far if token.kind in _SPOKEN]
        unknown = not item.near and _LIGHT.fullmatch(item.lead_text) is None  # `诉求集中于…，印制3.2万份`
        gap = item.number.start - item.far[-1].end if spoken else 0
        share = _SHARE_OF_LAST.match(item.text, item.far[-1].end) if gap and item.far[-1].kind == "last" else None
        if spoken and gap - (len(share.group()) if share is not None else 0) <= 6 and not unknown:
            names = subjects_of(spoken)
            # `建议提案答复全部上网公开，共26件`
            opened = names == ["proposals"] and item.has("total") and item.far[-1].kind == "publish"
            return Found(names[-1], item.far[-1] if opened else None) if len(names) == 1 else None
    if (
        previous is None
        and kinds == {"reach"}
        and place.topic_sentence == place.sentence
        and unit in {"件", "条", "件次", "宗"}
    ):
        # `申请量上扬12.7%，达到186件`
        return Found(place.topic, None, explicit=False) if place.topic in FILED else None
    if stretch.part:
        return None
    if generic:
        if len(far) == 1 and (far[0] in CASES or far[0] == "applications"):
            return Found(far[0], None, explicit=False)
        if previous is None:
            name = topic(place, CASES | {"applications"})
            return Found(name, None, explicit=False) if name and place.topic_sentence >= place.sentence - 1 else None
    return _people_of(item, place) if unit in _PERSONS else None


def _are_replies(item: Slot, place: Passage) -> bool:
    """Tell whether a total is of the replies to proposals just said to be public: `办理结果除1件外全部在网站公开，共37件`."""
    if not item.far or item.far[-1].kind != "publish" or item.far[-1].end < item.number.start - len(item.lead_text) - 1:
        return False
    docs = next((token for token in reversed(item.ahead) if token.kind in _REPLYING), None)
    return docs is not None and docs.kind == "reply_docs" and bool(topic(place, {"proposals"}))


def _is_reached(place: Passage) -> bool:
    """Tell whether a figure says how far that came which was just spoken of: `粉丝较年初增加3,200人，达5.1万人`."""
    last = place.stretch.last
    spoken = place.topic in _REACHING and place.topic_sentence == place.sentence
    return spoken and (last is None or place.topic_at > last.start)


def _is_other_sort(item: Slot, place: Passage) -> bool:
    """Tell whether a figure is of the second of two sorts, with no total before: `登记投诉80件、举报20件`."""
    stretch = place.stretch
    last = stretch.last
    named = next((token.text for token in item.near if token.kind == "generic"), "")
    sort = named.removesuffix("类")
    if (
        last is None
        or last.subject not in CASES
        or stretch.part
        or sort not in SORTS
        or item.lead_text not in {named, "、" + named, "和" + named}
    ):
        return False
    before = item.text[max(0, last.start) : last.end]
    return any(other in before for other in SORTS if other != sort) and not any(
        word in before for word in ("共", "计", "工单")
    )


def _people_of(item: Slot, place: Passage) -> Found | None:
    """Return people of the training or the visits just counted: `培训2期，80人次`, `来访12批31人`."""
    previous = place.stretch.last
    if previous is None:
        return None
    if previous.subject == "training" and not item.has("respectively"):
        start = item.number.start
        if residue(item, item.near[0].start if item.near else start, start) <= 4:
            return Found("training", None, explicit=False)
    if previous.subject == "visits" and (
        all(token.kind in {"conj", "total"} for token in item.near)
        or ("涉" in item.lead_text and _INVOLVED.fullmatch(item.lead_text) is not None)
    ):
        return Found("visits", None, explicit=False)
    return None
