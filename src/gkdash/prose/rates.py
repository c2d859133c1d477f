"""Stated rates: which measure a percentage gives, and whose it is."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES, FILED, SORTS, Claim, family
from gkdash.prose.evidence import qualifier
from gkdash.prose.lexicon import listed
from gkdash.prose.nouns import cases_of, is_pooled, subjects_of
from gkdash.prose.passage import ORDINALS, Passage
from gkdash.prose.slots import BLOCKS, Slot
from gkdash.prose.tokens import Token
from gkdash.prose.topics import own_line

_PARTIAL: Final = listed("partial_rate")
_NOT_RATED: Final = ("率", "参评", "测评", "得分", "评分", "打分")
# `满意度测评结果为95.6%`: what the survey found
_SURVEYED: Final = re.compile(
    "(?:第三方)?测评(?:的)?(?:结果|结论|值|数据)?(?:显示)?(?:为|是|达|达到|得到|录得)?(?:约|近|超|超过)?"
)
_FITS: Final = FILED | {"disputes"}
_OF_CASES: Final = frozenset({"closure_rate", "on_time_rate", "reply_rate", "satisfaction_rate"})
_ANSWERED: Final = FILED
_OVERALL: Final = ("总体", "整体", "综合", "总的")
_ABOVE: Final = frozenset({"以上", "上述", "这些", "三者", "两者", "四者"})
_TOGETHER: Final = frozenset({"两者", "二者", "三者", "四者"})
_SORT: Final = ("类", "领域", "方面")
_NO_SORT: Final = ("各类", "两类", "二类", "三类", "四类", "五类", "上类", "几类", "该类", "各领域", "各方面")
_NAMED: Final = frozenset({"subject", "requests", "letter", "generic_inquiry", "generic", "anaphora"})
_BARE: Final = frozenset({"及时率", "准时率", "按时率"})
_CUT: Final = re.compile("[，、；：。()0-9%]|[的其和与及]")
_DISCLOSED: Final = ("公开", "信息", "发布", "更新", "公示")


def stated(item: Slot, names: list[Token], place: Passage) -> list[Claim]:
    """Return the claims of a percentage that the rates `names` share."""
    stretch = place.stretch
    claims: list[Claim] = []
    nearest = item.last({"rate"})
    for name in names:
        partial = item.text[max(0, name.start - 3) : name.start].endswith(_PARTIAL)
        if (
            name.value == "-"
            or (partial and name in item.near)
            or _is_of_sort(name, item)
            or (stretch.part and _is_of_part(name, item))
        ):
            continue
        between = item.text[name.end : item.number.start]
        unrated = name is nearest and "均" not in between and any(word in between for word in _NOT_RATED)
        if unrated and _SURVEYED.fullmatch(between) is None:
            continue
        for subject, measure in _each(name, item, place):
            claims.append(
                Claim(
                    subject, measure, item.number.value, "%", qualifier(item), place.scope,
                    "cumulative" if stretch.cumulative else "year", min(token.start for token in names),
                    max(item.number.end, name.end), "shared_rate" if len(names) > 1 else "stated",
                    place.sentence, stretch.clause,
                )
            )  # fmt: skip
    return claims


def _each(name: Token, item: Slot, place: Passage) -> list[tuple[str, str]]:
    """Return subject and measure of a rate, for each channel that the rate's own words name where it is 均 theirs."""
    if item.has("rest") and name.value in _OF_CASES and "均" in item.text[name.end : item.number.start]:
        others = _not_rated(name.value, place)
        if others:
            return [(subject, name.value) for subject in others]
    named = cases_of([token for token in item.near if token.start < name.start])
    shared = len(named) > 1 and "均" in item.text[name.end : item.number.start] and name.value in _OF_CASES
    if shared and not any(token.kind == "etc" for token in item.near):
        return [(subject, name.value) for subject in named]
    whose = _whose(name, item, place)
    return [whose] if whose is not None else []


def _not_rated(measure: str, place: Passage) -> list[str]:
    """Return the channels counted but that whose rate was just said: `除热线办结率为99.5%外，其余两个渠道办结率均为100%`."""
    here = place.here()
    rated = {claim.subject for claim in here if claim.measure == measure}
    if len(rated) != 1 or "requests" in rated:
        return []
    received = (claim.subject for claim in here if claim.measure == "received" and claim.subject in CASES)
    return [subject for subject in dict.fromkeys(received) if subject not in rated and subject != "requests"]


