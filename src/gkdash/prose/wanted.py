"""Figures that are none of a report: wanted, fallen short of, or one end of a range."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.slots import Slot

_WANTED: Final = re.compile(r"(?:的)?(?:目标|要求|标准|底线|红线|控制线|考核线)")
_AGAINST: Final = re.compile("[距离与较同比]")
_GAP: Final = re.compile(r"[^，。；]{0,4}(?:还有|尚有|仍有|存在|有)(?:一定|较大|不小|明显)?(?:差距|距离)")
_WANTED_OF: Final = re.compile(
    "(?:距|距离|离|较|对照|对标|按照|低于)[^，。；]{0,10}(?:提出|规定|要求|下达|确定|明确|设定|约定)的$"
)
# `省厅要求各市公开率不低于95%`, not `按照要求`
_ASKED: Final = re.compile(
    "(?:^|[^按照据合])要求(?:各|全|所有|相关|有关|承办)[^，。；\\d]{0,14}(?:不得?低于|不得?少于|应?达到?|须达到?|为|在)$"
)
_AIMED_AT: Final = re.compile("(?:以上)?的?(?:年度|年初|全年|既定|预定|预期|工作|硬性)?(?:目标|任务|指标|要求)(?!的)")
# `4场的目标`, `4场以上的要求`, `4场目标`
_AIMED: Final = frozenset("的以目")
_TO: Final = frozenset({"至", "到", "-", "~", "—"})


def is_wanted(item: Slot) -> bool:
    """Tell whether a percentage is a target, or what something falls short of: `距95%的目标还有差距`."""
    text, number = item.text, item.number
    return (
        ("要求" in item.lead_text and _ASKED.search(item.lead_text) is not None)
        or _WANTED.match(text, number.end) is not None
        or (_AGAINST.search(item.lead_text) is not None and _GAP.match(text, number.end) is not None)
        or _WANTED_OF.search(text, max(0, number.start - 14), number.start) is not None
    )


def is_aimed_at(item: Slot) -> bool:
    """Tell whether a count is only what was to be reached: `对照全年培训不少于4场的目标`."""
    text, end = item.text, item.number.end
    if "要求" in item.lead_text and _ASKED.search(item.lead_text) is not None:
        return True
    return text[end : end + 1] in _AIMED and _AIMED_AT.match(text, end) is not None


def is_range(item: Slot) -> bool:
    """Tell whether a percentage is one end of a range: `95%至98%`."""
    text, start, end = item.text, item.number.start, item.number.end
    if text[end : end + 1] in _TO and text[end + 1 : end + 2].isdigit():
        return True
    return start > 1 and text[start - 1] in "至到~—-" and text[start - 2] in "%0123456789"
