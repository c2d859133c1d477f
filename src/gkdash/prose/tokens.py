"""A compared sentence as tokens: words of the lexicon, numbers, marks of punctuation and times, in order.

Tokens do not overlap. What a figure means is decided later; here only stretches are named.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final, final

from mypy_extensions import i64, mypyc_attr

from gkdash.prose.characters import DIGIT, NUMERAL, has_any
from gkdash.prose.lexicon import MARKS, SHORT, lexicon
from gkdash.prose.masks import masks
from gkdash.prose.number import Number
from gkdash.prose.numbers import numbers
from gkdash.prose.numerals import NUMERALS
from gkdash.prose.roles import roles_of
from gkdash.prose.times import carried, times

_MARK: Final = re.compile(f"[{re.escape(''.join(MARKS))}]")
_DASHES: Final = re.compile("——+")
_TITLE: Final = re.compile(r"《[^》]{0,60}》")
# `96107`, and any number of the state's lines that its name stands behind, `12313热线`
_HOTLINE: Final = re.compile(
    r"(?<!\d)(?:96\d{3,4}(?!\d|件|条|个|次|万|人|元|起|宗|余|多|%)"
    r"|123(?!45)\d\d(?=(?:[^\d，。；：、()件条个次通万人元起宗余多%]{0,8})(?:热线|专线|电话)))"
)

_BEFORE_SHORT: Final = frozenset("，、；：。(已均共")
_NTH: Final = re.compile("第([一二三四五])(?:个|条|类|项|种)?(?:渠道|平台|信箱|热线|途径|窗口|入口|载体|阵地|通道)")
# `末一项均以书面形式答复`
_LAST: Final = re.compile("末一?(?:个|条|类|项|种)(?:渠道|平台|信箱|热线|途径|窗口|诉求)?(?![，。；、\\d])")
_START: Final = attrgetter("start")
_BEYOND: Final = Number(1 << 60, 1 << 60, 0, "", "")


@final
@mypyc_attr(acyclic=True)
class Token:
    """A stretch of the compared sentence: `kind` as in the lexicon, or `number`, `year`, `mark`; `value` goes with it.

    `roles` are those of its kind.
    """

    __slots__ = ("end", "kind", "number", "roles", "start", "text", "value")

    def __init__(
        self, start: int, end: int, kind: str, value: str, text: str, number: Number | None = None, roles: i64 = 0
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.value = value
        self.text = text
        self.number = number
        self.roles: i64 = roles or roles_of(kind)

    def as_kind(self, kind: str, value: str | None = None) -> Token:
        """Return the token as one of another kind, with another value if one is given."""
        return Token(self.start, self.end, kind, self.value if value is None else value, self.text, self.number)

    def over(self, start: int, end: int, text: str) -> Token:
        """Return the token as one over another stretch of the sentence `text`."""
        return Token(start, end, self.kind, self.value, text[start:end], self.number)


def tokens(text: str, year: int | None) -> list[Token]:
    """Return the tokens of a compared sentence; `year` is the year reported on."""
    found: list[Token] = []
    taken: list[tuple[int, int]] = []
    if "《" in text:
        taken = [match.span() for match in _TITLE.finditer(text)]
        found = [Token(start, end, "title", "", text[start:end]) for start, end in taken]
    for start, end, way in carried(text, year):
        taken.append((start, end))
        found.append(Token(start, end, "carried", way, text[start:end]))
    if "年" in text or "月" in text:
        for start, end, kind, value in times(text, taken):
            taken.append((start, end))
            found.append(Token(start, end, kind, value, text[start:end]))
    words, numerals = _words(text, taken)
    if "第" in text:
        words += [
            Token(*match.span(), "nth", str("一二三四五".index(match[1])), match.group())
            for match in _NTH.finditer(text)
        ]
        words.sort(key=_START)
    if "末" in text:
        last = [match.span() for match in _LAST.finditer(text)]
        if last:
            numerals += last
            words += [Token(start, end, "nth", "-1", text[start:end]) for start, end in last]
            words.sort(key=_START)
    if found or "——" in text:
        found += words
        found += [Token(*match.span(), "mark", ",", match.group()) for match in _DASHES.finditer(text)]
        found.sort(key=_START)
    else:
        found = words
    if has_any(DIGIT | NUMERAL, text):
        figures = numbers(text, year, sorted([*taken, *numerals, *masks(text)]))
        if figures:
            found = _with_figures(found, figures)
    return found


def roles_in(words: list[Token]) -> i64:
    """Return the roles of words, all of them together."""
    found: i64 = 0
    for token in words:
        found |= token.roles
    return found


def _with_figures(words: list[Token], figures: list[Number]) -> list[Token]:
    """Put figures among words in order, and leave out the words that one of them overlaps."""
    found: list[Token] = []
    waiting = iter([*figures, _BEYOND])
    item = next(waiting)
    for token in words:
        while item.end <= token.start:
            found.append(Token(item.start, item.end, "number", item.kind, "", item))
            item = next(waiting)
        if token.end <= item.start:
            found.append(token)
        elif token.kind == "mean" and token.end == item.end + 1 and token.text[-1] == "均":
            # `提问312条均有答复`: 均 is of what was counted
            found.append(Token(item.start, item.end, "number", item.kind, "", item))
            found.append(Token(item.end, token.end, "all", "", "均"))
            item = next(waiting)
    while item is not _BEYOND:
        found.append(Token(item.start, item.end, "number", item.kind, "", item))
        item = next(waiting)
    return found


def _words(text: str, taken: list[tuple[int, int]]) -> tuple[list[Token], list[tuple[int, int]]]:
    """Return marks, the words of the lexicon outside the stretches `taken`, and where those with numerals in them stand.

    A word of digits is no part of a longer number.
    """
    found: list[Token] = []
    inner: list[Token] = []
    numerals: list[tuple[int, int]] = []
    for known, start, end in lexicon().find(text):
        kind, word = known.kind, known.text
        if known.is_plain:
            if kind == "mark" or not taken or not _overlaps(start, end, taken):
                found.append(Token(start, end, kind, known.value, word, None, known.roles))
            continue
        for match in _MARK.finditer(word):
            mark = match.group()
            at = start + match.start()
            inner.append(Token(at, at + 1, "mark", MARKS[mark], mark))
        if taken and _overlaps(start, end, taken):
            continue
        if word in SHORT:
            opens = text[start - 1 : start] in _BEFORE_SHORT
            if not (text[end : end + 1].isdigit() and (opens or word == "收")) and not (
                opens and text[end : end + 1] in NUMERALS
            ):
                continue
        elif known.is_numeral:
            before = text[start - 1 : start]
            within = word[0].isdigit() and before.isdigit()
            counts = kind == "ignore" and before and before in NUMERALS
            if within or counts or (word.isdigit() and text[end : end + 1].isdigit()):
                continue
            numerals.append((start, end))
        found.append(Token(start, end, kind, known.value, word))
    if inner:
        found += inner
        found.sort(key=_START)
    if "96" in text or _may_hold_line(text):
        lines = [match for match in _HOTLINE.finditer(text) if not _overlaps(*match.span(), numerals)]
        if lines:
            numerals += [match.span() for match in lines]
            found += [Token(*match.span(), "subject", "hotline_other", match.group()) for match in lines]
            found.sort(key=_START)
    return found, numerals


def _may_hold_line(text: str) -> bool:
    """Tell whether another line of the state's than 12345 may stand in the text: `12313`."""
    at = text.find("123")
    while at >= 0:
        if not text.startswith("45", at + 3):
            return True
        at = text.find("123", at + 3)
    return False


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(begin < end and start < stop for begin, stop in taken)
