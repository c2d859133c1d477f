"""Look into a binary workbook (.xls, BIFF8) for what the spreadsheet library does not tell.

That is errors, hidden rows, and empty cells with a border; values are not read here. A broken record ends the looking.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

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
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_HIDDEN = 0x20
_MOST_BLANKS = 200_000


def look_into_xls(data: bytes) -> dict[str, Special]:
    """Return what is special about each sheet, by its name; nothing where the file is too broken to tell."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            name = next((name for name in ("Workbook", "Book") if file.exists(name)), "")
            stream = file.openstream(name).read() if name else b""
    except (OSError, ValueError, IndexError, TypeError, struct.error):
        return {}
    sheets: list[tuple[str, int]] = []
    bordered: list[bool] = []
    for kind, body in _records(stream, 0):
        if kind == _SHEET and len(body) > 8:
            sheets.append((_name(body), int.from_bytes(body[:4], "little")))
        elif kind == _FORMAT and len(body) >= 12:
            bordered.append(any(body[10:12]))
    return {name: _scan(stream, start, bordered) for name, start in sheets}


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
    for kind, body in _records(stream, start):
        if kind not in {_ROW, _BLANK, _BLANKS, _ERROR, _FORMULA, _MERGED} or len(body) < 6:
            continue
        row, column, number = struct.unpack_from("<HHH", body)
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
