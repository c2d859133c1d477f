"""The head of a binary Word document (FIB) and its text: which stream, which pieces, which stories.

Follows [MS-DOC] 2.5 and 2.8; knows nothing of formatting.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.docx_package import damaged

WORD_97 = 0xC0
_ENCRYPTED, _TABLE_ONE, _UNICODE = 0x0100, 0x0200, 0x1000
_CCP_AT = 0x4C
_FC_LCB_AT = 0x9A
STYLES, NOTE_TEXTS, CHAR_PAGES, PARAGRAPH_PAGES, FONTS, CLX = 1, 3, 12, 13, 15, 33
ANCHORS, DRAWINGS, BOX_TEXTS, LISTS, LIST_OVERRIDES = 40, 50, 56, 73, 74
STORIES = ("main", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
FILLER = "\ufdd0"
"""Stands for a character that is not shown, so that positions stay positions."""
_HANZI_BYTES = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe])+")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")
_LATIN = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: characters `start` to `end` stand at byte `offset` of the document stream."""

    start: int
    end: int
    offset: int
    width: int
    modifiers: bytes = b""


class Fib:
    """The file information block of Word 97 and later."""

    def __init__(self, stream: bytes) -> None:
        if len(stream) < _FC_LCB_AT:
            raise damaged("文档头不完整。")
        self._stream = stream
        magic, self.version = struct.unpack_from("<HH", stream, 0)
        if magic not in {0xA5EC, 0xA5DC}:
            raise damaged("文档头不是 Word 的格式。")
        self.language, flags = struct.unpack_from("<H2xH", stream, 6)
        if flags & _ENCRYPTED:
            message = "文件有打开密码。"
            raise UnreadableDocument(ErrorCode.ENCRYPTED, message, "请去掉密码后再读。")
        self.table_stream = "1Table" if flags & _TABLE_ONE else "0Table"
        self.is_unicode = bool(flags & _UNICODE)
        self.text_start, self.text_end = struct.unpack_from("<II", stream, 0x18)
        self.lengths = struct.unpack_from("<8i", stream, _CCP_AT)
        if any(length < 0 for length in self.lengths):
            raise damaged("文档头中的长度不合理。")

    def stories(self) -> dict[str, tuple[int, int]]:
        """Return where each story begins and ends in the text."""
        ends = list(accumulate(self.lengths, initial=0))
        return dict(zip(STORIES, pairwise(ends), strict=True))

    def table(self, stream: bytes, index: int) -> bytes:
        """Return the structure that pair `index` of the head points to; empty where there is none."""
        at = _FC_LCB_AT + 8 * index
        if at + 8 > len(self._stream):
            return b""
        start, length = struct.unpack_from("<II", self._stream, at)
        if length == 0:
            return b""
        if start + length > len(stream):
            raise damaged("文档的索引表不完整。")
        return stream[start : start + length]

    def table_start(self, index: int) -> int:
        """Return where that structure begins in the table stream."""
        return int.from_bytes(self._stream[_FC_LCB_AT + 8 * index :][:4], "little")


def positions(table: bytes, size: int) -> tuple[tuple[int, ...], int]:
    """Return the positions of a PLC whose entries have `size` bytes, and where the entries begin."""
    count = (len(table) - 4) // (4 + size)
    if count <= 0:
        return (), 0
    return struct.unpack_from(f"<{count + 1}I", table, 0), 4 * (count + 1)


class Text:
    """The characters of a document, by position, and where each stands in the stream."""

    def __init__(self, fib: Fib, stream: bytes, clx: bytes) -> None:
        self.pieces = _pieces(fib, clx)
        self._starts = [piece.start for piece in self.pieces]
        self.characters = "".join(_decoded(stream, piece, fib.language) for piece in self.pieces)
        if len(self.characters) < fib.lengths[0]:
            raise damaged("文档的文字不完整。")

    def place(self, position: int) -> tuple[Piece, int]:
        """Return the piece that holds a character, and the character's byte offset in the stream."""
        piece = self.pieces[max(bisect_right(self._starts, position) - 1, 0)]
        return piece, piece.offset + (position - piece.start) * piece.width


def _pieces(fib: Fib, clx: bytes) -> list[Piece]:
    """Return the pieces in order of their text; a document without a piece table is one piece."""
    modifiers: list[bytes] = []
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        size = int.from_bytes(clx[at + 1 : at + 3], "little")
        modifiers.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if at + 5 > len(clx) or clx[at] != 2:
        if clx:
            raise damaged("文档的文字分段表读不出。")
        width = 2 if fib.is_unicode else 1
        return [Piece(0, (fib.text_end - fib.text_start) // width, fib.text_start, width)]
    plc = clx[at + 5 : at + 5 + int.from_bytes(clx[at + 1 : at + 5], "little")]
    bounds, entries = positions(plc, 8)
    pieces: list[Piece] = []
    for index, (start, end) in enumerate(pairwise(bounds)):
        offset, modifier = struct.unpack_from("<IH", plc, entries + 8 * index + 2)
        if end < start or start != (pieces[-1].end if pieces else 0):
            raise damaged("文档的文字分段表次序错乱。")
        own = b""
        if modifier & 1 and modifier >> 1 < len(modifiers):
            own = modifiers[modifier >> 1]
        compressed = bool(offset & 0x40000000)
        offset &= 0x3FFFFFFF
        pieces.append(Piece(start, end, offset // 2 if compressed else offset, 1 if compressed else 2, own))
    if not pieces:
        raise damaged("文档没有文字。")
    return pieces


def _decoded(stream: bytes, piece: Piece, language: int) -> str:
    size = (piece.end - piece.start) * piece.width
    raw = stream[piece.offset : piece.offset + size]
    if len(raw) < size:
        raise damaged("文档的文字不完整。")
    if piece.width == 2:
        return _one_each(raw.decode("utf-16-le", "surrogatepass"), raw)
    if _is_chinese(raw, language):
        return _from_gbk(raw)
    return raw.decode("latin-1").translate(_LATIN)


def _one_each(text: str, raw: bytes) -> str:
    """Give each half of a surrogate pair a position of its own: the character, then a filler."""
    if 2 * len(text) == len(raw):
        return text
    return "".join(character + FILLER if character > "\uffff" else character for character in text)


def _is_chinese(raw: bytes, language: int) -> bool:
    """Tell cp936 bytes from Western ones: writers of the nineties put Chinese into single-byte pieces."""
    if language & 0x3FF != 0x04:
        return False
    high = len(_HIGH_BYTES.findall(raw))
    return high >= 8 and sum(map(len, _HANZI_BYTES.findall(raw))) >= 0.8 * high


def _from_gbk(raw: bytes) -> str:
    out: list[str] = []
    at = 0
    while at < len(raw):
        if raw[at] >= 0x81 and at + 1 < len(raw):
            out.append(raw[at : at + 2].decode("gbk", "replace")[:1] + FILLER)
            at += 2
        else:
            out.append(chr(raw[at]))
            at += 1
    return "".join(out)
