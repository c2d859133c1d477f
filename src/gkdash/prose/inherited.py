"""A figure without a noun of its own: its subject is the one spoken of, if its verb fits that one."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from gkdash.prose.claims import CASES, CHANNELS, FILED, PUBLISHING, REMEDIES, Claim
from gkdash.prose.found import Found
from gkdash.prose.nouns import cases_of, is_pooled, subjects_of
from gkdash.prose.passage import Passage
from gkdash.prose.publishing import residue
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token
from gkdash.prose.wholes import changed_before, divided, total_of_list, whole_of

_EVENTS: Final = frozenset({"consultation", "press_conference", "online_interview", "training"})
_DOCUMENT_VERBS: Final = frozenset({"repeal", "in_force", "issue"})
_FEE_VERBS: Final = frozenset({"collect", "uncollected"})
_DEALING: Final = FILED | REMEDIES
_BY_VERB: Final = {
    "received": _DEALING | {"disputes"},
    "fresh": _DEALING,
    "handle": _DEALING | {"disputes", "opinion_response"},
    "closed": _DEALING | {"disputes", "opinion_response"},
    "joint": _DEALING | {"disputes"},
    "mediate": _DEALING | {"disputes"},
    "take": _DEALING,
    "monitor": _DEALING | {"opinion_response"},
    "new": _DEALING,
    "reject": _DEALING,
}
_EVENT_UNITS: Final = frozenset({"次", "场", "期", "个", "项"})
_HELD_UNITS: Final = frozenset({"次", "场", "期", "场次", "期次"})
_ITEM_UNITS: Final = frozenset({"条", "篇", "条次"})
_OF_FEE: Final = frozenset({"collect", "uncollected", "total", "this_year", "year", "reach", "conj"})
_DIVIDED: Final = re.compile("，其中[^，。]{0,4}(?:123|热线|信箱|信访)")
_WAIVED: Final = re.compile("减免|免收|免除|豁免|减收|退还")
# `全部来件中已办结1498件`
_OF_ALL: Final = re.compile("(?:全部|所有|全年|总)[^，。；]{0,6}[中里]")
_LIGHT: Final = re.compile("[只仅共计约近达有为是全年里一总数也就才刚不过了]*")
_LETTERS: Final = frozenset({"信件", "来信", "群众信件", "纸质信件"})
_HEARD: Final = frozenset({"received", "handle", "closed", "joint"})
_OF_PEOPLE: Final = re.compile("群众|市民|公众|居民|患者|旅客|网民|企业|家长|业主")
_REACHING: Final = FILED | {"followers", "views"}
_FILED_UNITS: Final = frozenset({"件", "宗", "份", "起", "件次"})
_SORTS: Final = ("投诉", "举报", "咨询", "求助", "建议")
_QUARRELS: Final = frozenset({"起", "宗"})
_PERSONS: Final = frozenset({"人", "人次", "名"})
_SPOKEN: Final = frozenset({"subject", "letter", "generic_inquiry", "requests"})
_THIS_YEAR: Final = frozenset({"this_year", "reach", "total"})
_OF_YEAR: Final = frozenset({"year", "this_year", "reach", "part", "about", "at_least_pre", "total"})
_PLAIN: Final = frozenset({"reach", "total", "about", "at_least_pre"})
_LABELLED: Final = _PLAIN | {"this_year"}
_SUMMED: Final = CASES | {"applications"}
_COUNTED_WHOLE: Final = frozenset({"received", "published"})


def topic(place: Passage, wanted: AbstractSet[str]) -> str:
    """Return the subject spoken of last that is one of `wanted`: in this stretch, else in the passage; "" for none."""
    stretch = place.stretch
    possible = place.topic in wanted and not (stretch.caseload and place.topic in REMEDIES)
    last = stretch.last
    if possible and last is not None and place.topic_sentence == place.sentence and place.topic_at > last.start:
        return place.topic
    for claim in reversed(stretch.segment):
        if claim.subject in wanted:
            return claim.subject
    return place.topic if possible else ""


def inherited(item: Slot, nouns: list[Token], verb: Token | None, place: Passage) -> Found | None:
    """Return what a figure counts that has a verb at most, `办结30件`; None where the verb fits nothing spoken of."""
    far = subjects_of([token for token in item.far if token.kind == "subject"])
    generic = any(token.kind == "generic" for token in nouns)
    if verb is None:
        if item.base == "money" and _WAIVED.search(item.before(14).rpartition("，")[2]):
            return None  # `减免2件共40元`
        if item.base == "money" and item.kinds <= _OF_FEE and place.topic == "processing_fee":
            return Found("processing_fee", None, explicit=False) if place.topic_sentence == place.sentence else None
        return _without_verb(item, nouns, place, far, generic=generic)
    stretch = place.stretch
    if verb.kind == "new" and stretch.last is not None and stretch.last.subject in PUBLISHING:
        if stretch.part or (stretch.last.period == "cumulative" and item.has("this_year", "year")):
            return Found(stretch.last.subject, verb)
        return None
    if verb.kind == "new" and stretch.last is not None and stretch.last.subject == "normative_documents":
        return Found("normative_documents", verb.as_kind("issue"))
    if verb.kind in _DOCUMENT_VERBS:
        return _only("normative_documents", far, verb, place)
    if verb.kind in _FEE_VERBS:
        if stretch.other_business:
            return None
        on_fee = place.on_fee and item.base == "money" and item.kinds <= _OF_FEE
        return Found("processing_fee", verb, explicit=False) if on_fee else _only("processing_fee", far, verb, place)
    if verb.kind == "hold":
        spoken = far[-1] if far else ""
        if (
            not spoken
            and stretch.last is not None
            and stretch.last.subject == "training"
            and item.number.unit in {"期", "次", "场"}
        ):
            spoken = "training"
        last = stretch.last
        if (
            not spoken
            and last is not None
            and stretch.part
            and item.has("year", "this_year")
            and last.unit == item.number.unit
        ):
            spoken = last.subject  # `近三年举办新闻发布会21场，其中2025年举办6场`
        return Found(spoken, verb, explicit=False) if spoken in _EVENTS else None
    fits = _BY_VERB.get(verb.kind)
    return (
        _dealt_with(item, verb, place, [name for name in far if name in fits], fits, generic=generic) if fits else None
    )


def _only(subject: str, far: list[str], verb: Token, place: Passage) -> Found | None:
    """Return the one subject that a verb fits, if it was spoken of."""
    return Found(subject, verb, explicit=False) if subject in far or topic(place, {subject}) else None


def _dealt_with(
    item: Slot, verb: Token, place: Passage, far: list[str], fits: AbstractSet[str], *, generic: bool
) -> Found | None:
    stretch = place.stretch
    kind = verb.kind
    beside_queue = bool(far) and any(token.kind == "queue" for token in item.far)
    if (len(far) > 1 or beside_queue) and is_pooled(item.far):
        return Found("requests", verb, explicit=False) if all(name in CASES for name in far) else None
    if far:
        return Found(far[-1], verb, explicit=False)
    if _OF_ALL.search(item.lead_text):
        whole = divided(place)
        if whole:
            return Found(whole, verb, explicit=False)
    if verb.text == "代办" and residue(item, verb.end, item.number.start) > 0:
        return None  # `代办社保、医保事项1,920件`
    if generic and stretch.other_business and "thing" in item.kinds:
        return None  # `仲裁委受理案件412件`
    if not generic:
        if stretch.other_business or (stretch.stray and kind != "new"):
            return None
        if not item.first and residue(item, verb.end, item.number.start) > 2:
            return None
    if kind == "closed" and "回应" in verb.text and topic(place, {"opinion_response"}):
        return Found("opinion_response", verb, explicit=False)
    last = stretch.last
    alike = last is not None and last.unit == item.number.unit
    if (
        item.number.unit in _EVENT_UNITS
        and not alike
        and not any("电" in token.text or "听" in token.text for token in item.near)
    ):
        return None
    if kind in {"received", "handle", "closed"} and last is None and item.has("own"):
        spoken = next((claim.subject for claim in reversed(place.claims) if claim.subject in FILED), "")
        if spoken:
            return Found(spoken, verb, explicit=False)
    if kind == "closed" and last is not None and not generic:
        # a list of channels and one closing figure: 受理甲5件、乙3件，办结3件 closes the last
        segment = {claim.subject for claim in stretch.segment if claim.subject in fits}
        if len(segment) > 1 and segment <= CASES:
            whole = whole_of(last, stretch.segment) or _closed_together(item, last, stretch.segment)
            return Found(whole or last.subject, verb, explicit=False)
    spoken = topic(place, fits)
    if not spoken and kind == "mediate" and item.number.unit in _QUARRELS:
        return Found("disputes", verb)  # `司法所参与调解38起`
    if not spoken and generic and kind == "received" and item.text[verb.end : item.number.start] in _LETTERS:
        return Found("petition_platform", verb)
    if (
        not spoken
        and generic
        and item.base == "item"
        and kind in _HEARD
        and (_OF_PEOPLE.search(item.lead_text) or _DIVIDED.match(item.text, item.number.end))
    ):
        return Found("requests", verb)
    return Found(spoken, verb, explicit=False) if spoken else None


def _closed_together(item: Slot, last: Claim, segment: list[Claim]) -> str:
    """Return requests where more is closed than the last channel had: `信访件18件、留言12条，办结28件`; "" where not."""
    received = [claim for claim in segment if claim.measure == "received" and not claim.part]
    own = sum(claim.value for claim in received if claim.subject == last.subject)
    whole = sum(claim.value for claim in received)
    return "requests" if 0 < own < item.number.value <= whole else ""


def _without_verb(item: Slot, nouns: list[Token], place: Passage, far: list[str], *, generic: bool) -> Found | None:
    """Return what a figure counts that has neither verb nor noun: a total, a figure after `全年`, people of a training."""
    stretch = place.stretch
    previous = stretch.last
    if item.has("total"):
        found = _total(item, place) if previous is None else total_of_list(place)
        if found is not None:
            return found
    if previous is not None and place.scope == "own" and item.has("own", "own_government"):
        whole = next(
            (claim for claim in reversed(stretch.segment) if claim.scope == "area" and claim.measure in _COUNTED_WHOLE),
            None,
        )
        if whole is not None:
            return Found(whole.subject, None, explicit=False)
    kinds = {token.kind for token in item.near}
    unit = item.number.unit
    if previous is None and kinds and kinds <= _PLAIN:
        changed = changed_before(item)
        if changed and changed != "-":
            return Found(changed, None, explicit=False)
    if previous is None:
        if "this_year" in kinds and kinds <= _THIS_YEAR:
            if _on_channel_here(place) and unit in _ITEM_UNITS:
                return Found(place.channel, None, explicit=False)
            if _is_filed_here(place) and item.base == "item":
                return Found(place.topic, None, explicit=False)
            if place.topic in _EVENTS and place.topic_sentence == place.sentence and unit in _HELD_UNITS:
                return Found(place.topic, None, explicit=False)  # `在线访谈由政府办统筹，全年4期`
    elif kinds <= _OF_YEAR and not kinds.isdisjoint({"year", "this_year"}):
        return Found(previous.subject, None, explicit=False)
    if kinds == {"reach"} and _is_reached(place):
        return Found(place.topic, None)
    if (
        previous is not None
        and kinds == {"reach"}
        and previous.qualifier == "at_least"
        and item.number.start - previous.end <= 4
    ):
        return Found(previous.subject, None)
    if previous is not None and generic and _is_other_sort(item, place):
        return Found(previous.subject, None)
    if (generic or item.has("total")) and len(cases_of(item.far)) > 1:
        return Found("requests", None)
    if (not nouns and kinds <= _PLAIN) or (kinds <= _LABELLED and item.is_labelled):
        spoken = [token for token in item.far if token.kind in _SPOKEN]
        unknown = not item.near and _LIGHT.fullmatch(item.lead_text) is None  # `诉求集中于…，印制3.2万份`
        if spoken and item.number.start - item.far[-1].end <= 6 and not unknown:
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
        or sort not in _SORTS
        or item.lead_text not in {named, "、" + named, "和" + named}
    ):
        return False
    before = item.text[max(0, last.start) : last.end]
    return any(other in before for other in _SORTS if other != sort) and not any(
        word in before for word in ("共", "计", "工单")
    )


def _is_filed_here(place: Passage) -> bool:
    return place.topic in FILED and place.topic_sentence == place.sentence


def _on_channel_here(place: Passage) -> bool:
    return place.channel in CHANNELS and place.channel_sentence == place.sentence


def _total(item: Slot, place: Passage) -> Found | None:
    """Return what a total counts that opens its stretch: the channel or subject just spoken of, or all the above."""
    counted = list(place.here())
    if counted and item.has("anaphora") and len({claim.subject for claim in counted if claim.subject in CASES}) > 1:
        return Found("requests", None)
    if _on_channel_here(place) and not (_is_filed_here(place) and item.number.unit in _FILED_UNITS):
        return Found(place.channel, None)
    begin = item.near[0].start if item.near else item.number.start
    spoken = place.topic_sentence == place.sentence and (
        place.topic in _SUMMED
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


def _people_of(item: Slot, place: Passage) -> Found | None:
    """Return people of the training or the visits just counted: `培训2期，80人次`, `来访12批31人`."""
    previous = place.stretch.last
    if previous is None:
        return None
    if previous.subject == "training" and not item.has("respectively"):
        start = item.number.start
        if residue(item, item.near[0].start if item.near else start, start) <= 4:
            return Found("training", None, explicit=False)
    if previous.subject == "visits" and all(token.kind in {"conj", "total"} for token in item.near):
        return Found("visits", None, explicit=False)
    return None
