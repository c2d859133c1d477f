"""Columns of tables without ruling lines: which lines belong to such a table, and where its columns are.

A table is a run of lines with wide gaps in them; its columns are what the stretches of text of those lines share. A
stretch over several columns (a heading over a group) does not join them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkdash.readers.pdf_model import Glyph, Line, Segment
from gkdash.readers.pdf_text import ENUMERATOR, LEFT_HALF, between, drawn_apart, is_figure, pieces_of, wide

_LOOSE = 3
_MANY = 14
_SHORT = 0.3
_PROSE = 0.62
_LEADING = 4.5
_APART = 0.2
_OWN = 0.4
"""A line of a header that names columns, and not groups of them, has a word for so many of them."""
_BESIDE = 4
_BETWEEN = 0.85
"""Two lines of one column are not nearer to each other, in font sizes."""
_SHARED = 4.0
"""Two columns have less in common, in points: text that reaches further into the next one spans both."""
_HEADER = 2.8
"""Distance of the lines of a header, in font sizes."""


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
        elif start is not None and (
            _is_prose(line, left, right)
            or index - last > (_LOOSE if line.right - line.left > _SHORT * (right - left) else _MANY)
            or not _alike(line, lines[last])
        ):
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
    figures = any(is_figure(line.segments[-1].text) for line in lines[start : last + 1] if len(line.segments) > 1)
    if len(counts) >= 3 or (len(counts) == 2 and (min(counts) >= 3 or figures)):
        runs.append((start, last + 1))


def _widened(lines: Sequence[Line], run: tuple[int, int], left: float, right: float) -> tuple[int, int]:
    """Take in short lines that stand close above and below a run: parts of cells that wrap."""
    start, end = run
    inner = lines[start:end]
    usual = sorted(one.middle - other.middle for one, other in pairwise(inner))[len(inner) // 2 - 1]
    while start and _near(lines[start - 1], lines[start], usual, left) and not _is_prose(lines[start - 1], left, right):
        start -= 1
    while (
        end < len(lines) and _near(lines[end - 1], lines[end], usual, left) and not _is_prose(lines[end], left, right)
    ):
        end += 1
    return start, end


def _near(upper: Line, lower: Line, usual: float, side: float) -> bool:
    gap = upper.middle - lower.middle
    if not _alike(upper, lower) or gap > max(0.9 * usual, 1.75 * lower.size):
        return False
    return gap < max(0.9 * usual, 1.45 * lower.size) or (
        not ENUMERATOR.match(lower.segments[0].text) and lower.left > side + 0.3 * lower.size
    )


def _alike(one: Line, other: Line) -> bool:
    """Tell whether two lines are of one size: a heading between two tables is not."""
    return abs(one.size - other.size) < 0.11 * max(one.size, other.size)


def columns_of(lines: Sequence[Line]) -> tuple[list[tuple[float, float]], list[Placed]] | None:
    """Return the columns' extents from left to right and every stretch with its columns; None where they run together.

    Figures make columns first: they are narrow. Text that stands over none of those makes the others.
    """
    rows = [(line, _words(pieces_of(line), line.size)) for line in lines]
    seeds = _seeds(
        [
            [piece for number, piece in enumerate(pieces) if _is_value(pieces, number, line.size)]
            for line, pieces in rows
        ]
    )
    free = [(line, [piece for piece in pieces if not _hit(piece, seeds)]) for line, pieces in rows]
    first = next((index for index, (line, pieces) in enumerate(rows) if _holds_values(pieces, line.size)), 0)
    start = lines[first].middle + 1.7 * lines[first].size
    edge = min((begin for begin, _ in seeds), default=0.0)
    borders = _borders([(line, pieces) for line, pieces in free if line.middle <= start], edge)
    body = [
        [piece for piece in pieces if not any(piece.left < left and piece.right > right for left, right in borders)]
        for (line, pieces), (_, whole) in zip(free, rows, strict=True)
        if line.middle <= start
        and (_holds_values(whole, line.size) or (pieces and len(pieces) == len(whole) and pieces[-1].right < edge))
    ]
    header = _above(rows[:first], lines[first].middle)
    several = [
        piece
        for pieces in body
        if len(pieces) > 1
        for piece in pieces
        if not any(_covers(piece, others) for others in body if others is not pieces)
    ]
    labels = _merged([(piece.left, piece.right) for piece in several])
    labels += _untouched([pieces[0] for pieces in body if len(pieces) == 1], [*seeds, *labels])
    naming = [pieces for pieces in header if len(pieces) > max(1.0, _OWN * (len(seeds) + len(labels)))]
    labels += _untouched(
        [
            piece
            for index, pieces in enumerate(naming)
            for piece in pieces
            if (piece.left > edge or not labels)
            and not any(
                piece.right > other.left and piece.left < other.right for below in naming[:index] for other in below
            )
        ],
        [*seeds, *labels],
    )
    columns = sorted([*seeds, *labels])
    if len(columns) < 2 or any(one[1] > other[0] + 1.0 for one, other in pairwise(columns)):
        return None
    placed: list[Placed] = []
    for line, pieces in rows:
        parted = [part for piece in pieces for part in _parted(piece, line, columns, seeds)]
        row = _placed(line, parted, columns)
        if row is None:
            return None
        placed += row
    return columns, placed


def _borders(rows: Sequence[tuple[Line, list[Segment]]], edge: float) -> list[tuple[float, float]]:
    """Return the spaces between columns of labels, left of `edge`, told by lines too near each other to be one column's.

    A group's label stands at half the height between two lines of a label beside it.
    """
    labels = [(line, piece) for line, pieces in rows for piece in pieces if piece.right <= edge]
    spaces: list[tuple[float, float]] = []
    for index, (line, piece) in enumerate(labels):
        for other, beside in labels[index + 1 : index + 1 + _BESIDE]:
            if 0 < piece.middle - beside.middle < _BETWEEN * min(line.size, other.size):
                one, two = (piece, beside) if piece.right < beside.right else (beside, piece)
                if one.right < two.left:
                    spaces.append((one.right, two.left))
    borders: list[tuple[float, float]] = []
    for left, right in sorted(spaces):
        if borders and left < borders[-1][1]:
            borders[-1] = (max(left, borders[-1][0]), min(right, borders[-1][1]))
        else:
            borders.append((left, right))
    return borders


def _above(rows: Sequence[tuple[Line, list[Segment]]], start: float) -> list[list[Segment]]:
    """Return the stretches of the header's lines, lowest first, up to a wide gap or a heading over the whole header.

    The header stands above the height `start`; above a heading the header of another part may stand.
    """
    found: list[list[Segment]] = []
    last = start
    for line, pieces in reversed(rows):
        heading = len(pieces) == 1 and any(len(below) > 1 for below in found)
        if heading or line.middle - last > _HEADER * line.size:
            break
        found.append(pieces)
        last = line.middle
    return found


def _seeds(rows: Sequence[Sequence[Segment]]) -> list[tuple[float, float]]:
    """Return the columns of figures, narrow figures first; one over two that stand side by side in a row joins nothing.

    `1663` may be 16 and 63 of two columns that touch.
    """
    columns: list[tuple[float, float]] = []
    for piece in sorted((piece for row in rows for piece in row), key=lambda piece: piece.right - piece.left):
        under = [column for column in columns if piece.left < column[1] and piece.right > column[0]]
        if len(under) > 1 and any(
            sum(any(part.left < end and part.right > begin for part in row) for begin, end in under) > 1
            for row in rows
            if piece not in row
        ):
            continue
        columns = [column for column in columns if column not in under]
        columns.append(
            (min([piece.left, *(begin for begin, _ in under)]), max([piece.right, *(end for _, end in under)]))
        )
    return sorted(columns)


def _parted(
    piece: Segment, line: Line, columns: Sequence[tuple[float, float]], seeds: Sequence[tuple[float, float]]
) -> list[Segment]:
    """Cut a stretch over several columns of figures where two of its characters stand apart between them."""
    hit = [columns[index] for index in _hit(piece, columns)]
    if len(hit) < 2 or not line.glyphs:
        return [piece]
    glyphs = [
        glyph for glyph in line.glyphs if piece.left - 0.1 < glyph.left < piece.right + 0.1 and glyph.text.strip()
    ]
    if "".join(glyph.text for glyph in glyphs) != "".join(piece.text.split()):
        return [piece]
    parts: list[Segment] = []
    start = 0
    for one, other in pairwise(hit):
        places = [
            (after.left - _ink_end(before), index)
            for index, (before, after) in enumerate(pairwise(glyphs), 1)
            if index > start and (one[0] + one[1]) / 2 < (before.right + after.left) / 2 < (other[0] + other[1]) / 2
        ]
        drawn = [at for _, at in places if drawn_apart(glyphs[at - 1], glyphs[at], line.glyphs)]
        gap, index = max(places, default=(0.0, 0))
        if len(drawn) == 1:
            index = drawn[0]
        elif other not in seeds:
            continue
        elif hit[-1] not in seeds or gap < _APART * line.size:
            return [piece]
        parts.append(_stretch(glyphs[start:index], piece.middle))
        start = index
    return [*parts, _stretch(glyphs[start:], piece.middle)] if parts else [piece]


def _ink_end(glyph: Glyph) -> float:
    return (glyph.left + glyph.right) / 2 if glyph.text in LEFT_HALF else glyph.right


def _stretch(glyphs: Sequence[Glyph], middle: float) -> Segment:
    return Segment("".join(glyph.text for glyph in glyphs), glyphs[0].left, glyphs[-1].right, middle)


def _words(pieces: list[Segment], size: float) -> list[Segment]:
    """Put together single characters set apart to fill a cell: `信 息 内 容`."""
    words: list[Segment] = []
    spaced = False
    for piece in pieces:
        single = len(piece.text) == 1 and wide(piece.text)
        if single and spaced and piece.left - words[-1].right < 1.2 * size:
            last = words.pop()
            words.append(Segment(last.text + piece.text, last.left, piece.right, last.middle))
        else:
            words.append(piece)
        spaced = single
    return words


def _holds_values(pieces: Sequence[Segment], size: float) -> bool:
    return any(_is_value(pieces, number, size) for number in range(len(pieces)))


def _is_value(pieces: Sequence[Segment], number: int, size: float) -> bool:
    """Tell whether a stretch is a figure, and not the number before a label."""
    if not is_figure(pieces[number].text):
        return False
    if number + 1 == len(pieces):
        return True
    after = pieces[number + 1]
    return is_figure(after.text) or after.left - pieces[number].right > 1.2 * size


def _hit(piece: Segment, columns: Sequence[tuple[float, float]]) -> list[int]:
    """Return the columns that a stretch stands over."""
    return [
        index
        for index, (begin, end) in enumerate(columns)
        if min(end, piece.right) - max(begin, piece.left) > 0.25 * min(end - begin, piece.right - piece.left)
    ]


def _untouched(pieces: Sequence[Segment], columns: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the columns made by those stretches that stand over none of `columns`."""
    return _merged([(piece.left, piece.right) for piece in pieces if not _touched(piece, columns)])


