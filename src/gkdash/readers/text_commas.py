"""Comma-separated rows in plain text: a whole file of them, or a table among paragraphs.

Chinese prose has full-width commas; what counts is that several lines have as many fields.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence

from gkdash.documents import Block
from gkdash.readers.regions import delimited_blocks

_LEAST_FIELDS = 3
_LEAST_LINES = 3


def comma_table(text: str) -> list[list[str]] | None:
    """Return the rows of a text that is comma-separated as a whole, quoted line breaks included, else None."""
    if text.count(",") < _LEAST_FIELDS * _LEAST_LINES:
        return None
    try:
        rows = [[field.strip() for field in row] for row in csv.reader(text.splitlines(keepends=True), strict=True)]
    except csv.Error:
        return None
    counts = [len(row) for row in rows if row]
    wide = max(counts, default=0)
    if len(counts) < _LEAST_LINES or wide < _LEAST_FIELDS:
        return None
    return rows if sum(count == wide for count in counts) * 10 >= 8 * len(counts) else None


def comma_rows(lines: Sequence[str], start: int) -> tuple[list[Block], int]:
    """Read lines with equally many comma-separated fields from line `start`; no blocks where there are too few."""
    rows: list[list[str]] = []
    at = start
    while at < len(lines) and lines[at].count(",") >= _LEAST_FIELDS - 1:
        try:
            row = next(csv.reader([lines[at]], strict=True))
        except csv.Error:
            break
        if rows and len(row) != len(rows[0]):
            break
        rows.append([field.strip() for field in row])
        at += 1
    if len(rows) < _LEAST_LINES or len(rows[0]) < _LEAST_FIELDS:
        return [], start
    return delimited_blocks(rows), at
