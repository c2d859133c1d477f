"""Look into a binary workbook (.xls, BIFF8) for what the spreadsheet library does not tell.

That is errors, hidden rows, empty cells with a border, and counts that would exhaust memory: the library believes what
headers and records say and dies of it. Values are not read here.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence

import olefile

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.sheet_xlsx import Special

_SHEET, _FORMAT, _ROW, _BLANK, _BLANKS, _ERROR, _FORMULA, _MERGED, _END = (
    0x85,
    0xE0,
    0x208,
    0x201,
    0xBE,
    0x205,
    0x06,
    0xE5,
    0x0A,
)
_STRINGS = 0xFC
_RANGE, _RKS = 0x200, 0xBD
_CELLS = frozenset((_ERROR, _FORMULA, _RKS, 0x203, 0x204, 0xFD, 0x27E, 0xD6))
_LOOKED_AT = _CELLS | {_RANGE, _ROW, _BLANK, _BLANKS, _MERGED}
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_HIDDEN = 0x20
_MOST_BLANKS = 200_000
_MOST_POSITIONS = 4_000_000
_ROWS, _COLUMNS = 65_536, 256
_COUNTS = (0x28, 0x2C, 0x40, 0x48)
"""Where the file's header says how many sectors its tables take."""


def look_into_xls(data: bytes) -> dict[str, Special]:
    """Return what is special about each sheet, by its name.

    Raises UnreadableDocument: damaged where header and records contradict the file, too_large for a used range that
    would exhaust memory.
    """
    sectors = len(data) // 512 + 1
    if any(int.from_bytes(data[at : at + 4], "little") > sectors for at in _COUNTS):
        raise _damaged()
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if _goes_round(file.fat):
                raise _damaged()
            name = next((name for name in ("Workbook", "Book") if file.exists(name)), "")
            stream = file.openstream(name).read() if name else b""
    except (OSError, ValueError, IndexError, TypeError, AttributeError, OverflowError, struct.error) as error:
        raise _damaged() from error
    sheets: list[tuple[str, int]] = []
    bordered: list[bool] = []
    for kind, body in _records(stream, 0):
        if kind == _SHEET and len(body) > 8:
            sheets.append((_name(body), int.from_bytes(body[:4], "little")))
        elif kind == _FORMAT and len(body) >= 12:
            bordered.append(any(body[10:12]))
        elif kind == _STRINGS and len(body) >= 8 and int.from_bytes(body[4:8], "little") > len(data):
            raise _damaged()
    return {name: _scan(stream, start, bordered) for name, start in sheets}


def _goes_round(following: Sequence[int]) -> bool:
    """Tell whether a table of sectors leads back to a sector: the library would follow it until memory is used up."""
    seen = [0] * len(following)
    for first in range(len(following)):
        at = first
        while at < len(following) and not seen[at]:
            seen[at] = first + 1
            at = following[at]
        if at < len(following) and seen[at] == first + 1:
            return True
    return False


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(ErrorCode.DAMAGED, "电子表格已损坏，不能打开。", "请重新导出或重新下载。")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of one part of the stream, up to its end record."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == _END:
            return
        at += 4 + size


def _name(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + 2 * length].decode("utf-16-le", "replace") if wide else body[8 : 8 + length].decode("latin-1")


def _scan(stream: bytes, start: int, bordered: list[bool]) -> Special:
    special = Special()
    bottom = right = 0
    for kind, body in _records(stream, start):
        if kind not in _LOOKED_AT or len(body) < 6:
            continue
        row, column, number = struct.unpack_from("<HHH", body)
        if kind == _RANGE:
            if len(body) < 12:
                continue
            first_row, rows, first_column, columns = struct.unpack_from("<IIHH", body)
            if not (first_row <= rows <= _ROWS and first_column <= columns <= _COLUMNS):
                raise _damaged()
        elif kind in _CELLS:
            bottom, right = max(bottom, row + 1), max(right, column + 1)
            if kind == _RKS:
                right = max(right, int.from_bytes(body[-2:], "little") + 1)
            if right > _COLUMNS:
                raise _damaged()
            if bottom * right > _MOST_POSITIONS:
                raise UnreadableDocument(ErrorCode.TOO_LARGE, "电子表格的范围过大。", "请拆分后再读。")
        if kind == _BLANK:
            _box(special, row, column, number, bordered)
        elif kind == _BLANKS:
            for place, (own,) in enumerate(struct.iter_unpack("<H", body[4 : 4 + (len(body) - 6) // 2 * 2])):
                _box(special, row, column + place, own, bordered)
        elif kind == _ERROR and len(body) >= 8 and body[7]:
            special.texts[row, column] = _ERRORS.get(body[6], "#VALUE!")
        elif kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
            special.texts[row, column] = _ERRORS.get(body[8], "#VALUE!")
        elif kind == _ROW and len(body) >= 14:
            special.hidden_rows += bool(body[12] & _HIDDEN)
        elif kind == _MERGED:
            _uncover(special, body)
    return special


def _box(special: Special, row: int, column: int, number: int, bordered: list[bool]) -> None:
    if number < len(bordered) and bordered[number] and len(special.boxed) < _MOST_BLANKS:
        special.boxed.add((row, column))


def _uncover(special: Special, body: bytes) -> None:
    for at in range(2, len(body) - 7, 8):
        top, bottom, left, right = struct.unpack_from("<HHHH", body, at)
        special.boxed = {
            (row, column) for row, column in special.boxed if not (top <= row <= bottom and left <= column <= right)
        }
