"""What a character may begin, by its code: patterns are tried only where they may match.

Most characters of an office's text begin nothing of interest, and to look each of them up costs less than to let a
pattern search for those that do. What such a character does begin is decided elsewhere.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from typing import Final

from mypy_extensions import i64

_WIDE: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION: Final = {
    ord("，"): "，",
    ord("；"): "；",
    ord("："): "：",
    ord("！"): "。",
    ord("？"): "。",
    ord("!"): "。",
    ord("?"): "。",
}
FOLD: Final[dict[int, str]] = {
    **_WIDE,
    **_PUNCTUATION,
    ord("﹪"): "%",
    ord("〇"): "零",
    ord("﹑"): "、",
    ord("､"): "、",
    ord("｡"): "。",
    ord("﹐"): "，",
    ord("﹔"): "；",
    ord("﹕"): "：",
    ord("〔"): "[",
    ord("〕"): "]",
    ord("【"): "(",
    ord("】"): ")",
}
"""What characters are compared as, by their codes."""
BECOMES: Final = "".join(chr(code) for code, kept in FOLD.items() if kept != chr(code))
"""The characters that are compared as another."""
DROPPED: Final = r"[\s\u3000\xa0\u200b-\u200f\ufeff“”‘’\"'「」『』〖〗﹃﹄＂＇`*_]"
"""A blank or a quote, which are left out, as a pattern."""

NUMERALS: Final = "零〇一二两三四五六七八九十百千万亿"

DIGIT: Final = 1
"""A decimal digit, of whatever width: what `\\d` matches."""
NUMERAL: Final = 2
"""A character of Chinese numerals."""
NONE: Final = 4
"""未, 没 and 无, of words for none."""
ALL: Final = 8
"""均, 全, 已 and 皆, of words for all."""
STOP: Final = 16
"""The end of a sentence."""
FOLDS: Final = 32
"""A character that is compared as another, or not at all."""
LEADS: Final = 64
"""第, 数, 几 and the like before a number; brackets, letters and signs that may begin what is none; 不 and 空."""

CLOSES: Final = 128
"""A mark that ends a clause or parts a list: ，。；、："""

_SIZE: Final = 0x10000


def table(traits: dict[int, Iterable[str]]) -> bytes:
    """Return for each code of the basic plane the sum of the traits whose characters it is among."""
    found = bytearray(_SIZE)
    for trait, characters in traits.items():
        for character in characters:
            found[ord(character)] |= trait
    return bytes(found)


_BASIC: Final = "".join(map(chr, range(_SIZE)))
BLANKS: Final = "".join(re.findall(DROPPED, _BASIC))
"""Blanks and quotes, which are left out."""
TRAITS: Final = table(
    {
        DIGIT: re.findall(r"\d", _BASIC),
        NUMERAL: NUMERALS,
        NONE: "未没无",
        ALL: "均全已皆",
        STOP: "。！？!?",
        FOLDS: BLANKS + BECOMES,
        CLOSES: "，。；、：",
        LEADS: f"第数几若上成不空[(×*{string.ascii_letters}",
    }
)
"""The traits of each character of the basic plane. Beyond it there are digits, `𝟙`, and else nothing of interest."""
DENIES: Final = 64
"""不 and 空, of the words for none that 未, 没 and 无 do not begin, where texts are weighed."""
WEIGHED: Final = table(
    {DIGIT: re.findall(r"\d", _BASIC), NUMERAL: NUMERALS, NONE: "未没无", ALL: "均全已皆", DENIES: "不空"}
)
"""As `TRAITS`, of what tells whether a text may hold a figure."""


def _beyond(code: int, known: bytes) -> int:
    return DIGIT if (known is TRAITS or known is WEIGHED) and chr(code).isdecimal() else 0


def traits_of(text: str, at: i64, known: bytes = TRAITS) -> i64:
    """Return the traits of the character at `at` by the table `known`, 0 behind the text's end."""
    if at >= len(text):
        return 0
    code: i64 = ord(text[at])
    return known[code] if code < _SIZE else _beyond(code, known)


def first_with(traits: i64, text: str, start: i64, known: bytes = TRAITS) -> i64:
    """Return where from `start` on the first character with one of these traits stands; the text's length for none."""
    size: i64 = len(text)
    at: i64 = start
    while at < size:
        code: i64 = ord(text[at])
        if code < _SIZE:
            if known[code] & traits:
                return at
        elif _beyond(code, known) & traits:
            return at
        at += 1
    return size


def has_any(traits: i64, text: str) -> bool:
    """Tell whether a character of the text has one of these traits."""
    return first_with(traits, text, 0) < len(text)


def traits_in(text: str, known: bytes) -> i64:
    """Return the traits that characters of the text have by the table `known`, all of them together."""
    found: i64 = 0
    size: i64 = len(text)
    at: i64 = 0
    while at < size:
        code: i64 = ord(text[at])
        found |= known[code] if code < _SIZE else _beyond(code, known)
        at += 1
    return found
