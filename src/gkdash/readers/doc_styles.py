"""The style sheet and the fonts of a binary Word document: heading level, list and hidden text by style.

Follows [MS-DOC] 2.9.271 and 2.9.257.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from gkdash.readers.doc_sprms import PLAIN, UNSAID, Chp, Pap, character_properties, paragraph_properties

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_NO_STYLE = 0xFFF
_PARAGRAPH, _CHARACTER = 1, 2


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it inherits; `level` is 1 to 9 for a heading."""

    pap: Pap = UNSAID
    chp: Chp = PLAIN
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Definition:
    kind: int
    base: int
    level: int | None
    papx: bytes
    chpx: bytes


class Styles:
    """All styles by number, each resolved when first asked for."""

    def __init__(self, table: bytes) -> None:
        self._definitions = _definitions(table)
        self._resolved: dict[int, Style] = {}

    def get(self, number: int) -> Style:
        """Return a style; a plain one where the number is unknown."""
        found = self._resolved.get(number)
        if found is None:
            found = self._resolved[number] = self._resolve(number)
        return found

    def _resolve(self, number: int) -> Style:
        chain: list[_Definition] = []
        seen: set[int] = set()
        at = number
        while at in self._definitions and at not in seen:
            seen.add(at)
            chain.append(self._definitions[at])
            at = chain[-1].base
        pap, chp, level = Pap(style=number), PLAIN, None
        for definition in reversed(chain):
            pap = paragraph_properties(pap, definition.papx, b"")
            chp = character_properties(chp, definition.chpx)
            level = definition.level or level
        if pap.outline is not None:
            level = pap.outline + 1 if pap.outline < 9 else None
        return Style(pap, chp, level)


def _definitions(table: bytes) -> dict[int, _Definition]:
    found: dict[int, _Definition] = {}
    if len(table) < 6:
        return found
    head, count, base_size = struct.unpack_from("<HHH", table, 0)
    at = 2 + head
    for number in range(count):
        if at + 2 > len(table):
            break
        size = int.from_bytes(table[at : at + 2], "little")
        body = table[at + 2 : at + 2 + size]
        at += 2 + size + (size & 1)
        if len(body) >= base_size + 2 and base_size >= 6:
            found[number] = _definition(body, base_size)
    return found


def _definition(body: bytes, base_size: int) -> _Definition:
    first, second, third = struct.unpack_from("<HHH", body, 0)
    identifier, kind, base = first & 0xFFF, second & 0xF, second >> 4
    length = int.from_bytes(body[base_size : base_size + 2], "little")
    at = base_size + 2
    name = body[at : at + 2 * length].decode("utf-16-le", "replace")
    at += 2 * length + 2
    extensions: list[bytes] = []
    for _ in range(third & 0xF):
        at += at & 1
        size = int.from_bytes(body[at : at + 2], "little")
        extensions.append(body[at + 2 : at + 2 + size])
        at += 2 + size
    papx = extensions[0][2:] if kind == _PARAGRAPH and extensions else b""
    chpx = extensions[1] if kind == _PARAGRAPH and len(extensions) > 1 else b""
    if kind == _CHARACTER and extensions:
        chpx = extensions[0]
    named = _HEADING.fullmatch(name.split(",")[0].strip())
    level = identifier if 1 <= identifier <= 9 else int(named[1]) if named else None
    return _Definition(kind, base if base != _NO_STYLE else -1, level, papx, chpx)


def fonts(table: bytes) -> list[str]:
    """Return the names of the fonts by number."""
    names: list[str] = []
    if len(table) < 4:
        return names
    at = 4
    for _ in range(int.from_bytes(table[:2], "little")):
        if at >= len(table):
            break
        entry = table[at + 1 : at + 1 + table[at]]
        names.append(entry[39:].decode("utf-16-le", "replace").partition("\0")[0])
        at += 1 + table[at]
    return names
