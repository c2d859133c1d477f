"""Measures of what is filed and dealt with: requests, applications, proposals, remedies, disputes, visits."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES
from gkdash.prose.lexicon import listed
from gkdash.prose.passage import Passage
from gkdash.prose.slots import NOUNS, Slot
from gkdash.prose.tokens import Token

_BY_VERB: Final = {
    "joint": ("received", "closed"), "closed": ("closed",), "reject": ("rejected",),
}  # fmt: skip
_RECEIVED: Final = ("received",)
_NOTHING: Final = frozenset(
    {"pooled_outcome", "void", "elsewhere", "collect", "uncollected", "make", "issue", "repeal", "in_force"}
)
_NOT_OF_DISPUTES: Final = frozenset({"publish", "hold", "elsewhere"})
_ROUNDS: Final = frozenset({"期", "场", "场次", "期次", "轮", "班", "项次"})
_DAYS: Final = frozenset({"次", "场", "场次", "期", "轮"})
_LEAVES: Final = frozenset("卡图表证照书牌")
# `“教育民声”平台推送29件`
_HANDED_ON: Final = frozenset({"件", "件次", "宗", "单"})
_ASKED: Final = frozenset({"提问", "留言"})
_PAPERS: Final = frozenset({"册", "本", "幅", "套", "版", "段", "集", "支", "部", "组"})
# `其中转有关科室办理2,800个`
_PASSED_ON: Final = re.compile(
    "转(?:交|由|至|给|请)?(?![我本])[^，。；转件]{0,6}(?:科室|股室|处室|部门|单位|机构|乡镇|镇街|街道|社区|村|科|组|处|局|站|所)[^，。；]{0,4}(?:办理|处理|处置)$"
)
# `其中转我区办理2.84万件`
_HANDED_TO_US: Final = re.compile(
    "(?:转|派|交|分)(?:办|交|派|送|至|由|给|到)?[我本][^，。；]{1,4}(?:办理|处理|处置)的?$"
)
_LEADERS: Final = re.compile("领导|班子|成员|干部|负责人|书记|[局县市区镇乡厅州]长|主任|主官")
_ASKED_FOR: Final = re.compile(
    r"(?:要求|请求|申请|希望)(?:公开|获取|提供)[^，。；、\d]{1,20}的[^，。；、\d]{0,6}申请[^，。；、\d]{0,3}$"
)
# `来访接待人数96`
_LABEL: Final = re.compile(
    "(?:来|上|接)访?(?:群众)?(?:接?待)?(?:来访|群众)?(?:人数|人次|批数|批次|数|量)[为是：共达]*$"
)
# `热线、信箱等渠道反映上来的问题合计2,318个`
_TOLD: Final = re.compile(
    "(?:渠道|途径|平台|方式|入口|载体)(?:反映|提出)(?:上来)?的[^，。；\\d难堵重共突热典疑]{0,5}(?:问题|诉求|事项)(?:共计|合计|总计|累计|共)?[为有]?$"
)
_TRIED: Final = frozenset(listed("tried"))


def filed(subject: str, verb: Token | None, item: Slot, place: Passage) -> tuple[str, ...]:
    """Return the measures of requests, applications and proposals."""
    kind = verb.kind if verb is not None else ""
    is_case = subject in CASES
    if verb is not None and kind == "handle":
        if item.has("publish") and any(token.kind == "info" and token.start >= verb.end for token in item.near):
            return ("published",) if subject == "proposals" else ()  # `发布建议提案办理信息26条`
        if subject == "proposals" and item.has("publish") and item.number.start - verb.end > 2:
            return ()  # `公开建议提案办理总体情况1篇`
        if _PASSED_ON.search(item.lead_text) is not None:
            return ()
        done = place.has_here(subject, "received") and not item.has("subject", "requests")
        lent = verb.end <= item.number.start - len(item.lead_text)  # 办理给书记留言88条、给区长留言143条
        return ("closed",) if done and not lent and _HANDED_TO_US.search(item.lead_text) is None else _RECEIVED
    if kind == "publish":
        if subject == "applications" and _ASKED_FOR.search(item.lead_text):
            return _RECEIVED  # `收到要求公开征地批文的申请16件`
        if is_case:
            handed_on = verb is not None and verb.text == "推送" and item.number.unit in _HANDED_ON
            written = verb is not None and verb.text == "发帖"
            return _RECEIVED if item.has("received") or handed_on or written else ()
        return ("published",) if subject == "proposals" else ()
    if verb is not None and kind == "carried":
        return (verb.value,)
    if verb is not None and kind == "outcome":
        return (verb.value,) if subject == "applications" else ()
    if kind == "outcome_remedy" or kind in _NOTHING or (kind == "reject" and not is_case):
        return ()
    if is_case and not _goes_on(subject, kind, item, place) and not _is_counted_in_cases(kind, item):
        return ()
    return _heard(kind, item)


def remedies(subject: str, verb: Token | None, item: Slot, place: Passage) -> tuple[str, ...]:
    """Return the measures of reviews and lawsuits; 答复 before 复议 says that an answer was given, not that it is over."""
    kind = verb.kind if verb is not None else ""
    if kind == "handle":
        done = place.has_here(subject, "received") and not item.has("subject", "requests")
        return ("closed",) if done else _RECEIVED
    if verb is not None and kind == "outcome_remedy":
        return (verb.value,)
    if (
        kind in {"outcome", "carried", "reject"}
        or kind in _NOTHING
        or (verb is not None and kind == "publish" and verb.text != "公开")
    ):
        return ()
    if verb is not None and kind in {"closed", "joint"} and verb.text not in _TRIED:
        noun = next((token for token in reversed(item.near) if token.value == subject), None)
        return _RECEIVED if noun is not None and verb.end <= noun.start else ()
    return _heard(kind, item)


def _goes_on(subject: str, kind: str, item: Slot, place: Passage) -> bool:
    """Tell whether the year's part is counted as the stock before it: `开通以来接听来电4,512个，其中2024年1,306个`."""
    last = place.stretch.last
    if kind or last is None or last.period != "cumulative":
        return False
    return last.subject == subject and last.unit == item.number.unit and item.has("year", "this_year")


