"""What a sentence quotes: other bodies' statistics, other places' figures, points of an appraisal. Nothing of it is counted."""

from __future__ import annotations

import re
from typing import Final

_ELSEWHERE: Final = re.compile(r"(?:该|邻)(?:市|县|区|省|地)")
_ENTERPRISES: Final = re.compile(
    "^(?:其中)?(?:所监管|所属|所出资|监管|出资|市属|县属|区属|省属)(?:的)?(?:各)?(?:国有)?企业(?:全年|年内|共|累计|另)*(?:主动公开|公开|发布|更新|推送)"
)
_QUOTED: Final = re.compile(r"(?:^|[：；])\s*(?:据|根据|来自|依据)[^，。]{0,20}(?:统计|通报|数据|显示)")
_SCORED: Final = re.compile(r"[得扣加计减]\d+(?:\.\d+)?分|每\S{1,8}[得扣加减]\d")
_QUOTED_OF: Final = ("全省", "全国", "省12345", "全市平均", "部门平均", "单位平均", "县区平均")


def is_quoted(text: str) -> bool:
    """Tell whether a compared sentence gives scores, or the statistics of a larger area."""
    if ("分" in text or "每" in text) and _SCORED.search(text) is not None:
        return True
    return (
        ("据" in text or "来自" in text)
        and _QUOTED.search(text) is not None
        and any(word in text for word in _QUOTED_OF)
    )


def may_be_elsewhere(text: str) -> bool:
    """Tell whether a compared sentence may speak of another place; only then is it worth asking of each figure."""
    return "该" in text or "邻" in text or "企业" in text


def is_elsewhere(text: str, start: int, end: int) -> bool:
    """Tell whether a clause up to its figure speaks of another place: `邻县受理312件`."""
    return _ELSEWHERE.search(text, start, end) is not None or _ENTERPRISES.match(text[start:end]) is not None
