"""Words that close what was received, in a clause without a figure: `均已办结`, `均获维持`, `已按规定答复`."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CALLS, CLOSABLE, FILED, REMEDIES, Claim, family
from gkdash.prose.closing_words import at_once, came_before, goes_with, is_not_all, is_of_named, is_of_sort
from gkdash.prose.lexicon import listed
from gkdash.prose.passage import ORDINALS, Passage
from gkdash.prose.reached import NAMING, counted_of, meant_by, named_of
from gkdash.prose.tokens import Token

_MARKERS: Final = frozenset({"all", "done"})
_ENDINGS: Final = frozenset({"closed", "joint", "outcome", "outcome_remedy"})
_PREVENTING: Final = frozenset({"target", "soft_target", "negation", "app_part"})
_TIMELY: Final = ("按时", "按期", "及时", "如期", "限时", "妥善", "依法")
_ENDS: Final = frozenset({"，", "。", "；", "", "并"})
_HARMLESS: Final = frozenset({"回访", "批示", "签批", "批示办理", "会同", "回头看"})
_BESIDES: Final = frozenset({"并", "且", "并且", "、", "和", "并均", "并全部", "并依法", "并已", "后"})
_EACH: Final = ("均", "全部", "全数", "都", "皆", "悉数", "已均", "已全部")
_ALL_ARE: Final = frozenset({"均为", "都为", "皆为"})
_PLANS: Final = frozenset(
    {
        "方案",
        "措施",
        "办法",
        "意见",
        "台账",
        "清单",
        "责任",
        "任务",
        "时限",
        "流程",
        "机制",
        "要求",
        "工作",
        "制度",
        "规范",
        "模板",
        "文书",
        "口径",
        "标准",
    }
)
_APART: Final = frozenset({"rejected", "carried_out"})
# `收到96件，90件办结，其余均已答复`: how many the others were is not stated
_TOLD_APART: Final = frozenset({"closed", "granted", "partly_granted", "refused", "unavailable", "upheld", "corrected"})
# per cent
_ALL: Final = 100
_TRIED: Final = frozenset(listed("tried"))
# `没有一例被撤销`; 无一例外 and 无一遗漏 say all
_NOT_ONE: Final = re.compile(
    "没有|没一|未有|从未|并未|未曾|无一(?!例外|遗漏|缺|漏)|无[^，。]{0,6}被|零(?:被|起|件|例)|[零无]$"
)


def close(words: list[Token], text: str, place: Passage) -> list[Claim]:
    """Return what the words of a clause close; nothing where they speak of a part, a target or a rate."""
    stretch = place.stretch
    if not place.claims:
        return []
    words = at_once(words)
    kinds = {token.kind for token in words}
    if "share" in kinds:
        return []
    handled = "handle" in kinds and _is_handled(words, text, place)
    if kinds.isdisjoint(_ENDINGS) and not handled:
        if not stretch.segment:
            stretch.back = next((token for token in words if token.kind == "anaphora"), stretch.back)
        return []
    marker = next((token for token in words if token.kind in _MARKERS or token.text in _ALL_ARE), None)
    ending = next(
        (
            token
            for token in words
            if (token.kind in _ENDINGS or (token.kind == "handle" and handled))
            and (marker is None or token.start >= marker.start or token.text.startswith("已"))
        ),
        None,
    )
    meant = next((place.ordinal(token) for token in words if token.kind in ORDINALS), "")
    if ending is None or (
        marker is None
        and not ending.text.startswith(("已", "全部"))
        and not _is_single(place, meant or _remedy_of(words, ending))
        and not _is_alone(ending, words, text)
    ):
        return []
    # `除热线3件因涉诉延期外均已办结`: why some were excepted says nothing of the others
    excepted_to = text.rfind("外", stretch.begin, ending.start) if stretch.excepted else -1
    if any(token.kind in _PREVENTING and token.start < ending.start for token in words) or any(
        token.kind == "noun"
        and token.text not in _HARMLESS
        and token.end > excepted_to
        and not came_before(token, words, text)
        for token in words
    ):
        return []
    if (
        ending.kind in {"closed", "joint"}
        and ending.text not in _TRIED
        and not meant
        and stretch.last is not None
        and stretch.last.subject in REMEDIES
    ):
        return []
    if text[ending.end : ending.end + 2] in _PLANS or is_of_sort(words, ending, text, place):
        return []
    if is_not_all(text, stretch.begin, (marker or ending).start, ending.start):
        return []
    begin = (marker or ending).start
    if any(word in text[begin : ending.end] for word in "率未不") or (
        ending.kind == "outcome_remedy" and _NOT_ONE.search(text, place.stretch.begin, ending.start)
    ):
        return []
    start = min(begin, ending.start)
    anaphor = next((token for token in words if token.kind == "anaphora" and token.start < ending.start), stretch.back)
    if anaphor is not None:
        start = min(start, anaphor.start)
    barred = next((token for token in words if token.kind == "except"), None)
    if barred is not None:
        stretch.excepted |= {
            token.value for token in words if token.kind in NAMING and barred.start < token.start < start
        }
        words = [token for token in words if token.start > barred.start and token.value not in stretch.excepted]
    told = stretch.last is not None and stretch.last.measure in _TOLD_APART
    apart = told or stretch.uncounted or any(claim.punctual for claim in stretch.segment)
    if barred is None and "rest" in kinds and not stretch.excepted:
        if apart:
            return []  # `收到9件，1件因故延期，其余均已答复`: how many are the rest is not stated
        stretch.excepted |= {claim.subject for claim in stretch.segment if claim.measure in _APART and claim.value}
    if meant and anaphor is None:
        received = [claim for claim in meant_by("", place) if claim.subject == meant]
        return _made(received, ending, start, place)
    back = anaphor is not None and anaphor.text not in {"该", "所有"} and not is_of_named(anaphor, words)
    if anaphor is not None and back:
        received = named_of(words, anaphor, ending, counted_of(words, anaphor, place))
    elif stretch.excepted and not stretch.segment and "rest" in kinds:
        # 热线9件、信访件2件。除1件信访件外，其余均已办结: the rest is of the sentence before
        received = meant_by("", place)
    elif stretch.again is not None and not stretch.segment and stretch.figures == 1:
        received = [stretch.again]
    else:
        received = _received(words, ending, place)
    if any(token.kind == "own" and token.start < ending.start for token in words):
        # 全县承办建议512件。我局主办件全部按期办复
        received = [claim for claim in received if claim.scope == "own"]
    made = _made(received, ending, start, place)
    decided = _decided_besides(words, ending, text)
    if decided is not None:
        made += _made(
            [claim for claim in received if claim.value == 1 or decided.value == "granted"], decided, start, place
        )
    return made


def _decided_besides(words: list[Token], ending: Token, text: str) -> Token | None:
    """Return the outcome that the same words state behind an ending: `已按时办理完毕并予以公开`; None for none."""
    for token in words:
        if token.kind == "outcome" and token.start >= ending.end:
            return token if text[ending.end : token.start] in _BESIDES else None
    return None


def _made(received: list[Claim], ending: Token, start: int, place: Passage) -> list[Claim]:
    """Return what an ending says of receipts, but of those excepted, in doubt, or whose figure is stated."""
    stretch = place.stretch
    made: list[Claim] = []
    for claim in received:
        measure = _measure(ending, claim)
        if (
            not measure
            or not claim.value
            or claim.subject in stretch.excepted
            or _is_superseded(claim, received)
            or (stretch.excepted and _has_part(claim, stretch.excepted, received))
            or claim.subject in place.lost
            or _is_stated(claim, measure, place)
        ):
            continue
        made.append(
            Claim(
                claim.subject, measure, claim.value, claim.unit, claim.qualifier, claim.scope, claim.period,
                start, ending.end, "all_closed", place.sentence, stretch.clause, explicit=False, part=claim.part,
            )
        )  # fmt: skip
    return made


def _is_superseded(claim: Claim, received: list[Claim]) -> bool:
    """Tell whether another receipt is what was dealt with: the orders made from calls, the year's part of a stock."""
    others = [other for other in received if other.subject == claim.subject and other is not claim]
    if claim.period == "cumulative" and any(other.period == "year" for other in others):
        return True
    return claim.unit in CALLS and any(other.unit not in CALLS for other in others)


