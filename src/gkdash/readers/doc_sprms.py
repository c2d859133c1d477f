"""Formatting in a binary Word document: single property modifiers, and the pages that say where they apply.

Follows [MS-DOC] 2.6, 2.9.33 and 2.9.177; keeps only what bears on text, lists and tables.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from gkdash.readers.doc_fib import positions
from gkdash.readers.docx_package import damaged

_OPERAND_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_DEF_TABLE, _CHANGE_TABS = 0xD608, 0xC615
_ELSEWHERE = {0x6645, 0x6646, 0x646B}
_PAGE = 512


def modifiers(grpprl: bytes, data: bytes = b"") -> Iterator[tuple[int, bytes]]:
    """Yield (code, operand); a pointer into the data stream is followed once."""
    at = 0
    end = len(grpprl)
    while at + 2 <= end:
        code = grpprl[at] | grpprl[at + 1] << 8
        at += 2
        size = _OPERAND_SIZES[code >> 13]
        if size == 0:
            if at >= end:
                return
            if code == _DEF_TABLE:
                size = int.from_bytes(grpprl[at : at + 2], "little") - 1
                at += 2
            elif code == _CHANGE_TABS and grpprl[at] == 0xFF:
                deleted = grpprl[at + 1] if at + 1 < end else 0
                added_at = at + 2 + 4 * deleted
                size = 2 + 4 * deleted + 3 * (grpprl[added_at] if added_at < end else 0)
            else:
                size = grpprl[at]
                at += 1
        if size < 0:
            return
        operand = grpprl[at : at + size]
        at += size
        if code in _ELSEWHERE and len(operand) == 4:
            start = int.from_bytes(operand, "little")
            length = int.from_bytes(data[start : start + 2], "little")
            yield from modifiers(data[start + 2 : start + 2 + length])
        else:
            yield code, operand


@dataclass(frozen=True, slots=True)
class Pap:
    """Paragraph properties; None is "not said here" and leaves it to the style."""

    style: int = 0
    in_table: bool = False
    row_end: bool = False
    depth: int = 0
    inner_cell: bool = False
    inner_row_end: bool = False
    outline: int | None = None
    list_index: int | None = None
    list_level: int | None = None
    row: bytes = b""
    """The grpprl again where it defines a table row."""


UNSAID = Pap()


def paragraph_properties(base: Pap, grpprl: bytes, data: bytes) -> Pap:
    """Return `base` as changed by modifiers."""
    found: dict[str, object] = {}
    for code, operand in modifiers(grpprl, data):
        if not operand:
            continue
        if code == 0x2416:
            found["in_table"] = operand[0] == 1
        elif code == 0x2417:
            found["row_end"] = operand[0] == 1
        elif code == 0x6649:
            found["depth"] = int.from_bytes(operand, "little", signed=True)
        elif code == 0x664A:
            reached = found.get("depth", base.depth)
            found["depth"] = (reached if isinstance(reached, int) else 0) + int.from_bytes(
                operand, "little", signed=True
            )
        elif code == 0x244B:
            found["inner_cell"] = operand[0] == 1
        elif code == 0x244C:
            found["inner_row_end"] = operand[0] == 1
        elif code == 0x2640:
            found["outline"] = operand[0]
        elif code == 0x460B:
            found["list_index"] = int.from_bytes(operand, "little", signed=True)
        elif code == 0x260A:
            found["list_level"] = operand[0]
        elif code == 0x4600:
            found["style"] = int.from_bytes(operand, "little")
        elif code == _DEF_TABLE:
            found["row"] = grpprl
    return replace(base, **found) if found else base  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Chp:
    """Character properties that bear on the text."""

    deleted: bool = False
    hidden: bool | None = None
    struck: bool = False
    raised: bool = False
    height: int = 0
    """How far the text stands above the line, in half-points."""
    symbol: tuple[int, int] | None = None
    """Font number and character code."""
    style: int = 0


PLAIN = Chp()


def character_properties(base: Chp, grpprl: bytes) -> Chp:
    """Return `base` as changed by modifiers."""
    found: dict[str, object] = {}
    for code, operand in modifiers(grpprl):
        if not operand:
            continue
        if code == 0x0800:
            found["deleted"] = operand[0] in {1, 0x81}
        elif code == 0x083C:
            if operand[0] in {0, 1}:
                found["hidden"] = operand[0] == 1
        elif code in {0x0837, 0x2A53}:
            found["struck"] = operand[0] == 1
        elif code == 0x2A48:
            found["raised"] = operand[0] == 1
        elif code == 0x4845 and len(operand) == 2:
            found["height"] = int.from_bytes(operand, "little", signed=True)
        elif code == 0x6A09 and len(operand) == 4:
            found["symbol"] = struct.unpack("<HH", operand)
        elif code == 0x4A30:
            found["style"] = int.from_bytes(operand, "little")
    return replace(base, **found) if found else base  # type: ignore[arg-type]


@dataclass(slots=True)
class Runs:
    """Stretches of the document stream with their raw properties, in order of their bytes."""

    starts: list[int]
    ends: list[int]
    raw: list[bytes]

    def at(self, offset: int) -> int:
        """Return the index of the stretch that holds a byte, or -1."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else -1


def paragraph_runs(stream: bytes, table: bytes) -> Runs:
    """Read the paragraph pages; raw properties are a style number and a grpprl."""
    return _runs(stream, table, 13, _papx)


def character_runs(stream: bytes, table: bytes) -> Runs:
    """Read the character pages; raw properties are a grpprl."""
    return _runs(stream, table, 1, _chpx)


def _runs(stream: bytes, table: bytes, entry: int, read: Callable[[bytes, int], bytes]) -> Runs:
    bounds, at = positions(table, 4)
    found: list[tuple[int, int, bytes]] = []
    for index in range(len(bounds) - 1):
        number = int.from_bytes(table[at + 4 * index : at + 4 * index + 4], "little") & 0x3FFFFF
        page = stream[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE:
            raise damaged("文档的格式信息不完整。")
        count = page[511]
        if 4 * (count + 1) + entry * count > 511:
            raise damaged("文档的格式信息读不出。")
        offsets = struct.unpack_from(f"<{count + 1}I", page, 0)
        base = 4 * (count + 1)
        for item in range(count):
            place = page[base + entry * item] * 2
            raw = read(page, place) if place else b""
            found.append((offsets[item], offsets[item + 1], raw))
    found.sort(key=lambda run: run[0])
    return Runs([run[0] for run in found], [run[1] for run in found], [run[2] for run in found])


def _papx(page: bytes, at: int) -> bytes:
    size = page[at]
    if size == 0:
        size = 2 * page[at + 1] if at + 1 < _PAGE else 0
        at += 1
    else:
        size = 2 * size - 1
    return page[at + 1 : at + 1 + size]


def _chpx(page: bytes, at: int) -> bytes:
    return page[at + 1 : at + 1 + page[at]]
