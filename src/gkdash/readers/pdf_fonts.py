"""The font that stands in where a PDF does not carry its own: one small glyph for every Chinese character.

Reading needs what characters mean and how far each moves on, and both stand in the file. Left to itself, PDFium looks for
a font of the machine: twenty megabytes read for each file, outlines drawn to measure ink, and other boxes (or lost
characters) where other fonts are installed. For Latin fonts it has its own.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

_EAST_ASIAN = frozenset({128, 129, 130, 134, 136})
"""Windows' numbers of the character sets: Shift JIS, Hangul, Johab, GB 2312, Big 5."""
_GB2312 = 134
_EM = 1000
_ASCENT, _DESCENT = 880, -120
_INK = 20
"""Side of the only glyph: less than any advance, so that a character's box is its advance; not nothing, which PDFium widens."""
_THE_FONT = 1
_NAME = b"gkdash\0"
_VERSION_ASKS_EACH_FONT = 2


@cache
def _font() -> bytes:
    """Return a TrueType font in which every character from U+0020 on is one small square."""
    points = struct.pack(">4h", 0, 0, _INK, 0) + struct.pack(">4h", 0, _INK, 0, -_INK)
    glyph = struct.pack(">hhhhhHH", 1, 0, 0, _INK, _INK, 3, 0) + b"\x01\x01\x01\x01" + points
    glyph += bytes(-len(glyph) % 4)
    count, length = 2, len(glyph)
    many_to_one = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1)
    return _packed(
        {
            b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + many_to_one,
            b"glyf": glyph * count,
            b"head": struct.pack(
                ">IIIIHHQQhhhhHHhhh",
                *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0),
                *(0, _DESCENT, _EM, _ASCENT, 0, 6, 2, 0, 0),
            ),
            b"hhea": struct.pack(
                ">IhhhHhhhhhhhhhhhH", 0x10000, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1, *[0] * 7, count
            ),
            b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
            b"loca": struct.pack(">3H", 0, length // 2, length),
            b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, count, 4, 1, 0, 0, 1, *[0] * 8),
            b"name": struct.pack(">HHH", 0, 0, 6),
            b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, *[0] * 5),
        }
    )


def _packed(tables: Mapping[bytes, bytes]) -> bytes:
    """Return the tables, given in the order of their names, as a font file."""
    at = 12 + 16 * len(tables)
    directory, body = b"", b""
    for name, table in tables.items():
        directory += name + struct.pack(">III", 0, at + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 16 * len(tables) - 128) + directory + body


def _table(tag: int) -> bytes:
    """Return the table with this name of four characters read as a number; the whole font for 0, nothing for others."""
    font = _font()
    if not tag:
        return font
    for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16):
        name, _, start, length = struct.unpack_from(">IIII", font, at)
        if name == tag:
            return font[start : start + length]
    return b""


def _lent(content: bytes, buffer: int | None, size: int) -> int:
    """Copy `content` where PDFium has made room for it; return how long it is."""
    if buffer and size >= len(content):
        ctypes.memmove(buffer, content, len(content))
    return len(content)


def _data(_this: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
    return _lent(_table(table), _address(buffer), size)


def _name(_this: Any, _font: Any, buffer: Any, size: int) -> int:
    return _lent(_NAME, _address(buffer), size)


def _mapped(_this: Any, _weight: int, _italic: int, charset: int, *_: Any) -> int | None:
    """Return which font shows a character set; None leaves Latin text to PDFium's own fonts."""
    return _THE_FONT if charset in _EAST_ASIAN else None


@cache
def _own_fonts() -> Any:
    """Return what PDFium asks for fonts, made once: it keeps the address."""
    info = pdfium.FPDF_SYSFONTINFO()
    info.version = _VERSION_ASKS_EACH_FONT
    answers: dict[str, Callable[..., int | None]] = {
        "Release": lambda *_: None,
        "EnumFonts": lambda *_: None,
        "MapFont": _mapped,
        "GetFont": lambda *_: None,
        "GetFontData": _data,
        "GetFaceName": _name,
        "GetFontCharset": lambda *_: _GB2312,
        "DeleteFont": lambda *_: None,
    }
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    for name, answer in answers.items():
        setattr(info, name, kinds[name](answer))
    return info


def _address(pointer: Any) -> int | None:
    return ctypes.cast(pointer, ctypes.c_void_p).value if pointer else None


@cache
def use_own_fonts() -> None:
    """Have PDFium take the one font here, from now on and in this whole process, for Chinese text without a font."""
    pdfium.FPDF_SetSystemFontInfo(_own_fonts())


@contextmanager
def fonts_of_the_machine() -> Iterator[None]:
    """Have PDFium use the machine's fonts for files opened meanwhile, so that pages can be drawn."""
    info = pdfium.FPDF_GetDefaultSystemFontInfo()
    pdfium.FPDF_SetSystemFontInfo(info)
    try:
        yield
    finally:
        pdfium.FPDF_SetSystemFontInfo(_own_fonts())
        pdfium.FPDF_FreeDefaultSystemFontInfo(info)