def _is_handled(words: list[Token], text: str, place: Passage) -> bool:
    """Tell whether 处理 or 办理 ends what is said of all, `均已妥善处理`, and so means that it is over."""
    last = place.stretch.last
    if last is not None and last.subject in REMEDIES:
        return False  # `行政复议2件，行政诉讼1件，均依法应对`: others decide them
    # `跟踪舆情50条并逐条处置`
    each = (*_EACH, "逐") if last is not None and last.key == "opinion_response.received" else _EACH
    marker = next((token for token in words if token.kind == "all" and token.text.startswith(each)), None)
    if marker is None or any(token.kind in _ENDINGS for token in words):
        return False
    handled = next((token for token in words if token.kind == "handle" and token.start >= marker.end), None)
    if handled is None or handled is not words[-1]:
        return False
    return handled.start - marker.end <= 1 or goes_with(text[marker.end : handled.start])


def _has_part(whole: Claim, excepted: frozenset[str], received: list[Claim]) -> bool:
    """Tell whether what is excepted is part of a total, which then is not closed as a whole either."""
    return whole.subject == "requests" and any(claim.part and claim.subject in excepted for claim in received)


def _remedy_of(words: list[Token], ending: Token) -> str:
    """Return the one remedy that the words before a decision name: `诉讼一案，判决原告败诉`; "" for none or both."""
    named = {token.value for token in words if token.value in REMEDIES and token.start < ending.start}
    return named.pop() if len(named) == 1 and ending.kind == "outcome_remedy" else ""


