"""Stretches of digits that count nothing: dates, document numbers, ordinals, a line's number, fractions, telephone numbers."""

from __future__ import annotations

import re
from typing import Final

# where any of the alternatives below may begin, by what follows; each is tried only there
_BEGIN: Final = re.compile(
    r"""[\d一二三四五六七八九十第\[(A-Za-z×*](?:
    (?<=\d)(?=\d*[-—~至、和到年度./月日季号分×:A-Za-z*一二三四五六七八九十])|(?<=1)(?=[3-9]\d{9})
    |(?<=[一二三四五六七八九十])(?=[一二三四五六七八九十\d]{0,11}分)|(?<=第)(?=[零一二三四五六七八九十百\d])
    |(?<=[\[(])(?=\d{4})|(?<=[A-Za-z])(?=[A-Za-z]{0,19}\d)|(?<=[×xX*])(?=[×xX*]))""",
    re.VERBOSE,
)
_MASK: Final = re.compile(
    r"""(?:19|20)\d{2}(?:[-—~至、和]|年?(?:度)?(?:[-—~至到]))(?:19|20)?\d{2}(?:年(?:度)?)?
    |(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}[-—~至到]\d{1,2}(?:月份?|日|季度)|\d{1,2}月(?:份|底|末|初|中旬|上旬|下旬)?
    |[一二三四五六七八九十\d]{1,12}分之[一二三四五六七八九十\d]{1,12}|\d{5,8}[日月]|(?:[12]\d|3[01]|[1-9])日|\d{1,20}[-—×:]\d{1,20}(?:[-—]\d{1,20})*(?:小时)?|[\[(]\d{4}[\])]第?\d{1,20}号|第?\d{1,20}号|第[零一二三四五六七八九十百\d]{1,12}(?:条|款|项|章|部分|期|届|次|批|季度|名|位|号|版|轮|届|个)
    |\d{1,20}[A-Za-z]|[A-Za-z]{1,20}\d{1,20}|\d{3,4}-\d{7,8}|1[3-9]\d[\d×xX*]{8}|[×xX*]{3,40}""",
    re.VERBOSE,
)
# the number of an item at the head of its sentence: `3.政策解读形式较为单一`, `(3)渠道单一`
_ITEM: Final = re.compile(r"\(?\d{1,2}[.、)](?!\d)")


def masks(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a compared text that are no figures, in order, none overlapping another."""
    item = _ITEM.match(text)
    found = [item.span()] if item else []
    stop = item.end() if item else 0
    for begin in _BEGIN.finditer(text):
        start = begin.start()
        if start < stop:
            continue
        match = _MASK.match(text, start)
        if match:
            stop = match.end()
            found.append((start, stop))
    return found
