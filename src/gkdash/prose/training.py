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
# `围绕政务公开，举办法律知识培训`: what they were on; `做好农技服务公开，举办农技培训` is another matter
_ON: Final = re.compile("(?:围绕|聚焦|针对|结合|突出|紧扣|就|以|为|政务公开|信息公开|依申请)[^，。；]*$")
# who was trained, right behind the word
_NAMED: Final = re.compile("(?!人次|人数|对象)[^，。；：、\\d()]{2,8}")
_STAFF: Final = re.compile(
    "人员|干部|员工|信息员|联络员|管理员|编辑|骨干|职工|工作者|同志|负责人|学员|专干|文书|科室|单位|机关"
)
_DISCLOSURE: Final = listed_pattern("training_disclosure")
_TRAINEES: Final = listed_pattern("trainees")
_NOT_TRAINEES: Final = listed_pattern("not_trainees")


def is_other_training(item: Slot, place: Passage, *, explicit: bool) -> bool:
    """Tell whether a training is attended or on something else than disclosure: `信访法治化培训班`, `农民实用技术培训`."""
    stretch = place.stretch
    if attends(item):
        stretch.other_training = True
    begin = item.near[0].start if item.near else item.number.start
    # `政务公开培训2期、消防培训1期`: what the figure before was on says nothing of this one
    listed = bool(item.near) and item.near[0].text == "、" and item.lead_text.startswith("、")
    ahead = _CUT.split(item.text[max(0, begin if listed else begin - 8) : item.number.start])[-1]
    cut = _CUT if item.first else _CUT_LIST
    words = ahead + cut.split(item.text[item.number.start : item.number.end + 12])[0]
    on_business = (not _on_disclosure(words) and (_BUSINESS.search(words) is not None or _is_lecture(item))) or (
        "，" in ahead and _is_of_clause(item, words[len(ahead.rpartition("，")[0]) + 1 :])
    )
    if item.number.unit in PEOPLE and _are_others(item) and not _on_disclosure(words):
        on_business = True
    follows = not explicit or (item.number.unit in PEOPLE and not _on_disclosure(words))
    if on_business or (stretch.other_training and follows):
        stretch.other_training = True
        return True
    return False


def is_held_besides(item: Slot) -> bool:
    """Tell whether the clause before attended a training that may be on disclosure: `参加省培训1期，自主举办2期`."""
    named = next((token for token in reversed(item.ahead) if token.kind == "subject"), None)
    end = item.number.start - len(item.lead_text)
    if named is None or named.value != "training" or named.end > end:
        return False
    clause = item.text[max(item.text.rfind(mark, 0, named.start) for mark in "，；。") + 1 : end]
    return _on_disclosure(clause) or _BUSINESS.search(clause) is None


def _on_disclosure(words: str) -> bool:
    """Tell whether words speak of disclosure, which 政务服务 alone is not."""
    return _DISCLOSURE.search(words.replace("政务服务", "")) is not None


def _is_of_clause(item: Slot, clause: str) -> bool:
    """Tell whether only the clause before a training on other business speaks of disclosure."""
    if _BUSINESS.search(clause) is None or _on_disclosure(clause):
        return False
    if item.boundary > 0 and item.ahead[item.boundary - 1].number is not None:
        return True  # `举办政务公开培训2期，举办消防安全培训3期`: the clause before has a figure of its own
    comma = item.text.rindex("，", 0, item.number.start)
    return _ON.search(item.text, max(item.text.rfind(mark, 0, comma) for mark in "，；。") + 1, comma) is None


def _are_others(item: Slot) -> bool:
    """Tell whether people are trained who are named as no staff: `培训农机手420人`."""
    last = item.last({"subject", "people"})
    if item.first or last is None or last.text != "培训":
        return False
    named = item.text[last.end : item.number.start].rstrip("约近超共计达逾余")
    return _NAMED.fullmatch(named) is not None and _STAFF.search(named) is None


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