def _is_single(place: Passage, meant: str) -> bool:
    """Tell whether one single case was just received, so that a verb alone closes it: `复议1件，决定维持`."""
    if meant:
        return any(
            claim.subject == meant and claim.measure == "received" and claim.value == 1 for claim in place.claims
        )
    last = place.stretch.last or place.claims[-1]
    if last.how == "all_closed" and place.stretch.segment:
        subject = last.subject
        last = next(
            (claim for claim in place.stretch.segment if claim.subject == subject and claim.measure == "received"), last
        )
    return last.measure == "received" and last.value == 1 and last.subject in CLOSABLE


def _is_alone(ending: Token, words: list[Token], text: str) -> bool:
    """Tell whether a clause says no more than that it was done in time: `承办建议9件，按时办结`."""
    timely = ending.text.startswith(_TIMELY) or text[max(0, ending.start - 2) : ending.start] in _TIMELY
    begins = text[max(0, words[0].start - 1) : words[0].start] in _ENDS
    whole = all(word.kind == "closed" and word.start - ending.start <= 6 for word in words)
    return timely and whole and begins and text[words[-1].end : words[-1].end + 1] in _ENDS


def _received(words: list[Token], ending: Token, place: Passage) -> list[Claim]:
    """Return the receipts of this stretch that the ending fits, or those of what the words name."""
    stretch = place.stretch
    claims = [claim for claim in stretch.segment if claim.measure == "received" and claim.subject in CLOSABLE]
    if ending.kind == "outcome_remedy":
        decided = frozenset({"litigation"}) if "诉" in ending.text or "原告" in ending.text else REMEDIES
        claims = [claim for claim in claims if claim.subject in decided]
        tried = [claim for claim in stretch.segment if claim.measure == "closed" and claim.subject in decided]
        if tried and (not claims or stretch.last is tried[-1]):
            # 诉讼5件，审结4件，均驳回诉讼请求: of those four
            of_tried = {claim.subject for claim in tried}
            claims = [*(claim for claim in claims if claim.subject not in of_tried), *tried]
    elif ending.kind == "outcome":
        claims = [claim for claim in claims if claim.subject == "applications"]
    named = {token.value for token in words if token.kind == "subject" and token.start < ending.start}
    if named:
        beside = [claim for claim in claims if claim.subject in named]
        claims = beside or [
            claim
            for claim in place.claims
            if claim.measure == "received" and claim.subject in named and claim.subject in CLOSABLE
        ]
    if claims:
        subject = claims[-1].subject
        if not (stretch.part or claims[-1].part):
            # 全省复议61件，省局收到9件，均维持; but both of 全区438件（区本级96件），均已办结
            claims = [claim for claim in claims if claim.scope == claims[-1].scope]
        if any(item.measure == "carried_in" and item.subject == subject and item.value for item in stretch.segment):
            return []
        alike = REMEDIES if subject in REMEDIES else {subject}
        return [claim for claim in claims if claim.subject in alike or family(claim.subject) == family(subject)]
    opens = not stretch.segment and ending.kind in {"closed", "joint"} and any(token.kind == "all" for token in words)
    return _before(place) if opens else []


def _before(place: Passage) -> list[Claim]:
    """Return the receipts that the sentence before ended with, where this one has none of its own."""
    stretch = place.stretch
    before = [claim for claim in place.claims if claim.measure == "received" and claim.subject in FILED]
    if not before or before[-1].sentence < place.sentence - 1 or not (stretch.part or not stretch.figures):
        return []
    if any(claim is not before[-1] for claim in place.here()):
        return []
    return [claim for claim in before if claim.sentence == before[-1].sentence and claim.clause == before[-1].clause]


def _measure(ending: Token, claim: Claim) -> str:
    if ending.kind == "outcome_remedy":
        return ending.value if claim.subject in REMEDIES else ""
    if ending.kind == "outcome":
        return ending.value if claim.subject == "applications" else ""
    return "closed" if claim.measure == "received" and claim.subject != "visits" else ""


def _is_stated(claim: Claim, measure: str, place: Passage) -> bool:
    """Tell whether the stretch gives the figure that words would give; a closing by words does not stand in the way."""
    for other in place.stretch.segment:
        if other.subject != claim.subject or other.measure != measure or other.scope != claim.scope:
            continue
        if other.punctual and _is_slow(other, place):
            continue  # `按时办结1121件，按时办结率97.5%，最终全部办结`: the figure is of those in time only
        if other.how != "all_closed" or (measure != "closed" and other.value == claim.value):
            return True
    return False


def _is_slow(closed: Claim, place: Passage) -> bool:
    """Tell whether a rate shows that not all were closed in time."""
    return any(
        claim.measure == "on_time_rate" and claim.value < _ALL and claim.subject == closed.subject
        for claim in place.stretch.segment
    )