def _touched(piece: Segment, columns: Sequence[tuple[float, float]]) -> bool:
    return any(piece.right > begin and piece.left < end for begin, end in columns)


def _placed(line: Line, pieces: Sequence[Segment], columns: Sequence[tuple[float, float]]) -> list[Placed] | None:
    """Give a line's stretches their columns, those in one column as one; None where a column comes back."""
    row: list[Placed] = []
    for piece in pieces:
        hit = _hit(piece, columns)
        if not hit:
            hit = [_nearest(piece, columns)]
        if row and hit[0] == row[-1].last == row[-1].first and len(hit) == 1:
            before = row.pop().segment
            gap = (piece.left - before.right) / line.size
            text = before.text + (between(before.text[-1], piece.text[0], gap) and " ") + piece.text
            row.append(Placed(Segment(text, before.left, piece.right, before.middle), line, hit[0], hit[0]))
        elif row and hit[0] <= row[-1].last:
            return None
        else:
            row.append(Placed(piece, line, hit[0], hit[-1]))
    return row


def _nearest(piece: Segment, columns: Sequence[tuple[float, float]]) -> int:
    """Return the column that a stretch reaches over most, or where it stands over none the one with the nearest middle."""
    middle = (piece.left + piece.right) / 2
    return min(
        range(len(columns)),
        key=lambda index: (
            -max(0.0, min(columns[index][1], piece.right) - max(columns[index][0], piece.left)),
            abs(columns[index][0] + columns[index][1] - 2 * middle),
        ),
    )


def _covers(segment: Segment, others: Sequence[Segment]) -> bool:
    """Tell whether a stretch stands over two or more stretches of another line."""
    under = 0
    for other in others:
        shared = min(segment.right, other.right) - max(segment.left, other.left)
        under += shared > min(0.3 * (other.right - other.left), _SHARED)
    return under > 1


def _merged(extents: list[tuple[float, float]]) -> list[tuple[float, float]]:
    columns: list[tuple[float, float]] = []
    for begin, end in sorted(extents):
        if columns and begin < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((begin, end))
    return columns
