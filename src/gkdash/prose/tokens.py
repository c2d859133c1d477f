"""A compared sentence as tokens: words of the lexicon, numbers, marks of punctuation and times, in order.

Tokens do not overlap. What a figure means is decided later; here only stretches are named.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import NamedTuple

from gkdash.prose.lexicon import lexicon
from gkdash.prose.masks import masks
from gkdash.prose.numbers import Number, numbers
from gkdash.prose.times import carried, times

_MARKS = {"，": ",", "；": ";", "：": ":", "(": "(", ")": ")", "[": "(", "]": ")", "。": ".", "—": ","}
_MARK = re.compile(r"[，；：()\[\]。]|——+")
_TITLE = re.compile(r"《[^》]{0,60}》")
_COUNTABLE = re.compile(r"[\d零一二两三四五六七八九十百千万亿]")
_HOTLINE = re.compile(r"(?<!\d)96\d{3,4}(?!\d|件|条|个|次|万|人|元|起|宗|余|多|%)")

_START = itemgetter(0)


class Token(NamedTuple):
    """A stretch of the compared sentence: `kind` as in the lexicon, or `number`, `year`, `mark`; `value` goes with it."""

    start: int
    end: int
    kind: str
    value: str
    text: str
    number: Number | None = None


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
    if _COUNTABLE.search(text):
        figures = list(numbers(text, year, sorted([*taken, *numerals, *masks(text)])))
        if figures:
            found = _apart(found, figures)
            words = _apart(words, figures)
            found += [Token(item.start, item.end, "number", item.kind, "", item) for item in figures]
    found += words
    for match in _MARK.finditer(text):
        mark = match.group()
        found.append(Token(match.start(), match.end(), "mark", _MARKS[mark[0]], mark))
    found.sort(key=_START)
    return found


def _apart(words: list[Token], figures: list[Number]) -> list[Token]:
    """Return the words that no figure overlaps."""
    return [token for token in words if not any(token.start < item.end and item.start < token.end for item in figures)]


def _words(text: str, taken: list[tuple[int, int]]) -> tuple[list[Token], list[tuple[int, int]]]:
    """Return the words of the lexicon outside the stretches `taken`, and where those with numerals in them stand.

    A word of digits is no part of a longer number.
    """
    found: list[Token] = []
    numerals: list[tuple[int, int]] = []
    for word, start, end in lexicon().find(text):
        if taken and any(begin < end and start < stop for begin, stop in taken):
            continue
        if word.is_numeral:
            within = text[start].isdigit() and start and text[start - 1].isdigit()
            if within or (word.text.isdigit() and text[end : end + 1].isdigit()):
                continue
            numerals.append((start, end))
        if word.text == "收" and not text[end : end + 1].isdigit():
            continue
        found.append(Token(start, end, word.kind, word.value, word.text))
    if "96" in text:
        for match in _HOTLINE.finditer(text):
            numerals.append(match.span())
            found.append(Token(*match.span(), "subject", "hotline_other", match.group()))
    return found, numerals
