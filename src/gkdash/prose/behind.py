"""What stands behind a figure: the thing counted, `97件12345热线工单`, or only what was done, `来信中4件不予受理`."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES
from gkdash.prose.compared import EXPLAINS
from gkdash.prose.passage import Passage
from gkdash.prose.roles import role
from gkdash.prose.slots import BLOCKS, NOUN, NOUNS, VERB, VERBS, Slot
from gkdash.prose.surroundings import NAMES_CASE, STRONG
from gkdash.prose.tokens import Token, roles_in

_FILLERS: Final = frozenset(
    {
        "all", "done", "this_year", "also", "conj", "reach", "part", "total", "year", "whole_year", "each", "rest",
        "except", "respectively", "about", "at_least_pre", "cumulative", "anaphora", "from",
    }
)  # fmt: skip
_FILLING: Final = role(_FILLERS)
_EXCEPTING: Final = role({"except"})
_MEANINGFUL: Final = role(NOUNS | VERBS | BLOCKS)
_NOUNS_NEAR: Final = role(NOUNS - {"info"})
_AHEAD: Final = NOUNS | BLOCKS
_AMONG: Final = "中里内有共仅另其当的，"
_AMONG_FIRST: Final = "中里内有另当，"
# `围绕物价等热点作出21次回应`
_GIVEN: Final = frozenset({"作出", "做出", "作", "做", "给出", "给予", "先后作出", "共作出", "累计作出"})
_DEEDS: Final = frozenset({"closed", "carried", "outcome", "outcome_remedy", "reject"})
_REASONS: Final = frozenset("因由经")
_FOR_REASON: Final = ("因", "由于", "经核")
_ADOPTED: Final = ("采纳", "吸收采纳")
_DECISIONS: Final = frozenset({"outcome", "reject"})
# `6.3万条，是全县的发布总量`, `96件——这是信箱的来信数`
_EXPLAINED: Final = re.compile(
    "(?:[，。：]|——+)(?:(?:这|那)(?:就|便|也)?是|[是为](?!历|近|上|去|前|最|第|因|由|了|其))"
)
# `2,050条，是局公众号的合计量`
_OWN_BODY: Final = re.compile("(?:[，。：]|——+)这?(?:就|便)?[是为](?:局|厅|委|镇|乡|街道|院|站|中心)(?!长)")
# `2万条信息公开、7场发布会举行，构成全县政务公开的成绩单`
_ADDS_UP: Final = re.compile(
    "[^。；]*，(?:共同|一起|合力)?(?:构成|组成|汇成|绘就|绘成|勾勒出|写就|写下|交出|晒出|是)了?全[县市区州省旗]"
    "[^，。；]{0,16}(?:成绩单|答卷|账单|账本|图景|全貌|家底)"
)
# behind `另1件`, and behind the words that carry it over
_WAITING: Final = re.compile(
    "[^，。；]{2,24}，(?:均|都|已|现|将|需|须|故|拟|并|依法|按规定|按程序|按要求|统一|一并|全部)*"
)
_GOES_ON: Final = re.compile("[^，。；、()]{0,6}[\\d一二两三四五六七八九十]")
_MONTH: Final = re.compile("\\d{1,2}月")
_TO_ALL: Final = re.compile(
    "(?:落到|落至|派发[到至]?|分派[到至]?|转[到至派办]?|交办[到至]?|流转[到至]|分办[到至]?)[我本]?[县市区州]?各"
    "(?:乡镇|镇街|街道|部门|单位|县区|区县|承办)"
)
_CARRIED: Final = role({"carried"})
# `1件申请，系上年12月收到、结转到今年办理的`
_FROM_LAST: Final = re.compile(
    "[^，。；\\d]{0,10}，(?:均|都)?(?:系|为|是)(?:由)?(?:上年|去年|上一年)[^，。；]{0,16}(?:结转|转入|转来)"
)
_GROWN: Final = frozenset({"percent", "tenths", "other"})
_GROWING: Final = frozenset({"growth", "last", "than"})
_OWNERS: Final = frozenset({"area", "own", "own_government"})
_BY: Final = frozenset("经由")
_BODIES: Final = frozenset({"area", "unit_part", "conj"})
_DEALING: Final = frozenset({"received", "handle", "closed", "joint", "publish", "mediate"})
_COMPARING: Final = frozenset({"target", "soft_target", "mean", "peak", "last", "than", "growth", "share"})
_OF_DEEDS: Final = frozenset("率量数函书单")


def look_behind(item: Slot, place: Passage) -> None:
    """Let the figure take from the words behind it what it counts, or what was done, where those say it."""
    if item.deed is not None:
        return
    if place.roles & _CARRIED and item.first is False and _FROM_LAST.match(item.text, item.number.end):
        deed = next((token for token in item.beyond() if token.value == "carried_in"), None)
        if deed is not None:
            item.do_what_follows(deed)
            return
    if place.hints & EXPLAINS and is_explained(item):
        item.look_beyond()
        _take_owner(item, place)
    if item.roles & NAMES_CASE:
        deed = deed_behind(item)
        if deed is not None:
            item.do_what_follows(deed)
            return
    at = (
        item.text.find("对", item.number.start - len(item.lead_text), item.number.start)
        if item.before(1) == "的"
        else -1
    )
    if at >= 0 and item.tail and item.tail[0].kind in _DECISIONS and item.tail[0].start == item.number.end:
        # 对诉求不明、重复反映的41件不予受理: what they were is no channel
        item.take_near([token for token in item.near if token.start < at])
    if item.text[item.number.end : item.number.end + 1] in _REASONS:
        decision = decided_for_reason(item)
        if decision is not None:
            item.leave_out_reason(decision)
    if item.roles & _EXCEPTING:
        item.stop_at("外")
    if counts_what_follows(item):
        item.count_what_follows()
        if ("area" in item.kinds and any(_deals(token, item) for token in item.tail)) or _is_handed_down(item):
            place.scope = "area"
        if item.boundary < 0 and "全" in item.text and _ADDS_UP.match(item.text, item.number.end):
            place.scope = "area"


def carried_next(item: Slot, place: Passage) -> Token | None:
    """Return what the next clause says became of the last few of those received; None where it says nothing.

    `另1件延期答复，转下年度办理`, `剩余2封系年末收到，结转下年`
    """
    if item.base != "item" or roles_in(item.near) & _MEANINGFUL or not (item.near or item.tail):
        return None
    if not (item.near or item.tail[0].kind == "noun") or any(_is_carried(token, item.text) for token in item.tail):
        return None
    deed = next((token for token in item.beyond() if token.kind == "carried"), None)
    if deed is None or deed.value != "carried_out":
        return None
    if _WAITING.fullmatch(item.text, item.number.end, deed.start) is None or _GOES_ON.match(item.text, deed.end):
        return None
    for claim in reversed(place.claims):
        if claim.measure == "received":
            return deed if claim.unit == item.number.unit and claim.value > item.number.value else None
    return None


def _is_carried(token: Token, text: str) -> bool:
    """Tell whether a word carries over; `延期至2025年1月答复` only says until when an answer waits."""
    return token.value == "carried_out" and _MONTH.match(text, token.end) is None


def is_explained(item: Slot) -> bool:
    """Tell whether the next clause says what a bare figure is: `六千件，这是热线全年的受理数`."""
    if item.roles & _MEANINGFUL or roles_in(item.tail) & _MEANINGFUL:
        return False
    said = _EXPLAINED.match(item.text, item.number.end)
    if said is None:
        return False
    # without 这, `近300条，是上年的两倍` compares, and a clause before says what is counted: `热线接通后，64件，是…`
    told = "这" in said.group() or "那" in said.group() or (not item.near and not item.far)
    return told and not any(token.kind in _COMPARING for token in item.beyond())


def _take_owner(item: Slot, place: Passage) -> None:
    """Note whose the figure is where the clause that says what it is names that, which is not read yet."""
    owner = next((token.kind for token in item.tail if token.kind in _OWNERS), "")
    if owner == "area":
        place.scope = "area"
    elif owner or _OWN_BODY.match(item.text, item.number.end):
        place.scope = "own"


def lend_growth(item: Slot) -> None:
    """Give a figure the nouns before the growth that led to it: `阅读量增长四成、达312万人次`."""
    near, at = item.near, item.boundary
    if len(near) != 2 or near[0].text != "、" or near[1].kind != "reach" or at < 1:
        return
    grown = item.ahead[at].number
    if grown is None or grown.kind not in _GROWN:
        return
    words: list[Token] = []
    for token in reversed(item.ahead[:at]):
        if token.kind in {"mark", "number"}:
            break
        words.append(token)
    if any(token.kind in _GROWING for token in words):
        item.take_near([token for token in reversed(words) if token.roles & NOUN])


def _is_handed_down(item: Slot) -> bool:
    """Tell whether cases went to all bodies of the area: `206件诉求经热线落到我区各镇街`."""
    handed = next((token for token in item.tail if token.kind == "received"), None)
    return handed is not None and _TO_ALL.match(item.text, handed.start) is not None


def _deals(token: Token, item: Slot) -> bool:
    """Tell whether all bodies of the area are who dealt with what a figure counts: `512件群众诉求经全县各部门签收办理`."""
    if token.kind != "area" or item.text[token.start - 1] not in _BY:
        return False
    end = token.end
    for word in item.tail:
        if word.start >= end:
            if word.start - end > 1 or word.kind not in _BODIES:
                return word.start - end <= 1 and word.kind in _DEALING  # not `经全县信访工作会议研究`
            end = word.end
    return False


def deed_behind(item: Slot) -> Token | None:
    """Return the verb behind a figure that says what was done with a part of what stands before: `来信中4件不予受理`."""
    noun = item.last_of(NAMES_CASE | VERB)
    if noun is None or not noun.roles & NAMES_CASE:
        return None
    between = item.text[noun.end : item.number.start]
    tail = [token for token in item.tail if not token.roles & _FILLING]
    if not between and tail and tail[0].kind == "carried" and tail[0].start == item.number.end:
        return tail[0] if not item.tail_is_shared else None  # `局长信箱2封转入次年`
    if not between and noun.value in CASES:
        return turned_away(item)
    if between in _GIVEN:
        return tail[0] if tail and tail[0].kind == "closed" and tail[0].start == item.number.end else None
    if not between or between.strip(_AMONG) or between[0] not in _AMONG_FIRST:
        return None
    if not tail or tail[0].kind not in _DEEDS or _gap(item, tail[0]) > 1:
        return None
    if len(tail) > 1 and tail[1].start == tail[0].end and tail[1].kind in NOUNS:
        return None
    return None if item.text[tail[0].end : tail[0].end + 1] in _OF_DEEDS else tail[0]


def turned_away(item: Slot) -> Token | None:
    """Return the words that turn away the cases counted, a reason before them or none: `信访件2件因内容重复不予受理`."""
    refused = next((token for token in item.tail if token.kind == "reject" and "受理" in token.text), None)
    if refused is None or item.tail_is_shared:
        return None
    between = item.text[item.number.end : refused.start]
    return refused if not between or between.startswith(_FOR_REASON) else None


def decided_for_reason(item: Slot) -> Token | None:
    """Return the decision that a reason stands before, `417封因内容重复不予受理`; None where no reason is given."""
    if not item.behind(2).startswith(_FOR_REASON):
        return None
    return next((token for token in item.tail if token.kind in _DECISIONS), None)


def counts_what_follows(item: Slot) -> bool:
    """Tell whether what is counted stands behind the figure: `97件12345热线工单`, `3件结转下年度`."""
    if not item.tail or item.roles & _NOUNS_NEAR:
        return False
    if item.near and item.near[-1].text.startswith(_ADOPTED) and item.near[-1].end == item.number.start:
        return False  # `采纳68条并公布采纳情况`
    tail = [token for token in item.tail if not token.roles & _FILLING]
    if not roles_in(tail) & _MEANINGFUL:
        return False
    if tail[0].kind == "through" and len(tail) > 1 and tail[1].kind == "app_part":
        tail = tail[1:]  # 一件通过邮寄提交的信息公开申请
    distance = tail[0].start - item.number.end
    if item.tail_is_shared and _gap(item, tail[0]) > (tail[0].kind in STRONG and tail[0].text != "建议"):
        return False
    if not item.roles & VERB:
        return True
    return distance <= 12 and tail[0].kind in _AHEAD


def _gap(item: Slot, token: Token) -> int:
    """Return how many characters between the figure and a word behind it belong to no filler."""
    filled = sum(word.end - word.start for word in item.tail if word.start < token.start and word.roles & _FILLING)
    return token.start - item.number.end - filled