def _whose(name: Token, item: Slot, place: Passage) -> tuple[str, str] | None:
    """Return subject and measure of a rate; None where it has no key here."""
    stretch = place.stretch
    measure = name.value
    if measure == "publish_on_time_rate":
        return "proactive", "on_time_rate"
    if measure == "disclosure_rate":
        of_replies = any(token.kind == "reply_docs" and token.end <= name.start for token in item.near)
        of_applications = any(token.value == "applications" and token.end <= name.start for token in item.near)
        whose = (
            ""
            if stretch.attribute or of_replies or item.text.endswith("文件", 0, name.start)
            else "applications"
            if of_applications
            else _disclosed(name, place)
        )
        return (whose, measure) if whose else None
    if name.text in _BARE and _is_of_other_work(name, item):
        return None
    if "纠纷" in name.text or "矛盾" in name.text or name.text.startswith(("调", "成功")):
        begins = "矛盾" in item.text[max(0, name.start - 4) : name.end]
        return ("disputes", measure) if begins or any(claim.subject == "disputes" for claim in place.claims) else None
    if (item.has("anaphora") or _is_of_sum(item)) and len(
        {claim.subject for claim in place.claims if claim.subject in CASES and claim.measure == "received"}
    ) > 1:
        return "requests", measure
    if any(token.text in _TOGETHER for token in item.near) and len({claim.subject for claim in stretch.segment}) == 1:
        return None  # `网格员上报1.8万件，热线2,210件，两者合并办结率99.2%`: one of the two has no key
    if stretch.part and any(token.kind == "requests" and token.text.startswith("企业") for token in item.near):
        return None  # `其中企业诉求办结率99.9%`
    fits = _fits(measure)
    for token in item.near:
        if token.kind in ORDINALS:
            meant = place.ordinal(token)
            return (meant, measure) if meant in fits else None
    before = [token for token in item.near if token.kind in {"subject", "requests"} and token.start < item.number.start]
    named = [subject for subject in subjects_of(before) if subject in fits]
    if "代表委员" in name.text or (measure == "satisfaction_rate" and _of_deputies(name, item, place)):
        return "proposals", measure
    if (
        measure == "satisfaction_rate"
        and not named
        and any(token.text == "申请人" and token.start < name.start for token in item.near)
    ):
        return "applications", measure
    if len(named) > 1 or (named and item.has("etc") and is_pooled(item.near)):
        return ("requests", measure) if all(subject in CASES for subject in named) else None
    if named and not (named[0] == "requests" and group(place, measure)):
        return own_line(named[0], before, place), measure
    if not named:
        if place.lost_last in fits:
            return place.lost_last, measure
        if stretch.other_business and not any(claim.subject in CASES for claim in stretch.segment):
            return None
        if any(token.kind == "thing" and token.start < name.start for token in item.near):
            return None
        written = any(token.kind == "generic_inquiry" and token.end == name.start for token in item.near)
        if written and not item.has("queue") and not any(claim.subject in CASES for claim in place.here()):
            return "public_inquiry", measure  # `网站发布信息549条，留言答复率99.1%`
    return None if _is_of_picked(item, place) else _of_group(name, place)


def _is_of_picked(item: Slot, place: Passage) -> bool:
    """Tell whether a rate follows a figure that only picked some out: `热线1,204件；其中疑难工单32件，化解率87.5%`."""
    ahead, at = item.ahead, item.boundary
    if place.stretch.segment or at < 1 or ahead[at].value != ",":
        return False
    if ahead[at - 1].number is None:
        return False
    for token in reversed(ahead[: at - 1]):
        if token.kind == "noun" and (place.stretch.part or "积案" in token.text):
            return True  # `化解积案38件，化解率95%`
        if token.kind in {"mark", "number"}:
            return False
    return False


def _is_of_sort(name: Token, item: Slot) -> bool:
    """Tell whether the rate is of one sort of requests only: `其中物业1,120件，物业类办结率97.1%`."""
    if not item.text.endswith(_SORT, 0, name.start) or item.text.endswith(_NO_SORT, 0, name.start):
        return False
    return not any(token.end == name.start and token.kind in _NAMED for token in item.near)


def _is_of_part(name: Token, item: Slot) -> bool:
    """Tell whether the rate is of one of the sorts just counted: `其中咨询820件、投诉384件，投诉办结率100%`."""
    sort = next((token.text for token in item.near if token.end == name.start and token.text in SORTS), "")
    return bool(sort) and re.search(f"{sort}(?:类|件)?\\d", item.text[: name.start]) is not None


