"""Figures of another measure than the year's own count: a day's, an average, a target, where a change began."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

_OF_DAY: Final = re.compile(
    r"(?<![\d一二三四五六七八九十假末今])日(?:均|最高)?(?:访问|浏览|点击|阅读|播放|接听|受理|来电|接线|更新|发布|推送|公开|发文|派单|呼入|办理|办件|接待)(?:量|数|次数|条数)"
)
# `从2022年的1,900件、2023年的1,740件减少到2024年的1,512件`
_CHANGES: Final = re.compile(
    "、(?:19|20)\\d{2}年[^，。；]{1,16}(?:增|提|扩|减|降|缩|升|压|落|跌)[^，。；\\d]{0,2}[至到为]"
)
# `由534篇更正为541篇`
_CORRECTED: Final = re.compile("更正|修正|订正|核定|核实|调整|变更|变化|涨|攀")


def is_of_day(item: Slot) -> bool:
    """Tell whether the figure is one day's, also where a clause before says which: `日访问量最高在3月，达1.2万次`."""
    begin = item.number.start - len(item.lead_text)
    if item.kinds == {"reach"}:
        begin = item.text.rfind("，", 0, max(0, begin - 1)) + 1
    return _OF_DAY.search(item.text, begin, item.number.start) is not None


def is_of_another_measure(item: Slot) -> bool:
    """Tell whether words before say average, target, last year's or growth; `增长12%，达到300件` reaches a figure."""
    if item.has("mean", "peak") or (item.has("soft_target") and item.number.kind != "money"):
        return True
    if item.has("target") and item.has("than"):
        return True  # `比年初预计的250件少`
    start = item.number.start
    reach = max((token.end for token in item.near if token.kind == "reach" and token.end >= start - 2), default=-1)
    growth = None
    for token in item.near:
        if token.kind == "last" and reach < token.end:
            return True
        if token.kind == "from" and _is_beginning(item, token):
            return True
        if token.kind == "growth":
            growth = token
    return growth is not None and start - growth.end <= 2 and reach < growth.start


def _is_beginning(item: Slot, token: Token) -> bool:
    """Tell whether the figure is where a change began: `由12个增加到18个`."""
    rest = item.behind(6)
    changed = (
        (any(word in rest for word in "增提扩减降缩升压") or _CORRECTED.search(rest))
        and any(word in rest for word in "至到为")
    ) or _CHANGES.match(item.text, item.number.end) is not None
    return changed and token.text in {"由", "从", "自"}
