"""Stretches of digits that count nothing: dates, document numbers, ordinals, a line's number, fractions, telephone numbers."""

from __future__ import annotations

import re
import string
from typing import Final

from gkdash.prose.characters import DIGIT, LEADS, NUMERAL, first_with, table, traits_of

_MASK: Final = re.compile(
    r"""(?:19|20)\d{2}(?:[-—~至、和]|年?(?:度)?(?:[-—~至到]))(?:19|20)?\d{2}(?:年(?:度)?)?
    |(?:19|20)\d{2}(?:年\d{1,2}(?:月|[./-](?=\d{1,2}日))|[./-]\d{1,2}[月./-])\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}[-—~至到]\d{1,2}(?:月份?|日|季度)|\d{1,2}月(?:份|底|末|初|中旬|上旬|下旬)?
    |[一二三四五六七八九十\d]{1,12}分之[一二三四五六七八九十\d]{1,12}|\d{5,8}[日月]|(?:[12]\d|3[01]|[1-9])日|\d{1,20}[-—×:]\d{1,20}(?:[-—]\d{1,20})*(?:小时)?|[\[(]\d{4}[\])]第?\d{1,20}号|第?\d{1,20}号|第[零一二三四五六七八九十百\d]{1,12}(?:条|款|项|章|部分|期|届|次|批|季度|名|位|号|版|轮|届|个)
    |\d{1,20}[A-Za-z]|[A-Za-z]{1,20}\d{1,20}|\d{3,4}-\d{7,8}|1[3-9]\d[\d×xX*]{8}|[×xX*]{3,40}""",
    re.VERBOSE,
)
# the number of an item at the head of its sentence: `3.政策解读形式较为单一`, `(3)渠道单一`
_ITEM: Final = re.compile(r"\(?\d{1,2}[.、)](?!\d)")


_BEGINS: Final = DIGIT | NUMERAL | LEADS
# behind digits that are no figure: `12月`, `3-5`, `2024年`, `3分之`, `8:30`, `12A`
_NO_FIGURE: Final = 1
_YEAR: Final = 2
_GOES_ON: Final = 4
_BEHIND: Final = table(
    {
        _NO_FIGURE: f"-—~至、和到度./月日季号分×:*一二三四五六七八九十{string.ascii_letters}",
        _YEAR: "年",
        _GOES_ON: "度-—~至到./",
    }
)
_CROSSES: Final = frozenset("×xX*")
_BRACKETS: Final = frozenset("[(")
# a mobile telephone's number
_TELEPHONE: Final = 11


def masks(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a compared text that are no figures, in order, none overlapping another."""
    found: list[tuple[int, int]] = []
    at = 0
    if traits_of(text, 0) & (DIGIT | LEADS):
        item = _ITEM.match(text)
        if item is not None:
            found.append(item.span())
            at = item.end()
    in_parts = "分" in text
    size = len(text)
    while True:
        at = first_with(_BEGINS, text, at)
        if at == size:
            return found
        traits = traits_of(text, at)
        if traits & DIGIT:
            end = at + 1
            while traits_of(text, end) & DIGIT:
                end += 1
            if end - at < _TELEPHONE and not _may_be_no_figure(text, end):
                at = end
                continue
        elif traits & NUMERAL:
            if not in_parts:
                at += 1
                continue
        elif not _may_begin(text, at):
            at += 1
            continue
        match = _MASK.match(text, at)
        if match is None:
            at += 1
            continue
        found.append(match.span())
        at = match.end()


def _may_be_no_figure(text: str, end: int) -> bool:
    """Tell whether digits that end at `end` may be no figure; a mere year, `2024年，`, is told elsewhere."""
    behind = traits_of(text, end, _BEHIND)
    if behind & _YEAR:
        return traits_of(text, end + 1, _BEHIND) & _GOES_ON != 0 or traits_of(text, end + 1) & DIGIT != 0
    return behind & _NO_FIGURE != 0


def _may_begin(text: str, at: int) -> bool:
    """Tell whether a word, a bracket, a letter or a cross may begin what is no figure: `第3`, `[2024]`, `B2`, `××`."""
    lead, behind = text[at], traits_of(text, at + 1)
    if lead == "第":
        return behind & (DIGIT | NUMERAL) != 0
    if lead in _BRACKETS:
        return behind & DIGIT != 0
    if lead in _CROSSES and text[at + 1 : at + 2] in _CROSSES:
        return True
    return lead.isascii() and lead.isalpha() and behind & (DIGIT | LEADS) != 0
