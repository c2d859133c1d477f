"""What was decided, carried over, answered in public or sought: figures told by the outcome beside them."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES, FILED, REMEDIES, family
from gkdash.prose.found import Found
from gkdash.prose.nouns import cases_of, is_pooled, subjects_of
from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token
from gkdash.prose.topics import topic

_CARRIED: Final = FILED | REMEDIES
_TO_COURT: Final = frozenset({"applications", "review"})
_AT_COURT: Final = re.compile("[^，。；]{0,4}(?:人民)?法院")
_IN_COURT: Final = re.compile("法院|判决|判令|裁判")
_BY_COURT: Final = re.compile("败诉|胜诉|诉讼请求|原告|判")
_INFORMATION: Final = frozenset({"info", "public_info"})
_WHOLE: Final = frozenset({"全文公开", "全部公开"})
_PUT_OUT: Final = frozenset({"normative_documents", "proposals"})
LOOSELY_DECIDED: Final = _WHOLE | {"依法公开"}
# said of documents as well
_LOOSE: Final = frozenset({"不公开", "不宜公开", "不能公开", "不准公开", "可以公开"})
_OBJECTED: Final = re.compile("异议|争议|投诉|举报|纠纷")
_TO_MEND: Final = re.compile("[^，。；]{0,14}(?:整改|建设|实施|推进|落实|完善)")
_LOOSE_UNITS: Final = frozenset({"个", "处", "项", "家"})
_OF_DEPUTIES: Final = ("建议", "提案")
# `1件申请人不服，提起行政复议`
_REMEDY_SOUGHT: Final = re.compile(
    r"(?:[^，。；未没无不\d]|不服，?|逾期未|未按[时期]){0,14}(?:申请|提起|提出|引发)了?(?:行政)?(?:复议|诉讼)"
)
_OVER_OTHERS: Final = re.compile(
    "(?:因|由|就|对|不服|涉及?)[^，。；、]{0,8}(?:处罚|许可|强制|征收|征地|拆迁|拆违|工伤|职责|履职|履责|不作为|登记|确权|执法|投诉举报|投诉处理|举报处理)"
    "[^，。；]{0,10}(?:复议|诉讼|应诉|起诉|被诉)"
)
_GROUNDS: Final = CASES | REMEDIES
_DECIDED: Final = frozenset({"granted", "partly_granted", "refused", "unavailable", "rejected"})
_OTHERWISE: Final = ("其他处理", "其它处理")
_AND: Final = frozenset({"、", "和", "及", "与", "或", "或者", "以及"})
_BY_GROUND: Final = re.compile("(?:\\([^()]*|其中[，：]?[^，；()]*)$")
_LED_TO: Final = re.compile("引发|引起|导致|提起|产生|被|另|此外")
_CLAUSE: Final = re.compile("[，。；]")


def remedy_sought(item: Slot) -> str:
    """Return the remedy that the words behind a figure say was sought, review or litigation; "" for none."""
    if item.text.find("复议", item.number.end) < 0 and item.text.find("诉讼", item.number.end) < 0:
        return ""
    said = _REMEDY_SOUGHT.match(item.text, item.number.end)
    if said is None:
        return ""
    return "review" if "复议" in said.group() else "litigation"


def is_over_others(item: Slot) -> bool:
    """Tell whether the clause says what reviews and lawsuits were over, and it is not disclosure."""
    clause = _CLAUSE.split(item.text[: item.number.start])[-1]
    return _OVER_OTHERS.search(clause) is not None and "公开" not in clause


def decided(item: Slot, verb: Token, place: Passage) -> Found | None:
    """Return an outcome of applications; None where it is how documents were classed."""
    if place.stretch.attribute:
        return None
    at = item.words.index(verb) if verb in item.words else 0
    if at and item.words[at - 1].kind == "verb" and item.words[at - 1].end == verb.start:
        return None  # `撤下不宜公开信息2条`
    if _OBJECTED.search(item.text, verb.end, item.number.start) is not None and not item.first:
        return None  # `不予公开异议2件`
    if ("attribute" in place.kinds or verb.text in _LOOSE) and not _speaks_of_applications(place):
        return None  # `内部文件不予公开37件，占制发公文总量的15%`
    return Found("applications", verb)


def publishes(item: Slot, verb: Token, place: Passage) -> bool:
    """Tell whether 依法公开 or 全文公开 is no decision on applications: `依法公开财政信息72条`, `规范性文件4件，全文公开4件`."""
    if verb.text in _WHOLE:
        last = place.stretch.last
        return last is not None and last.subject in _PUT_OUT
    return not _speaks_of_applications(place) or any(
        token.kind in _INFORMATION and token.start >= verb.end for token in item.near
    )


def _speaks_of_applications(place: Passage) -> bool:
    if place.topic == "applications" or "applications" in place.listed:
        return True
    return any(claim.subject == "applications" for claim in place.claims)


def hot_answered(item: Slot, verb: Token | None) -> str:
    """Return whose answers to what is talked about a figure counts: those that channels of requests gave are theirs."""
    if verb is None or verb.kind != "closed" or "回应" in verb.text:
        return "opinion_response"
    channels = cases_of(item.far)
    if not channels:
        return "opinion_response"
    pooled = len(channels) > 1 or is_pooled(item.far) or any(token.kind == "etc" for token in item.far)
    return "requests" if pooled else channels[0]


def pools_outcomes(item: Slot) -> bool:
    """Tell whether one figure counts two outcomes: `予以公开、部分公开共52件`, `其余68件作无法提供或其他处理`."""
    before: Token | None = None
    for token in item.words:
        if token.kind != "outcome" and not token.text.startswith(_OTHERWISE):
            continue
        if before is not None and before.value != token.value and item.text[before.end : token.start] in _AND:
            return True
        before = token
    return False


def is_ground(item: Slot, found: Found, place: Passage) -> bool:
    """Tell whether a figure is of applications decided, by what they were over: `不予处理4件（重复申请3件、信访类1件）`."""
    last = place.stretch.last
    subject = found.subject
    if last is not None and last.subject == subject and subject in REMEDIES:
        # `维持8件（一审5件、二审3件）`
        decided = found.verb is None and last.measure != "received"
        return decided and _BY_GROUND.search(item.text, last.end, item.number.start) is not None
    if last is None or last.subject != "applications":
        return False
    if last.measure == "received":
        # `受理申请37件（含信访渠道转来2件）`
        return subject in CASES and _BY_GROUND.search(item.text, last.end, item.number.start) is not None
    if item.first or not (subject == "proactive" or (found.verb is None and subject in _GROUNDS)):
        return False
    if last.measure not in _DECIDED or _BY_GROUND.search(item.text, last.end, item.number.start) is None:
        return False
    return item.number.value <= last.value and _LED_TO.search(item.lead_text) is None


def reply_published(item: Slot, nouns: list[Token], verb: Token | None, place: Passage) -> Found | None:
    """Return the published replies to proposals: `公开建议提案办理结果5件`."""
    stretch = place.stretch
    docs = next(token for token in nouns if token.kind == "reply_docs")
    if docs.text.startswith("公开") and topic(place, {"proposals"}):
        return Found("proposals", docs.as_kind("publish"))
    if verb is not None:
        verb = verb.as_kind("publish")
    elif stretch.verb is not None and stretch.verb.kind == "publish":
        verb = stretch.verb
    elif any(family(claim.subject) == "publishing" for claim in stretch.segment):
        return Found("proposals", docs.as_kind("publish"))
    is_named = any(token.value == "proposals" and token.kind == "subject" for token in nouns) or any(
        token.kind == "reply_docs" and token.text.startswith(_OF_DEPUTIES) for token in [*item.ahead, docs]
    )
    return Found("proposals", verb) if verb is not None and (is_named or topic(place, {"proposals"})) else None


def outcome_of(item: Slot, verb: Token, nouns: list[Token], strong: list[Token], place: Passage) -> Found | None:
    """Return what was carried over or decided: what is named, else what was spoken of, else applications."""
    names = subjects_of(strong)
    if names:
        if verb.kind == "carried" and len(names) > 1 and is_pooled(item.words) and CASES.issuperset(names):
            return Found("requests", verb)  # `热线、信箱上年结转诉求共31件`
        return Found(names[-1], verb) if len(names) == 1 or not is_pooled(nouns) else None
    if verb.kind == "outcome_remedy" and _IN_COURT.search(item.lead_text) and _speaks_of_court(item, place):
        return Found("litigation", verb, explicit=False)
    if item.number.unit in _LOOSE_UNITS and not any(claim.unit == item.number.unit for claim in place.claims):
        return None  # `整改问题9个，其中1个结转下年`
    if verb.kind == "carried" and _TO_MEND.match(item.text, item.number.end):
        return None  # `2条转入下年继续整改`
    if verb.kind == "outcome_remedy" and place.stretch.stray and place.stretch.last is None:
        return None  # `因征地引发行政复议8件，维持7件`
    spoken = topic(place, REMEDIES if verb.kind == "outcome_remedy" else _CARRIED)
    if spoken == "review" and verb.kind == "outcome_remedy" and _BY_COURT.search(verb.text):
        spoken = "litigation"  # `被复议纠正3件、被判败诉1件`
    if spoken:
        return Found(spoken, verb, explicit=False)
    return Found("applications", verb, explicit=False) if verb.kind == "carried" else None


def _speaks_of_court(item: Slot, place: Passage) -> bool:
    """Tell whether lawsuits over disclosure were spoken of, or what may go on to a court: `申请90件，被法院判决败诉2件`."""
    if "litigation" in place.listed or any(claim.subject == "litigation" for claim in place.claims):
        return True
    return _AT_COURT.match(item.lead_text) is not None and any(claim.subject in _TO_COURT for claim in place.claims)
