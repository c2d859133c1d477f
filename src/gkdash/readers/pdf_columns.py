"""Columns of tables without ruling lines: which lines belong to such a table, and where its columns are.

A table is a run of lines with wide gaps in them; its columns are what the stretches of text of those lines share. A
stretch over several columns (a heading over a group) does not join them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from gkdash.readers.pdf_model import Line, Segment

_LOOSE = 3
_PROSE = 0.62
_LEADING = 4.5


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of text with the columns that it covers, the last one included."""

    segment: Segment
    line: Line
    first: int
    last: int


def runs_of(lines: Sequence[Line], left: float, right: float) -> list[tuple[int, int]]:
    """Return (start, end) of the runs of lines that may be tables; `left` and `right` bound the text of the page."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    last = 0
    for index, line in enumerate(lines):
        if len(line.segments) > 1:
            if start is None or not _follows(lines, last, index):
                _close(lines, start, last, runs)
                start = index
            last = index
        elif start is not None and (_is_prose(line, left, right) or index - last > _LOOSE):
            _close(lines, start, last, runs)
            start = None
    _close(lines, start, last, runs)
    return [_widened(lines, run, left, right) for run in runs]


def _follows(lines: Sequence[Line], last: int, index: int) -> bool:
    return all(
        lines[number].middle - lines[number + 1].middle < _LEADING * lines[number].size for number in range(last, index)
    )


def _is_prose(line: Line, left: float, right: float) -> bool:
    width = right - left
    return line.right - line.left > _PROSE * width and line.left - left < 0.12 * width


def _close(lines: Sequence[Line], start: int | None, last: int, runs: list[tuple[int, int]]) -> None:
    if start is None:
        return
    counts = [len(line.segments) for line in lines[start : last + 1] if len(line.segments) > 1]
    if len(counts) >= 3 or (len(counts) == 2 and min(counts) >= 3):
        runs.append((start, last + 1))


def _widened(lines: Sequence[Line], run: tuple[int, int], left: float, right: float) -> tuple[int, int]:
    """Take in short lines that stand close above and below a run: parts of labels that wrap."""
    start, end = run
    inner = lines[start:end]
    usual = sorted(one.middle - other.middle for one, other in itertools.pairwise(inner))[len(inner) // 2 - 1]
    while start and _near(lines[start - 1], lines[start], usual) and not _is_prose(lines[start - 1], left, right):
        start -= 1
    while end < len(lines) and _near(lines[end - 1], lines[end], usual) and not _is_prose(lines[end], left, right):
        end += 1
    return start, end


def _near(upper: Line, lower: Line, usual: float) -> bool:
    return upper.middle - lower.middle < 0.9 * usual and len(upper.segments) + len(lower.segments) > 2


def columns_of(lines: Sequence[Line]) -> tuple[list[tuple[float, float]], list[Placed]] | None:
    """Return the columns' extents from left to right and every stretch with its columns; None where they run together."""
    rows = [line for line in lines if len(line.segments) > 1]
    single = [
        segment
        for line in rows
        for segment in line.segments
        if not any(_covers(segment, other) for other in rows if other is not line)
    ]
    columns = _merged([(segment.left, segment.right) for segment in single])
    if len(columns) < 2:
        return None
    placed: list[Placed] = []
    for line in lines:
        used = -1
        for segment in line.segments:
            hit = [
                index
                for index, (begin, end) in enumerate(columns)
                if min(end, segment.right) - max(begin, segment.left)
                > 0.2 * min(end - begin, segment.right - segment.left)
            ]
            if not hit:
                nearest = min(
                    range(len(columns)),
                    key=lambda index: abs(columns[index][0] + columns[index][1] - segment.left - segment.right),
                )
                hit = [nearest]
            if hit[0] <= used:
                return None
            used = hit[-1]
            placed.append(Placed(segment, line, hit[0], hit[-1]))
    return columns, placed


def _covers(segment: Segment, line: Line) -> bool:
    """Tell whether a stretch stands over two or more stretches of another line."""
    under = 0
    for other in line.segments:
        shared = min(segment.right, other.right) - max(segment.left, other.left)
        under += shared > 0.3 * (other.right - other.left)
    return under > 1


def _merged(extents: list[tuple[float, float]]) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for begin, end in sorted(extents):
        if columns and begin < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((begin, end))
    return columns
