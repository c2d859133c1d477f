"""Sentences that differ in figures only, and what they have in common: their shape, the digits blotted out.

Offices say the same year after year with other figures: `新收申请12件，答复11件`. A figure is blotted out only where
nothing but its own value can depend on its digits: up to four, no zero first, no name's (`12345`, `24小时`), between a
Chinese character and a measure word before a mark; or a percentage before a mark. All other digits stay as they are.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import i64, mypyc_attr

from gkdash.prose.characters import CLOSES, DIGIT, NUMERAL, first_with, table, traits_of
from gkdash.prose.fold import Folded
from gkdash.prose.lexicon import lexicon
from gkdash.prose.number import Number
from gkdash.prose.numbers import is_measured
from gkdash.prose.numerals import decimal
from gkdash.prose.tokens import Token

BLOT: Final = "\0"
"""What blotted digits become. A sentence that holds it, out of a damaged file, has no shape."""
_LONGEST: Final = 4
_HAN_FIRST: Final = ord("一")
_HAN_LAST: Final = ord("鿿")
_ZERO: Final = ord("0")
_NINE: Final = ord("9")
_BINDS: Final = 1
_JOINS: Final = 2
# before digits that may be a date's, a range's or an ordinal's: `第3`, `3至5件`, `2023年到2024年`, but not `收到3件`
_BEFORE: Final = table({_BINDS: "第年度月日之", _JOINS: "至到和"})
_PERCENT: Final = ord("%")
_POINT: Final = ord(".")

Stretches = list[tuple[int, int]]


@final
@mypyc_attr(acyclic=True)
class Shape:
    """A sentence with its figures blotted out, where those stand, and whether a year may matter to the digits left."""

    __slots__ = ("figures", "is_dated", "text")

    def __init__(self, text: str, figures: Stretches, *, is_dated: bool) -> None:
        self.text = text
        self.figures = figures
        self.is_dated = is_dated


def shape_of(sentence: str) -> Shape:
    """Return the shape of a sentence as it stands in the report."""
    figures: Stretches = []
    pieces: list[str] = []
    is_dated = False
    kept: i64 = 0
    at: i64 = 0
    size: i64 = len(sentence)
    while True:
        start = first_with(DIGIT, sentence, at)
        if start == size:
            break
        end: i64 = start + 1
        while traits_of(sentence, end) & DIGIT:
            end += 1
        stop = _end_of_figure(sentence, start, end)
        if stop:
            pieces.append(sentence[kept:start])
            pieces.append(BLOT * (end - start))
            if stop > end:
                pieces.append("." + BLOT * (stop - end - 1))
            figures.append((start, stop))
            kept = at = stop
        else:
            is_dated = is_dated or end - start >= _LONGEST
            at = end
    if not figures:
        return Shape(sentence, figures, is_dated=is_dated)
    pieces.append(sentence[kept:])
    return Shape("".join(pieces), figures, is_dated=is_dated)


def _end_of_figure(text: str, start: i64, end: i64) -> i64:
    """Return where the digits of a figure end that may be blotted out; 0 where they must stay."""
    if start == 0 or end - start > _LONGEST:
        return 0
    lead: i64 = ord(text[start - 1])
    if lead < _HAN_FIRST or lead > _HAN_LAST:
        return 0
    before = traits_of(text, start - 1, _BEFORE)
    if traits_of(text, start - 1) & NUMERAL or before & _BINDS:
        return 0
    if before & _JOINS and (start == 1 or traits_of(text, start - 2) & DIGIT or traits_of(text, start - 2, _BEFORE)):
        return 0
    if not _are_plain(text, start, end):
        return 0
    size: i64 = len(text)
    behind: i64 = ord(text[end]) if end < size else 0
    if behind in (_PERCENT, _POINT):
        stop = end
        if behind == _POINT:
            stop += 1
            while traits_of(text, stop) & DIGIT:
                stop += 1
        ends = stop > end + 1 or behind == _PERCENT
        is_rate = (
            ends
            and stop < size
            and ord(text[stop]) == _PERCENT
            and (stop + 1 == size or traits_of(text, stop + 1) & CLOSES != 0)
        )
        return stop if is_rate and text[start:stop].isascii() else 0
    if ord(text[start]) == _ZERO or not is_measured(text, end):
        return 0
    digits = text[start:end]
    in_words = lexicon().digits
    return 0 if digits in in_words or text[start : end + 1] in in_words else end


def _are_plain(text: str, start: i64, end: i64) -> bool:
    """Tell whether digits are those of ASCII: `３` must stay, which is compared as another."""
    for at in range(start, end):
        code: i64 = ord(text[at])
        if code < _ZERO or code > _NINE:
            return False
    return True


def places_of(figures: Stretches, sentence: str, tokens: list[Token], folded: Folded) -> list[int]:
    """Return the index of each figure's token; [] where one has no token that is no more than its digits say."""
    found: list[int] = []
    waiting = iter(figures)
    figure = next(waiting, None)
    for index, token in enumerate(tokens):
        if figure is None:
            break
        number = token.number
        if number is None or not number.digits or token.kind != "number":
            continue
        start, end = figure
        if folded.span(number.start, number.start + len(number.digits)) != (start, end):
            continue
        if number.digits != sentence[start:end] or number.hedge or number.doubt or number.scaled:
            return []
        found.append(index)
        figure = next(waiting, None)
    return found if figure is None else []


def with_figures(
    figures: Stretches, sentence: str, tokens: list[Token], folded: Folded, places: list[int]
) -> tuple[Folded, list[Token]]:
    """Return what a sentence is compared as and its tokens, given those of another of its shape; `places` as above."""
    again = list(tokens)
    pieces: list[str] = []
    kept = 0
    for at, index in enumerate(places):
        start, end = figures[at]
        token = tokens[index]
        number = token.number
        if number is None:
            continue
        digits = sentence[start:end]
        pieces.append(folded.text[kept : number.start])
        pieces.append(digits)
        kept = number.start + len(digits)
        value = decimal(digits) if "." in digits else int(digits)
        said = Number(number.start, number.end, value, number.unit, number.kind, "", "", digits)
        again[index] = Token(token.start, token.end, token.kind, token.value, token.text, said, token.roles)
    pieces.append(folded.text[kept:])
    return Folded("".join(pieces), folded.offset, folded.places), again
