"""Trainings: which are on disclosure and held by the body itself, and who was trained by them."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.lexicon import listed_pattern
from gkdash.prose.measures_people import attends
from gkdash.prose.passage import Passage
from gkdash.prose.slots import PEOPLE, Slot

_BUSINESS: Final = listed_pattern("training_business")
_CUT: Final = re.compile("[；。]")
_ENDS: Final = re.compile("[，；。（(]")
_CUT_LIST: Final = re.compile("[；。、，]")
_DISCLOSURE: Final = listed_pattern("training_disclosure")
_TRAINEES: Final = listed_pattern("trainees")
_NOT_TRAINEES: Final = listed_pattern("not_trainees")


def is_other_training(item: Slot, place: Passage, *, explicit: bool) -> bool:
    """Tell whether a training is attended or on something else than disclosure: `信访法治化培训班`, `农民实用技术培训`."""
    stretch = place.stretch
    if attends(item):
        stretch.other_training = True
    begin = item.near[0].start if item.near else item.number.start
    ahead = _CUT.split(item.text[max(0, begin - 8) : item.number.start])[-1]
    cut = _CUT if item.first else _CUT_LIST
    words = ahead + cut.split(item.text[item.number.start : item.number.end + 12])[0]
    on_business = _DISCLOSURE.search(words) is None and (_BUSINESS.search(words) is not None or _is_lecture(item))
    follows = not explicit or (item.number.unit in PEOPLE and _DISCLOSURE.search(words) is None)
    if on_business or (stretch.other_training and follows):
        stretch.other_training = True
        return True
    return False


def _is_lecture(item: Slot) -> bool:
    """Tell whether lectures are on a matter that no word names: `亲子阅读讲座5场`."""
    last = item.last({"subject"})
    if last is None or not last.text.endswith("讲座"):
        return False
    ahead = next((token.end for token in reversed(item.near) if token.end <= last.start), None)
    begin = ahead if ahead is not None else last.start - len(item.lead_text) + item.number.start - last.start
    return last.start - begin > 1


def are_trainees(item: Slot, place: Passage) -> bool:
    """Tell whether people are those trained by the training just named: `46家单位的92名联络员到场`."""
    stretch = place.stretch
    if item.number.unit not in PEOPLE or stretch.other_training:
        return False
    held = next((claim for claim in reversed(stretch.segment) if claim.measure in {"held", "people"}), None)
    if held is None or held.subject != "training" or item.has("respectively"):
        return False
    start = item.number.start
    begin = max(0, min(item.near[0].start if item.near else start, start - 8))
    words = item.text[begin : item.number.end] + _ENDS.split(item.text[item.number.end : item.number.end + 8])[0]
    if _NOT_TRAINEES.search(words):
        return False
    return all(token.kind == "conj" for token in item.near) or _TRAINEES.search(words) is not None