def _is_counted_in_cases(kind: str, item: Slot) -> bool:
    """Tell whether the measure word is one that requests are counted in: no rounds, and 个 only of calls."""
    unit = item.number.unit
    if (
        unit in _ROUNDS
        or unit in _PAPERS
        or (kind == "hold" and unit in _DAYS)
        or (unit == "张" and item.before(1) in _LEAVES)
        or (unit == "项" and kind not in {"received", "closed", "handle"})
    ):
        return False
    if not kind and unit in {"次", "场"} and not any("线" in token.text or "电" in token.text for token in item.near):
        return item.has("generic", "letter", "requests") or item.before(2) in _ASKED
    if not kind and unit == "个" and item.has("total") and any(token.kind == "peak" for token in item.ahead):
        return True  # `咨询专线电话最高一天3,400个，全年共51.2万个`
    if not kind and unit in {"个", "部", "处"}:
        if _TOLD.search(item.lead_text):
            return unit == "个"
        return item.before(2) in _ASKED or any(
            any(mark in token.text for mark in "电呼听") for token in item.near if token.kind in NOUNS
        )
    return True


def _heard(kind: str, item: Slot) -> tuple[str, ...]:
    """Return what a verb says of cases; people who were received by leaders, `接待120人次`, are no cases."""
    if item.number.unit == "人次" and (
        item.has_near("act") or any(token.text in {"接待", "接访"} for token in item.near)
    ):
        return ()
    return _BY_VERB.get(kind, _RECEIVED)


def disputes(_subject: str, verb: Token | None, item: Slot, _place: Passage) -> tuple[str, ...]:
    """Return the measures of disputes: sought out or taken up, and settled; not the rounds of looking for them."""
    kind = verb.kind if verb is not None else ""
    rounds = item.number.unit in _ROUNDS or (
        item.number.unit == "次" and verb is not None and item.before(2) in verb.text
    )
    return () if rounds or kind in _NOT_OF_DISPUTES else _BY_VERB.get(kind, _RECEIVED)


def visits(_subject: str, verb: Token | None, item: Slot, _place: Passage) -> tuple[str, ...]:
    """Return the measure of visitors; the days on which leaders received them are none."""
    unit = item.number.unit
    if unit in _DAYS and item.lead_text.endswith("接访") and _LEADERS.search(item.lead_text):
        return ()  # `班子成员轮流接访48次`
    if unit in _DAYS and (unit != "次" or (verb is not None and (verb.kind == "hold" or verb.text.startswith("接访")))):
        return ()
    if item.base == "bare" and _LABEL.search(item.lead_text):
        return _RECEIVED
    return _RECEIVED if item.base in {"people", "count"} or item.number.unit == "批" else ()