def _is_of_sum(item: Slot) -> bool:
    """Tell whether the rate is that of a sum right before it: `以上218件办结率为100%`."""
    if item.boundary < 1 or item.ahead[item.boundary].number is None:
        return False
    return (
        item.ahead[item.boundary - 1].text in _ABOVE
        and item.ahead[item.boundary - 1].end >= item.ahead[item.boundary].start - 2
    )


def _is_of_other_work(name: Token, item: Slot) -> bool:
    """Tell whether words unknown to us stand right before a rate of promptness: `抢修及时率`."""
    if any(token.end == name.start and token.kind not in BLOCKS for token in item.near):
        return False
    before = _CUT.split(item.text[: name.start])[-1]
    return bool(before) and not before.endswith(_DISCLOSED)


def _of_deputies(name: Token, item: Slot, place: Passage) -> bool:
    """Tell whether deputies are those who were content: `代表、委员对办理工作的满意率`."""
    said = item.text[max(0, name.start - 14) : name.start].rpartition("，")[2]
    return ("代表" in said or "委员" in said) and any(claim.subject == "proposals" for claim in place.claims)


def _of_group(name: Token, place: Passage) -> tuple[str, str] | None:
    """Return whose a rate is that names no subject: the group just counted, as a whole where it has several channels."""
    measure = name.value
    said = place.text[max(0, name.start - 4) : name.start + 2]
    found = group(place, measure, overall=any(word in said for word in _OVERALL))
    if name.text.startswith("化解") and "disputes" in found:
        return "disputes", measure
    if not found:
        published = measure == "on_time_rate" and name.text == "及时率" and _disclosed(name, place) == "proactive"
        return ("proactive", measure) if published else None
    if len(found) > 1 and all(subject in CASES for subject in found):
        return "requests", measure
    return found[-1], measure


def _fits(measure: str) -> frozenset[str]:
    return _ANSWERED if measure == "reply_rate" else _FITS


def group(place: Passage, measure: str, *, overall: bool = False) -> list[str]:
    """Return the subjects a rate without a subject of its own belongs to: those named since the last rate of others.

    `overall` tells that the rate is said to be that of all, whatever each one's is.
    """
    stretch = place.stretch
    fits = _fits(measure)
    answered = stretch.last is not None and stretch.last.is_rate
    if answered and stretch.queue and stretch.stray and stretch.uncounted:
        return []  # `热线2,310件，办结率98.7%，数字城管立案3,215件，结案率99%`
    recent: list[str] = []
    scope = ""
    for claim in reversed(stretch.segment):
        if claim.is_rate:
            if not recent:
                if overall and claim.how == "respectively":
                    continue  # `办结率依次为98.7%、99.3%，总体满意率94.8%`
                # a second rate in a row has the subject of the first
                if claim.subject not in fits:
                    continue
                return [claim.subject]
            break
        if claim.subject not in fits or claim.measure == "published":
            continue
        if recent and (family(claim.subject) != family(recent[0]) or claim.scope != scope):
            break
        scope = claim.scope
        if claim.subject not in recent:
            recent.append(claim.subject)
    if recent:
        return recent[::-1]
    if stretch.stray:
        return []
    counted = _counted_before(place, fits)
    if len(counted) > 1 and place.topic == counted[-1]:
        return counted  # `市长信箱33封；书记信箱8封；办结率98%`
    if place.topic not in fits:
        return []
    # over sentences that count nothing else
    return [place.topic] if place.topic_sentence >= place.sentence - 1 or _is_only(place.topic, place) else []


def _counted_before(place: Passage, fits: frozenset[str]) -> list[str]:
    """Return the channels that the stretches of this sentence before counted without a rate of their own."""
    here = place.here()
    if any(claim.is_rate for claim in here):
        return []
    return list(
        dict.fromkeys(
            claim.subject
            for claim in here
            if claim.measure == "received" and claim.subject in CASES and claim.subject in fits and not claim.part
        )
    )


def _is_only(subject: str, place: Passage) -> bool:
    """Tell whether all that the passage counted since it spoke of a subject is of that subject."""
    since = [claim for claim in place.claims if claim.sentence > place.topic_sentence]
    return (
        not since
        and place.uncounted_at <= place.topic_sentence
        and {claim.subject for claim in place.claims} == {subject}
    )


def _disclosed(name: Token, place: Passage) -> str:
    """Return whether a rate of disclosure is of applications or of information published."""
    if "申请" in name.text:
        return "applications"
    for claim in reversed(place.stretch.segment):
        if claim.subject == "proposals":
            return ""
        if claim.subject == "applications":
            return "applications"
        if family(claim.subject) == "publishing":
            return "proactive"
    return "applications" if "部分公开" in name.text or place.has_here("applications") else "proactive"
