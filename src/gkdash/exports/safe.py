"""Text that came from outside, made harmless for a file: no formula, no character that XML or a file system refuses.

Nothing is judged here, and what has to be changed or cut is marked in the text itself.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet would take for a formula."""

CELL_LENGTH = 32_767
"""Most characters of one cell in Excel."""

_NAME_BYTES = 120
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10))})


def csv_bytes(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return UTF-8 with BOM; text that a spreadsheet would take for a formula gets an apostrophe, numbers do not."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([defused(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def defused(value: object) -> object:
    """Return a value for a CSV file: text that begins like a formula and is no number gets an apostrophe."""
    if not isinstance(value, str) or not value.startswith(FORMULA):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value


def xml_text(text: str) -> str:
    """Return text as XML can hold it: characters that it cannot are replaced by �."""
    return _NO_XML.sub("�", text)


def cell_text(text: str) -> str:
    """Return text as a cell of a workbook can hold it, cut where it is too long and marked so."""
    clean = xml_text(text)
    return clean if len(clean) <= CELL_LENGTH else f"{clean[: CELL_LENGTH - 1]}…"


def file_stem(text: str) -> str:
    """Return a name that every file system takes: no path, no device of Windows, 120 bytes at most, never empty."""
    clean = " ".join(_NO_NAME.sub("_", unicodedata.normalize("NFC", xml_text(text))).split())
    clean = clean.strip(" .")
    if len(clean.encode()) > _NAME_BYTES:
        clean = clean.encode()[:_NAME_BYTES].decode(errors="ignore").rstrip(" .")
    if not clean or clean.split(".")[0].lower() in _DEVICES:
        return f"_{clean}"
    return clean


def unlike(stem: str, used: set[str]) -> str:
    """Return the name, or the name with a number where another one equal but for capitals is used; notes it as used."""
    found, number = stem, 1
    while found.lower() in used:
        number += 1
        found = f"{stem}({number})"
    used.add(found.lower())
    return found
