"""Text of RTF: bytes in the code page of their font, and UTF-16 units, joined to characters.

Knows no control words; the state machine is doc_rtf's.
"""

from __future__ import annotations

import re

_CHARSETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949", 204: "cp1251", 2: "symbol"}
_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8", 54936: "gb18030"}
_HANZI = re.compile(rb"(?:[\x81-\xfe][\x40-\x7e\x80-\xfe])+")
_HIGH = re.compile(rb"[\x80-\xff]")


_STYLE = re.compile(rb"\{\s*\\s(\d{1,5})(?!\d)((?:[^{}]|\{[^{}]*\})*)\}")
_OUTLINE = re.compile(rb"\\outlinelevel([0-8])(?!\d)")
_HEADING = re.compile(rb"heading ([1-9]);\s*$", re.IGNORECASE)
_BRACE = re.compile(rb"\\bin(\d{1,10}) ?|\\.|[{}]", re.DOTALL)


def group_end(data: bytes, at: int) -> int:
    """Return where the group around a place closes: at its brace."""
    depth = 0
    while found := _BRACE.search(data, at):
        at = found.end()
        if found[1]:
            at += int(found[1])
        elif found[0] == b"{":
            depth += 1
        elif found[0] == b"}":
            if depth == 0:
                return at - 1
            depth -= 1
    return len(data)


def style_levels(sheet: bytes) -> dict[int, int]:
    """Return the heading levels (from 1) of the paragraph styles in a style sheet, by style number."""
    found: dict[int, int] = {}
    for number, body in _STYLE.findall(sheet):
        outline, named = _OUTLINE.search(body), _HEADING.search(body)
        if outline:
            found[int(number)] = int(outline[1]) + 1
        elif named:
            found[int(number)] = int(named[1])
    return found


class Buffer:
    """Pieces of one run of text, each bytes with a code page or characters."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._bytes = bytearray()
        self._codec = ""
        self._lead = 0

    def add_bytes(self, content: bytes, codec: str) -> None:
        """Add bytes of a code page; a character may be spread over several calls."""
        if codec != self._codec:
            self._flush()
            self._codec = codec
        self._bytes += content

    def add(self, text: str) -> None:
        """Add characters."""
        self._flush()
        self._out.append(text)

    def add_unit(self, unit: int) -> None:
        """Add a UTF-16 unit, signed as RTF writes it; two may make one character."""
        self._flush()
        unit &= 0xFFFF
        if 0xD800 <= unit < 0xDC00:
            self._lead = unit
        elif 0xDC00 <= unit < 0xE000:
            if self._lead:
                self._out.append(chr(0x10000 + ((self._lead - 0xD800) << 10) + unit - 0xDC00))
            self._lead = 0
        elif unit:
            self._out.append(chr(unit))

    def take(self) -> str:
        """Return the text so far, and begin anew."""
        self._flush()
        text = "".join(self._out)
        self._out.clear()
        return text

    def _flush(self) -> None:
        if self._bytes:
            self._out.append(decoded(bytes(self._bytes), self._codec))
            self._bytes.clear()


def code_page(number: int) -> str:
    r"""Return the codec of \ansicpg; Western where it is none of the double-byte ones."""
    return _CODE_PAGES.get(number, "cp1252")


def font_codec(charset: int, default: str) -> str:
    r"""Return the codec of a font's \fcharset; the document's own where the font does not say."""
    return _CHARSETS.get(charset, default)


def decoded(content: bytes, codec: str) -> str:
    """Decode a run; text said to be Western whose bytes are Chinese pairs is read as Chinese."""
    if content.isascii():
        return content.decode("ascii")
    if codec == "symbol":
        return "".join(chr(byte) if byte < 0x80 else chr(0xF000 + byte) for byte in content)
    if codec == "cp1252":
        high = len(_HIGH.findall(content))
        paired = sum(len(_HIGH.findall(run)) for run in _HANZI.findall(content))
        if high >= 4 and paired == high:
            try:
                text = content.decode("gb18030")
            except UnicodeDecodeError:
                text = ""
            if text and sum("\u4e00" <= sign <= "\u9fff" for sign in text) * 2 >= high * 0.6:
                return text
    return content.decode(codec, "replace")
