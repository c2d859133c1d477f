"""Figures that are no rates: decides for each what it counts, or that it counts nothing this report is asked about."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.behind import carried_next, lend_growth, look_behind
from gkdash.prose.characters import table, traits_in
from gkdash.prose.claims import FILED, REMEDIES, Claim
from gkdash.prose.compared import LEAVES_OUT
from gkdash.prose.evidence import default_unit, evidence, qualifier
from gkdash.prose.exclusions import (
    counts_something_else,
    has_clear_label,
    is_blocked,
    is_masked,
    is_unmeasuring,
)
from gkdash.prose.found import Found
from gkdash.prose.left_out import (
    is_foremost,
    is_left_out,
    is_of_one_sort,
    is_open,
    is_unsettled,
    is_urged,
)
from gkdash.prose.lexicon import listed, listed_pattern
from gkdash.prose.measures import measures
from gkdash.prose.named import ZERO_OF_EACH
from gkdash.prose.nouns import is_pooled, subjects_of
from gkdash.prose.number import GLUED_HOTLINE
from gkdash.prose.outcomes import is_ground
from gkdash.prose.passage import Passage
from gkdash.prose.roles import role
from gkdash.prose.slots import BLOCKS, NOUNS, VERBS, Slot
from gkdash.prose.subjects import subject_of
from gkdash.prose.tokens import Token
from gkdash.prose.training import are_trainees, is_other_training
from gkdash.prose.wanted import is_aimed_at

_NAMED: Final = (NOUNS - {"generic", "info"}) | (VERBS - {"received", "hold", "take", "publish"})
_BY_WAY: Final = role({"app_part", "form"})
_CARRIED: Final = role({"carried"})
_REACHING: Final = role({"reach"})
_AUDIENCE: Final = role({"audience"})
_OWNING: Final = role({"own", "own_government"})
_OWN_WAYS: Final = frozenset({"直办", "直接办理", "独办", "直接办结"})
# `主要负责人出席2场`, `主办18件` of the proposals counted
_NOT_HELD: Final = frozenset({"出席", "参加", "做客"})
_OWN_ONLY: Final = frozenset({"modifier", "own", "own_government", "reach", "total", "each"})
_OWN_HELD: Final = _OWN_ONLY | {"part", "hold"}
# `全县热线3万件。分到我镇名下的有905件`
_ALLOTTED: Final = re.compile(
    "(?:其中，?)?[分落派划归转推下交]+[到给至往属由]?[我本][^，。；]{1,3}(?:名下|承办|办理|处置|办)?的?[有共约为是计]*$"
)
_SUMMED: Final = frozenset({"total", "about", "at_least_pre", "reach"})
_NOT_OWN: Final = BLOCKS - {"app_part"}
_OF_PEOPLE: Final = frozenset({"training", "visits", "followers", "views"})
_NEVER_PEOPLE: Final = frozenset(
    {"applications", "proposals", "normative_documents", "interpretation", "disputes", "review", "litigation"}
)
_CLASSED: Final = re.compile("[A-Da-d甲乙丙丁]类?$")
# `2022年1,802条、2023年2,150条，两年累计3,952条`
_OF_YEARS: Final = re.compile(
    r"(?<![第零〇一二三四五六七八九十\d])(?:[两三四五六七八九]|二?十[一二三四五六七八九]?|\d{1,2})(?:多|余)?年(?:来|间|多)?"
    "(?:累计|合计|共计|总计)"
)
# `2022年至2024年，累计受理申请64件`
_SINCE: Final = re.compile(
    r"(?:19|20)\d{2}年?[至到—~-]{1,2}(?:19|20)\d{2}年(?:度|末|底)?[^。；\d]{0,10}(?:累计|合计|共计|总计|共)[^，。；\d]{0,14}$"
)
# `分别为2件和1件`
_RUN: Final = re.compile("(?:分别|依次)[^，。；]*$")
_COUNTED: Final = re.compile(r"\d[\d,.]*万?[一-鿿]")
_CLAUSE: Final = re.compile("[，。；]")
_PUNCTUAL: Final = listed_pattern("punctual")
_IN_TIME: Final = table({1: "".join(word[0] for word in listed("punctual"))})


def counted(item: Slot, place: Passage) -> list[Claim]:
    """Return the claims of one figure; doubt is noted in `place`, what counts nothing gives an empty list."""
    stretch = place.stretch
    if is_unmeasuring(item):
        if item.number.kind == "vague" or item.has("upper"):
            _speak(item, place)
        return []
    if is_aimed_at(item):
        _speak(item, place)
        return []
    if is_masked(item, stretch) or (place.hints & LEAVES_OUT and is_left_out(item)):
        if item.roles & _AUDIENCE and item.has("mean"):
            place.speak_of(item.near[-1].value or place.topic, item.number.start)  # `日均访问1.1万次，全年共401万次`
        return []
    if item.roles & _REACHING:
        lend_growth(item)
    carried = carried_next(item, place) if place.roles & _CARRIED else None
    if carried is not None:
        item.do_what_follows(carried)
    elif is_open(item) or is_unsettled(item) or (item.roles & _REACHING and is_foremost(item)):
        return []
    look_behind(item, place)
    if stretch.own_segment or place.roles & _OWNING:
        own = _own_part(item, place)
        if own:
            return own
    if item.base == "people" and are_trainees(item, place):
        return _claims(item, Found("training", None, explicit=False), place)
    if (
        item.base == "people"
        and stretch.other_training
        and item.kinds <= _SUMMED
        and (stretch.last is None or stretch.last.subject == "training")
    ):
        return []  # `另举办信访干部轮训2期，共480人次`
    if is_blocked(item, stretch):
        if not stretch.queue:
            _speak(item, place)
        return []
    found = subject_of(item, place)
    if found is None:
        if item.number.doubt == GLUED_HOTLINE:
            line = _glued_line(item)
            place.speak_of(line)
            place.lost_last = line
            _lose(item, line, item.number.doubt, place)
        return []
    if found.subject == "training" and is_other_training(item, place, explicit=found.explicit):
        return []
    if found.subject == "proposals" and _CLASSED.search(item.lead_text) and place.has_here("proposals"):
        return []  # `已解决A类15件、列入计划B类5件`
    if counts_something_else(item, found.subject) or is_ground(item, found, place):
        return []
    if found.subject in FILED and is_urged(item, place):
        return []
    if found.subject in FILED and is_of_one_sort(item, found.subject, place):
        stretch.stray = True
        return []
    if item.number.doubt:
        subject = _glued_line(item) if item.number.doubt == GLUED_HOTLINE else found.subject
        place.lost_last = subject
        _lose(item, subject, item.number.doubt, place)
        return []
    if item.number.kind == "bare" and not has_clear_label(item, place):
        _lose(item, found.subject, "数字后没有量词", place)
        return []
    made = _claims(item, found, place)
    if made and found.subject == "training" and found.explicit:
        stretch.other_training = False
    if not item.number.value and found.subject in ZERO_OF_EACH:
        made += _zeros_of_both(item, found, place)
    return made


def _speak(item: Slot, place: Passage) -> None:
    """Note what a figure without a value of its own spoke of."""
    spoken = subjects_of(item.near)
    if spoken:
        place.speak_of(spoken[-1], item.number.start)


def _glued_line(item: Slot) -> str:
    """Return the line whose number was glued to the figure: `1232861件` is of 12328."""
    return "hotline_12345" if item.number.digits.startswith("12345") else "hotline_other"


def _lose(item: Slot, subject: str, reason: str, place: Passage) -> None:
    """Leave a figure out for doubt, and with it what depends on it."""
    place.lost |= {subject}
    start, end = item.number.start, item.number.end
    place.doubt(reason, item.text[max(0, start - 12) : end], start, end)


def _zeros_of_both(item: Slot, found: Found, place: Passage) -> list[Claim]:
    """One 0 for reviews and lawsuits is 0 for each: `复议和诉讼共0件`."""
    others = subjects_of([token for token in item.words if token.kind == "subject"])
    if found.subject not in REMEDIES and len(others) > 1 and not is_pooled(item.words):
        return []
    if not others and found.verb is None and item.has("total"):
        others = list(place.listed)  # `因信息公开引起的复议、诉讼，全年共0件`
    return [
        claim
        for other in others
        if other != found.subject and other in ZERO_OF_EACH
        for claim in _claims(item, Found(other, found.verb, explicit=found.explicit), place)
    ]


def _own_part(item: Slot, place: Passage) -> list[Claim]:
    """Return the reporting body's own figure out of one for the whole area: `全区438件（区政府本级96件）`."""
    stretch = place.stretch
    if place.scope != "own" or not (item.has("own", "own_government") or (stretch.own_segment and not item.first)):
        return []
    if any(token.kind in _NAMED and not _is_in_name(token, item) for token in item.words):
        return []
    if not item.has("own", "own_government") and (item.has("part") or _CLASSED.search(item.lead_text)):
        return []  # `我局承办的16件，其中A类12件、B类4件`
    unit = item.number.unit
    wholes = [claim for claim in place.here() if claim.scope == "area" and claim.unit == unit]
    if not wholes and (
        (item.has("own") and (item.kinds <= _OWN_ONLY or _ALLOTTED.match(item.lead_text)))
        or (item.has("part") and item.has("hold") and item.kinds <= _OWN_HELD)
    ):
        # 全市复议301件。我局涉及3件; 全市新闻发布会40场。其中我局召开3场
        wholes = [
            claim
            for claim in place.claims
            if claim.scope == "area" and claim.unit == unit and claim.sentence == place.sentence - 1
        ]
        if len({claim.subject for claim in wholes}) > 1:
            return []  # `全市新闻发布会40场、在线访谈12场。其中我局举办3场`
    if (
        not wholes
        or any(token.text in _NOT_HELD for token in item.near)
        or any(token.kind in _NOT_OWN and token.text not in _OWN_WAYS for token in item.near)
    ):
        return []
    whole = wholes[0]
    if whole.period == "cumulative" and item.has("this_year", "year"):
        return []  # `全县历年累计公开文件212件；本年度县政府发布4件`
    if whole.subject == "proposals" and item.has("hold"):
        return []
    if stretch.depth_part and place.here()[-1] is wholes[-1] and "(" in item.text[wholes[-1].start : item.number.start]:
        whole = wholes[-1]  # `受理438件，办结420件（区本级96件）`
    if len(wholes) > 1 and _RUN.search(item.text, 0, item.number.start):
        in_turn = _in_turn(item, wholes, place)
        if in_turn is None:
            return []
        whole = in_turn
    if item.has("received"):
        whole = next((claim for claim in reversed(wholes) if claim.measure == "received"), wholes[-1])
    stretch.own_segment = True
    start, end = evidence(item)
    return [
        Claim(
            whole.subject, whole.measure, item.number.value, unit, qualifier(item), "own", whole.period,
            start, end, "stated", place.sentence, stretch.clause, part=stretch.part or stretch.depth_part,
        )
    ]  # fmt: skip


