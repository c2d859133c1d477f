"""Comma-separated rows in plain text: a whole file of them, or a table among paragraphs.

Chinese prose has full-width commas; what counts is that several lines have as many fields.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace

from gkdash.documents import Block, Grid
from gkdash.readers.regions import delimited_blocks

_LEAST_FIELDS = 3
_LEAST_LINES = 3
_LONGEST_ALONE = 24
"""A line without a comma that is longer is prose and ends a table."""
_APART = re.compile(r"\d\s+\d")
"""In `1,877 0 0` the comma parts thousands and the blank parts cells."""


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
    """Read comma-separated lines from line `start`; no blocks where there are too few.

    Where merged cells were left out, rows differ in length; then cells of two rows are not in the same column. Empty
    lines between rows do not count (line ends doubled by a wrong mode of writing).
    """
    rows: list[list[str]] = []
    at = end = start
    kept = 0
    while at < len(lines):
        line = lines[at].strip()
        if line and (not rows or "," in line or len(line) <= _LONGEST_ALONE):
            try:
                row = [field.strip() for field in next(csv.reader([line], strict=True))]
            except csv.Error:
                break
            if any(_APART.search(field) for field in row):
                break
            rows.append(row)
            if len(row) > 1:
                end, kept = at + 1, len(rows)
        elif line:
            break
        at += 1
    rows = rows[:kept]
    wide = sum(len(row) >= _LEAST_FIELDS for row in rows)
    if wide < _LEAST_LINES or 2 * sum(len(row) > 1 for row in rows) < len(rows):
        return [], start
    blocks = delimited_blocks(rows, table=True)
    if len({len(row) for row in rows}) == 1:
        return blocks, end
    return [replace(block, aligned=False) if isinstance(block, Grid) else block for block in blocks], end
