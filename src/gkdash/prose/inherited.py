"""A figure without a noun of its own: its subject is the one spoken of, if its verb fits that one."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from gkdash.prose.claims import CASES, FILED, PUBLISHING, REMEDIES, Claim
from gkdash.prose.found import Found
from gkdash.prose.nouns import is_pooled, subjects_of
from gkdash.prose.passage import Passage
from gkdash.prose.publishing import residue
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token
from gkdash.prose.topics import spoken_alone, topic
from gkdash.prose.training import is_held_besides
from gkdash.prose.verbless import without_verb
from gkdash.prose.wholes import adds_up_cases, divided, whole_of

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
_BY_THEMSELVES: Final = re.compile("^(?:自主|自行|自办|独立|单独|主动)(?:召开|举办|组织|开展|举行)?$")
_ATTENDED: Final = re.compile("参加|出席|做客|收看|跟班|[选外]派")
_EVENT_UNITS: Final = frozenset({"次", "场", "期", "个", "项"})
_OF_FEE: Final = frozenset({"collect", "uncollected", "total", "this_year", "year", "reach", "conj"})
_DIVIDED: Final = re.compile("，其中[^，。]{0,4}(?:123|热线|信箱|信访)")
_WAIVED: Final = re.compile("减免|免收|免除|豁免|减收|退还")
# `全部来件中已办结1498件`
# `不予受理（重复反映等）77件`
_BRACKETED: Final = re.compile("\\([^()\\d]{1,30}\\)")
_OF_ALL: Final = re.compile("(?:全部|所有|全年|总)[^，。；]{0,6}[中里]")
# `落到我乡的有318件`
_TO_US: Final = re.compile("[县市区镇乡局委办院](?:街道|名下|头上|手中|手里)?(?:承办|办理|处置)?的?[有共约为是]*")
_LETTERS: Final = frozenset({"信件", "来信", "群众信件", "纸质信件"})
# `、举报12件（均来自12315平台）`
_ASIDE: Final = re.compile(
    "(?:[、和及]?(?:投诉|举报|咨询|求助|建议|意见)\\d{1,9}(?:件|条|起|个|次)){0,3}"
    "(?:\\(|，(?=均|全部|都|皆))((?:均|全部|都|皆)?(?:来自|来源于|通过|经由|为|系|由)[^()，。；\\d]{0,6}(?:123\\d\\d)?[^()，。；\\d]{0,16})(?=[)，。；])"
)
_FROM: Final = re.compile("来自|来源|[均部都皆(][为系通经由]")
_HEARD: Final = frozenset({"received", "handle", "closed", "joint"})
_TAKEN: Final = frozenset({"received", "handle"})
_OF_PEOPLE: Final = re.compile("群众|市民|公众|居民|患者|旅客|网民|企业|家长|业主")
_ANSWERED: Final = re.compile("回应(?:澄清|辟谣|并澄清|并处置|引导)[^，。；\\d]{0,8}$")
_QUARRELS: Final = frozenset({"起", "宗"})


def inherited(item: Slot, nouns: list[Token], verb: Token | None, place: Passage) -> Found | None:
    """Return what a figure counts that has a verb at most, `办结30件`; None where the verb fits nothing spoken of."""
    far = subjects_of([token for token in item.far if token.kind == "subject"])
    generic = any(token.kind == "generic" for token in nouns)
    if verb is None:
        if item.base == "money" and _WAIVED.search(item.before(14).rpartition("，")[2]):
            return None  # `减免2件共40元`
        if item.base == "money" and item.kinds <= _OF_FEE and place.topic == "processing_fee":
            return Found("processing_fee", None, explicit=False) if place.topic_sentence == place.sentence else None
        return without_verb(item, nouns, place, far, generic=generic)
    stretch = place.stretch
    if verb.kind == "new" and stretch.last is not None and stretch.last.subject in PUBLISHING:
        if stretch.part or (stretch.last.period == "cumulative" and item.has("this_year", "year")):
            return Found(stretch.last.subject, verb)
        return None
    if verb.kind == "new" and stretch.last is not None and stretch.last.subject == "normative_documents":
        return Found("normative_documents", verb.as_kind("issue"))
    if verb.kind in _DOCUMENT_VERBS:
        if _goes_on_other_documents(item):
            return None
        if verb.kind != "issue" and _goes_on_documents(item, place):
            return Found("normative_documents", verb, explicit=False)
        return _only("normative_documents", far, verb, place)
    if verb.kind in _FEE_VERBS:
        if stretch.other_business:
            return None
        on_fee = place.on_fee and item.base == "money" and item.kinds <= _OF_FEE
        return Found("processing_fee", verb, explicit=False) if on_fee else _only("processing_fee", far, verb, place)
    if verb.text == "自办" and item.base == "item" and item.has("own"):
        verb = verb.as_kind("received")  # `全县收到申请209件。县政府办公室自办45件`
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
        if _BY_THEMSELVES.search(item.lead_text) and _ATTENDED.search(item.text, 0, item.number.start):
            spoken = spoken or (last.subject if last is not None else "training" if is_held_besides(item) else "")
            return Found(spoken, verb) if spoken in _EVENTS else None  # `参加省政府新闻发布会1场，自主召开2场`
        told = last if last is not None or not place.here() else place.here()[-1]
        if (
            not spoken
            and told is not None
            and ((stretch.part and told is last) or told.period == "cumulative")
            and item.has("year", "this_year")
            and told.unit == item.number.unit
        ):
            spoken = told.subject  # `近三年举办新闻发布会21场，其中2025年举办6场`
        if (
            not spoken
            and last is not None
            and last.scope == "area"
            and place.scope == "own"
            and last.unit == item.number.unit
            and verb.end == item.number.start
        ):
            spoken = last.subject  # `全省举办新闻发布会118场，省厅举办9场`
        if not spoken and not place.here() and verb.end == item.number.start and place.topic_sentence == place.sentence:
            spoken = place.topic  # `新闻发布会不少于6场的目标如期完成，全年举办8场`
        return Found(spoken, verb, explicit=False) if spoken in _EVENTS else None
    fits = _BY_VERB.get(verb.kind)
    return (
        _dealt_with(item, verb, place, [name for name in far if name in fits], fits, generic=generic) if fits else None
    )


def _goes_on_documents(item: Slot, place: Passage) -> bool:
    """Tell whether documents counted before are those repealed, after a word on their interpretation: `同步解读；…，废止9件`."""
    if place.topic != "interpretation" or not any(
        claim.subject == "normative_documents" and claim.sentence >= place.sentence - 1 for claim in place.claims
    ):
        return False
    return not any(token.kind == "thing" and token.text != "文件" for token in [*item.far, *item.near])


def _goes_on_other_documents(item: Slot) -> bool:
    """Tell whether documents of another kind were counted last: `清理政策文件118件，保留86件`."""
    behind: Token | None = None
    for token in reversed(item.ahead):
        if token.value == "normative_documents":
            return False
        if token.kind == "thing" and token.text.endswith("文件") and token.text != "文件":
            return behind is not None and behind.number is not None and behind.start == token.end
        behind = token
    return False


def _only(subject: str, far: list[str], verb: Token, place: Passage) -> Found | None:
    """Return the one subject that a verb fits, if it was spoken of."""
    return Found(subject, verb, explicit=False) if subject in far or topic(place, {subject}) else None


def _dealt_with(
    item: Slot, verb: Token, place: Passage, far: list[str], fits: AbstractSet[str], *, generic: bool
) -> Found | None:
    stretch = place.stretch
    kind = verb.kind
    if kind in _TAKEN and item.has("total") and adds_up_cases(item, place):
        return Found("requests", verb, explicit=False)
    beside_queue = bool(far) and any(token.kind == "queue" for token in item.far)
    if (len(far) > 1 or beside_queue) and is_pooled(item.far):
        alone = spoken_alone(item.text, place)
        if alone:
            return Found(alone, verb, explicit=False)
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
    if kind == "closed" and _ANSWERED.search(item.lead_text) and topic(place, {"opinion_response"}):
        return Found("opinion_response", verb, explicit=False)  # `监测舆情90条，其中回应澄清不实信息14条`
    if not generic:
        if stretch.other_business or (stretch.stray and kind != "new"):
            return None
        aside = item.text.startswith("(", verb.end) and _BRACKETED.fullmatch(item.text, verb.end, item.number.start)
        unnamed = 0 if item.first or aside else residue(item, verb.end, item.number.start)
        if unnamed > 2 and not (verb.text.endswith("我") and _TO_US.fullmatch(item.text, verb.end, item.number.start)):
            return None
    if kind == "closed" and "回应" in verb.text and (_speaks_of_hot(item) or topic(place, {"opinion_response"})):
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
    if last is None and spoken in CASES and not generic and _is_of_all(item, spoken, place, closed=kind == "closed"):
        return Found("requests", verb, explicit=False)
    if generic and kind in _HEARD and _FROM.search(item.text, item.number.end):
        spoken = _told_aside(item) or spoken
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


def _speaks_of_hot(item: Slot) -> bool:
    """Tell whether the clause before says that what is talked about was answered: `针对网上热点，发布回应8篇`."""
    return any(token.kind == "hot" or token.value == "opinion_response" for token in item.far)


def _is_of_all(item: Slot, spoken: str, place: Passage, *, closed: bool) -> bool:
    """Tell whether a stretch begins with a figure of all channels before: `热线312件；信箱18件；累计办结325件`.

    It is more than the channel spoken of last received, and no more than all of them; of receipts, at least their sum.
    """
    received = [
        claim
        for claim in place.here()
        if claim.subject in CASES and claim.measure == "received" and claim.scope == place.scope
    ]
    own = max((claim.value for claim in received if claim.subject == spoken), default=0)
    parts = sum(claim.value for claim in received if claim.subject != "requests")
    if len({claim.subject for claim in received}) < 2 or not 0 < own < item.number.value:
        return False
    if not closed:
        return item.has("total") and item.number.value >= parts
    return item.number.value <= max(parts, *(claim.value for claim in received))


def _told_aside(item: Slot) -> str:
    """Return the channel that brackets behind a list of sorts say all came by: `投诉90件、举报12件（均来自12315平台）`."""
    said = _ASIDE.match(item.text, item.number.end)
    if said is None:
        return ""
    named = {token.value for token in item.within(said.start(1), said.end()) if token.value in CASES}
    return named.pop() if len(named) == 1 else ""


def _closed_together(item: Slot, last: Claim, segment: list[Claim]) -> str:
    """Return requests where more is closed than the last channel had: `信访件18件、留言12条，办结28件`; "" where not."""
    received = [claim for claim in segment if claim.measure == "received" and not claim.part]
    own = sum(claim.value for claim in received if claim.subject == last.subject)
    whole = sum(claim.value for claim in received)
    return "requests" if 0 < own < item.number.value <= whole else ""