def _in_turn(item: Slot, wholes: list[Claim], place: Passage) -> Claim | None:
    """Return the area's figure that one of a run is the own part of, `全市纠正11件、败诉4件，市本级分别为2件和1件`."""
    said = _RUN.search(item.text, 0, item.number.start)
    if said is None or len(_COUNTED.findall(said.group() + _CLAUSE.split(item.text[said.end() :])[0])) != len(wholes):
        return None
    done = sum(claim.scope == "own" and claim.clause == place.stretch.clause for claim in place.stretch.segment)
    return wholes[done] if done < len(wholes) else None


def _is_in_name(word: Token, item: Slot) -> bool:
    """Tell whether a word is only part of a body's name: `县信访局`."""
    return any(
        token.kind == "own" and token.start < word.start and word.end <= token.start + len(token.text)
        for token in item.near
    )


def _claims(item: Slot, found: Found, place: Passage) -> list[Claim]:
    """Return the claims of a figure whose subject is known: one per measure that verb and measure word allow."""
    stretch = place.stretch
    number, subject, verb = item.number, found.subject, found.verb
    taken = measures(subject, verb, item, place)
    if not taken or not _may_count(item, subject):
        return []
    cumulative = (
        stretch.cumulative
        or ("年" in item.lead_text and _OF_YEARS.search(item.lead_text) is not None)
        or (item.has("total") and _SINCE.search(item.text, 0, number.start) is not None)
        or subject == "followers"
        or (subject == "views" and not stretch.year_word and _is_stock(item, place))
    )
    start, end = evidence(item)
    how = (
        "joint_verb" if len(taken) > 1 else verb.kind if verb is not None and verb.kind in {"take", "new"} else "stated"
    )
    scope = place.scope
    if subject == "training" and item.base == "people" and item.near and item.near[-1].kind == "area":
        scope = place.scope = "own"  # `各乡镇各部门130人参加` came, they did not hold it
    if subject == "training" and item.base == "people" and stretch.last is not None and stretch.last.subject == subject:
        scope = _held(place).scope
    punctual = verb is not None and "closed" in taken and _is_in_time(verb, item.text)
    return [
        Claim(
            subject, measure, number.value, number.unit or default_unit(subject, measure), qualifier(item), scope,
            "cumulative" if cumulative and measure != "in_force" else "year", start, end, how, place.sentence, stretch.clause, explicit=found.explicit,
            part=stretch.part or stretch.depth_part, punctual=punctual and measure == "closed", by_way=item.near_roles & _BY_WAY != 0,
        )
        for measure in taken
    ]  # fmt: skip


