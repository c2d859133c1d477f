"""Measures of events and of public opinion: conferences, interviews, consultations, answers to what is talked about."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from gkdash.prose.lexicon import listed
from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot
from gkdash.prose.surroundings import STRONG
from gkdash.prose.tokens import Token

_ATTENDED: Final = re.compile("(?:负责|领导|主官|一把手|局长|县长|市长|区长|班子)[^，]{0,6}(?:出席|参加|做客|到场)")
_ON_WHAT: Final = re.compile("[就对将]|围绕|针对")
_OPINION_UNITS: Final = frozenset({"条", "份", "件", "人次", "个"})
_MATTER_UNITS: Final = frozenset({"件", "件次", "项", "项次", "则"})
_DEALT_WITH: Final = frozenset({"received", "closed", "joint", "handle"})
_PAPERS: Final = frozenset("函表卡书")
_INSIDE: Final = re.compile(
    "[^，。；]{0,14}向(?:有关|相关|各|全体)?(?:部门|单位|委员|代表|成员|科室)[^，。；]{0,4}(?:征|开展|进行|组织)"
)
_HEARD: Final = "听取意见"
_REACHED: Final = "为达到共计有约近超"
_OPINIONS: Final = listed("opinions")


def event(subject: str, verb: Token | None, item: Slot, _place: Passage) -> tuple[str, ...]:
    """Return the measure of press conferences and interviews; those a leader came to are no others."""
    if (
        verb is not None
        and verb.kind in _DEALT_WITH
        and verb.text != "办了"
        and any(token.value == subject and token.end <= verb.start for token in item.near)
    ):
        return ()  # `发布会回应媒体提问42个`
    if any(token.kind == "carried" for token in item.tail):
        return ()  # `另有1期访谈延至来年2月`
    if not item.has_near(*STRONG) and _ATTENDED.search(item.before(16).rpartition("，")[2]):
        return ()
    return ("held",) if item.base in {"count", "item", "bare"} else ()


def consultation(_subject: str, verb: Token | None, item: Slot, place: Passage) -> tuple[str, ...]:
    """Return whether matters put out or opinions received are counted."""
    kind = verb.kind if verb is not None else ""
    unit = item.number.unit
    if any(token.value == "consultation" and token.text.endswith("稿") for token in item.near):
        return ("held",)
    if item.first and _INSIDE.match(item.text, item.number.end):
        return ()  # `就6件文件向有关部门征求意见`
    if item.before(1) in _PAPERS:
        return ()  # `发放征求意见函30份`
    if unit in _OPINION_UNITS and _is_of_meeting(item, place):
        return ()
    if item.first and unit == "份" and kind not in {"received", "monitor"} and _ON_WHAT.search(item.lead_text):
        return ("held",)  # `就…等3份文件公开征求意见`
    if item.has("opinions") or (unit in _OPINION_UNITS and (kind in {"received", "monitor"} or _names_opinions(item))):
        return ("received",)
    if unit == "条" and not kind and any(claim.measure == "published" for claim in place.here()):
        return ("held",)
    if item.base in {"count", "bare"} or unit in _MATTER_UNITS:
        return ("held",)
    return ("held",) if kind in {"publish", "hold"} and unit in {"条", "篇"} else ("received",)


def _is_of_meeting(item: Slot, place: Passage) -> bool:
    """Tell whether opinions were heard at a meeting or a visit, nothing having been put out: `座谈会6次，征求意见88条`."""
    if place.has_here("consultation", "held") or place.topic == "consultation":
        return False
    near = item.near
    if any(word.kind == "act" and word.end == heard.start and heard.text == _HEARD for word, heard in pairwise(near)):
        return True  # `家委会听证会听取意见37条`
    if any(token.value == "consultation" for token in item.far):
        return False
    return place.stretch.met or any(token.kind == "act" for token in item.far)


def _names_opinions(item: Slot) -> bool:
    return item.has("generic") and any(token.text.endswith(_OPINIONS) for token in item.near)


def opinion_response(_subject: str, verb: Token | None, item: Slot, _place: Passage) -> tuple[str, ...]:
    """Return whether what is talked about was found, or answered."""
    kind = verb.kind if verb is not None else ""
    if kind in {"closed", "handle"}:
        return ("closed",)
    if kind == "joint":
        return ("received", "closed")
    hot = item.last({"hot"}) if not kind else None
    if (
        hot is not None
        and hot.text.endswith("回应")
        and (item.ranged or not item.text[hot.end : item.number.start].strip(_REACHED))
    ):
        return ("closed",)  # `热点回应由11次降到7次`
    watched = verb is not None and verb.text.startswith("监测")  # `监测到热点话题58个`
    return ("received",) if kind in {"monitor", "received"} and (watched or not item.has("hot")) else ()
