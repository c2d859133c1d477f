"""Automatic numbers of a binary Word document: its lists and their overrides.

Follows [MS-DOC] 2.9.147 (LSTF), 2.9.150 (LVL) and 2.9.131 (LFO); counting is word_numbering's.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from gkdash.readers.word_numbering import LEVELS, Counters, Level

_FORMATS = [
    "decimal",
    "upperRoman",
    "lowerRoman",
    "upperLetter",
    "lowerLetter",
    "ordinal",
    "cardinalText",
    "ordinalText",
    "hex",
    "chicago",
    "ideographDigital",
    "japaneseCounting",
    "aiueo",
    "iroha",
    "decimalFullWidth",
    "decimalHalfWidth",
    "japaneseLegal",
    "japaneseDigitalTenThousand",
    "decimalEnclosedCircle",
    "decimalFullWidth2",
    "aiueoFullWidth",
    "irohaFullWidth",
    "decimalZero",
    "bullet",
    "ganada",
    "chosung",
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "decimalEnclosedCircleChinese",
    "ideographEnclosedCircle",
    "ideographTraditional",
    "ideographZodiac",
    "ideographZodiacTraditional",
    "taiwaneseCounting",
    "ideographLegalTraditional",
    "taiwaneseCountingThousand",
    "taiwaneseDigital",
    "chineseCounting",
    "chineseLegalSimplified",
    "chineseCountingThousand",
]
_NO_NUMBER = 255
_SUFFIXES = ("tab", "space", "nothing")
_LSTF, _LVLF, _LFO, _LFOLVL = 28, 28, 16, 8


@dataclass(slots=True)
class _List:
    """One LSTF."""

    levels: list[Level]
    styles: tuple[int, ...]


@dataclass(slots=True)
class _Instance:
    """One LFO."""

    list_id: int
    levels: list[Level]
    starts: dict[int, int]
    styles: tuple[int, ...]


class Lists:
    """The numbers of one document, counted as its paragraphs come by."""

    def __init__(self, lists: bytes, following: bytes, overrides: bytes) -> None:
        """Take the two tables; `following` is what stands behind the first: the levels, by [MS-DOC]'s design."""
        self._instances = _instances(_lists(lists, following), overrides)
        self._counters = Counters()

    def label(self, index: int, depth: int | None, style: int) -> tuple[str, str]:
        """Count a paragraph of list override `index` (from 1); return its number as shown and what follows it."""
        if not 0 < index <= len(self._instances):
            return "", "nothing"
        instance = self._instances[index - 1]
        if instance is None:
            return "", "nothing"
        if depth is None:
            depth = instance.styles.index(style) if style in instance.styles else 0
        depth = min(max(depth, 0), LEVELS - 1)
        text = self._counters.advance(instance.list_id, index, depth, instance.levels, instance.starts)
        return text, instance.levels[depth].suffix


def _lists(table: bytes, following: bytes) -> dict[int, _List]:
    count = int.from_bytes(table[:2], "little")
    found: dict[int, _List] = {}
    heads: list[tuple[int, tuple[int, ...], bool]] = []
    for number in range(count):
        entry = table[2 + _LSTF * number : 2 + _LSTF * (number + 1)]
        if len(entry) < _LSTF:
            return found
        identifier, _, *styles = struct.unpack_from("<ii9H", entry, 0)
        heads.append((identifier, tuple(styles), bool(entry[26] & 1)))
    at = 0
    for identifier, paragraph_styles, simple in heads:
        levels = [Level()] * LEVELS
        for depth in range(1 if simple else LEVELS):
            level, at = _level(following, at)
            if level is None:
                return found
            levels[depth] = level
        found[identifier] = _List(levels, paragraph_styles)
    return found


def _level(table: bytes, at: int) -> tuple[Level | None, int]:
    """Return the LVL at `at` and where the next one begins."""
    if at + _LVLF + 2 > len(table):
        return None, at
    start, style, flags = struct.unpack_from("<iBB", table, at)
    follow, chpx, papx, limit = table[at + 15], table[at + 24], table[at + 25], table[at + 26]
    at += _LVLF + papx + chpx
    length = int.from_bytes(table[at : at + 2], "little")
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(sign) + 1}" if sign < "\x09" else sign for sign in text)
    level = Level(
        start=start,
        style="none" if style == _NO_NUMBER else _FORMATS[style] if style < len(_FORMATS) else "decimal",
        pattern=pattern,
        suffix=_SUFFIXES[follow] if follow < len(_SUFFIXES) else "tab",
        restart=limit if flags & 0x08 else None,
        legal=bool(flags & 0x04),
    )
    return level, at + 2 + 2 * length


def _instances(lists: dict[int, _List], table: bytes) -> list[_Instance | None]:
    count = int.from_bytes(table[:4], "little")
    found: list[_Instance | None] = []
    at = 4 + _LFO * count
    if at > len(table):
        return found
    for number in range(count):
        entry = table[4 + _LFO * number :][:_LFO]
        identifier, changed = int.from_bytes(entry[:4], "little", signed=True), entry[12]
        source = lists.get(identifier)
        levels = list(source.levels) if source else [Level()] * LEVELS
        starts: dict[int, int] = {}
        at += 4
        for _ in range(changed):
            if at + _LFOLVL > len(table):
                break
            start, flags = struct.unpack_from("<iI", table, at)
            at += _LFOLVL
            depth = flags & 0xF
            if flags & 0x20:
                level, at = _level(table, at)
                if level is not None and depth < LEVELS:
                    levels[depth] = level
                    if flags & 0x10:
                        starts[depth] = level.start
            elif flags & 0x10 and depth < LEVELS:
                starts[depth] = start
        found.append(_Instance(identifier, levels, starts, source.styles) if source else None)
    return found