def _held(place: Passage) -> Claim:
    """Return the training whose people follow, which is none that brackets told: `培训27期（含省局4期），2,310人次`."""
    stretch = place.stretch
    inside = stretch.part or stretch.depth_part
    return next((claim for claim in reversed(stretch.segment) if inside or not claim.part), stretch.segment[-1])


def _is_in_time(verb: Token, text: str) -> bool:
    """Tell whether a verb, or what stands right before it, says that something was done in time: `按时办结`."""
    start = max(0, verb.start - 5)
    return traits_in(text[start : verb.end], _IN_TIME) != 0 and _PUNCTUAL.search(text, start, verb.end) is not None


def _may_count(item: Slot, subject: str) -> bool:
    """Tell whether people and money fit the subject: 人次 may be requests, 元 only the fee."""
    base = item.base
    if base == "money":
        return subject == "processing_fee"
    if base != "people":
        return True
    return subject not in _NEVER_PEOPLE and (subject in _OF_PEOPLE or item.number.unit == "人次")


def _is_stock(item: Slot, place: Passage) -> bool:
    """Tell whether views are those since the account began: 总 or 累计, beside its followers."""
    whole = any(token.text.startswith(("总", "累计")) for token in item.near if token.kind in {"subject", "total"})
    return whole and place.has_here("followers")
