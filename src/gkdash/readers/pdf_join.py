"""One table out of its parts on successive pages, where the parts clearly are one.

The same outline and column edges, nothing between. A row cut by the break becomes one row, a label cut in two one cell;
header rows printed again are dropped and told. Where it is not clear two tables stay, and no text is lost either way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkdash.readers.pdf_model import Table, TableCell
from gkdash.readers.pdf_text import ENUMERATOR, is_figure, number_goes_on

_EDGE = 4.5
_OUTLINE = 7.0
_SHIFT = 45.0
_LOOSE_EDGE = 25.0
_OPENING = "（(〔[【“《"
_CLOSING = "）)〕]】”》"


def joined(upper: Table, lower: Table) -> tuple[Table, list[str]] | None:
    """Return the two parts as one table and the texts of header rows dropped; None where they are not one table."""
    edges = _common_edges(upper, lower)
    if edges is None:
        return None
    xs, above, below = edges
    _remap(upper, above, xs)
    _remap(lower, below, xs)
    dropped = _drop_header(upper, lower)
    if not lower.cells:
        return upper, dropped
    bottom = {_span(cell): cell for cell in upper.cells if cell.row + cell.row_span == upper.row_count}
    top = {_span(cell): cell for cell in lower.cells if cell.row == 0}
    pairs = [(bottom[span], cell) for span, cell in top.items() if span in bottom]
    split = len(pairs) == len(top) == len(bottom) and (_is_split_row(pairs, _Habits.of(upper)) or _are_rests(pairs))
    merged = (
        pairs if split else [pair for pair in pairs if _is_one_cell(*pair, list(bottom.values()), list(top.values()))]
    )
    offset = upper.row_count - (1 if split else 0)
    absorbed = set()
    for one, other in merged:
        one.row_span += other.row_span - (1 if split else 0)
        wrapped = is_figure(one.text) and _goes_on(one, other)
        one.text = ("" if wrapped else "\n").join(text for text in (one.text, other.text) if text)
        one.lines = [*one.lines, *other.lines]
        absorbed.add(id(other))
    for cell in lower.cells:
        cell.row += offset
    upper.cells += [cell for cell in lower.cells if id(cell) not in absorbed]
    upper.ys = [*upper.ys, *lower.ys[(2 if split else 1) :]]
    return upper, dropped


def _common_edges(upper: Table, lower: Table) -> tuple[list[float], list[int], list[int]] | None:
    """Return the column edges of both, and for each table where its edges lie among them."""
    shift = lower.xs[0] - upper.xs[0]
    theirs = [x - shift for x in lower.xs]
    if not (upper.ruled and lower.ruled):
        same = upper.ruled == lower.ruled and len(upper.xs) == len(lower.xs)
        if not same or any(abs(x - y) > _LOOSE_EDGE for x, y in zip(upper.xs, lower.xs, strict=True)):
            return None
        return upper.xs, list(range(len(upper.xs))), list(range(len(upper.xs)))
    if abs(shift) > _SHIFT or abs(theirs[-1] - upper.xs[-1]) > _OUTLINE:
        return None
    inner, other = upper.xs[1:-1], theirs[1:-1]
    fewer, more = (inner, other) if len(inner) <= len(other) else (other, inner)
    matched = sum(any(abs(x - y) <= _EDGE for y in more) for x in fewer)
    if fewer and matched < 0.6 * len(fewer):
        return None
    xs = list(upper.xs)
    for x in other:
        if all(abs(x - y) > _EDGE for y in xs):
            xs.append(x)
    xs.sort()
    above = [xs.index(x) for x in upper.xs]
    below = [min(range(len(xs)), key=lambda index, x=x: abs(xs[index] - x)) for x in theirs]  # type: ignore[misc]
    below[0], below[-1] = 0, len(xs) - 1
    if any(one >= two for one, two in pairwise(below)):
        return None
    return xs, above, below


def _remap(table: Table, places: Sequence[int], xs: list[float]) -> None:
    for cell in table.cells:
        start, end = places[cell.column], places[cell.column + cell.column_span]
        cell.column, cell.column_span = start, end - start
    table.xs = xs


def _span(cell: TableCell) -> tuple[int, int]:
    return cell.column, cell.column_span


def _drop_header(upper: Table, lower: Table) -> list[str]:
    """Take the rows off `lower` that repeat the first rows of `upper`: labels only, two or more of them."""
    count = 0
    while count < min(upper.row_count, lower.row_count):
        mine, theirs = _row_texts(upper, count), _row_texts(lower, count)
        if mine != theirs or any(is_figure(text) for *_, text in mine):
            break
        count += 1
    while count and any(cell.row < count < cell.row + cell.row_span for cell in lower.cells):
        count -= 1
    texts = [cell.text for cell in lower.cells if cell.row < count and cell.text]
    if len(texts) < 2:
        return []
    lower.cells = [cell for cell in lower.cells if cell.row >= count]
    for cell in lower.cells:
        cell.row -= count
    lower.ys = lower.ys[count:]
    return [" ".join(" ".join(texts).split())]


def _row_texts(table: Table, row: int) -> list[tuple[int, int, int, str]]:
    return [
        (cell.column, cell.column_span, cell.row_span, re.sub(r"\s+", "", cell.text))
        for cell in sorted(table.cells, key=lambda cell: cell.column)
        if cell.row == row
    ]


@dataclass(frozen=True, slots=True)
class _Habits:
    """How the cells of each column break their lines.

    `widths` is the longest line before another, `openings` the first lines of several, `broken` whether lines are
    broken by hand before they are full, `numbered` whether the labels carry numbers.
    """

    widths: dict[tuple[int, int], float]
    openings: dict[tuple[int, int], set[str]]
    broken: set[tuple[int, int]]
    numbered: set[tuple[int, int]]

    @classmethod
    def of(cls, table: Table) -> _Habits:
        habits = cls({}, {}, set(), set())
        marked: dict[tuple[int, int], list[bool]] = {}
        for cell in table.cells:
            span = _span(cell)
            for line in cell.lines[:-1]:
                length = line.right - line.left
                habits.widths[span] = max(habits.widths.get(span, 0.0), length)
                if length + line.size < cell.box[2] - cell.box[0] - 12.5:
                    habits.broken.add(span)
            if len(cell.lines) > 1:
                habits.openings.setdefault(span, set()).add(cell.lines[0].text())
            if cell.text and not is_figure(cell.text):
                marked.setdefault(span, []).append(bool(ENUMERATOR.match(cell.text)))
        habits.numbered.update(span for span, marks in marked.items() if sum(marks) * 2 >= len(marks))
        return habits

    def cut(self, cell: TableCell, rest: TableCell) -> bool:
        """Tell whether the text of `cell` is cut off before `rest`, by what other cells of the column look like."""
        if is_figure(cell.text) or ENUMERATOR.match(rest.text):
            return False
        span = _span(cell)
        if len(cell.lines) == 1 and cell.lines[0].text() in self.openings.get(span, ()):
            return True
        return span in self.broken and span in self.numbered


def _is_split_row(pairs: Sequence[tuple[TableCell, TableCell]], habits: _Habits) -> bool:
    """Tell whether the last row above and the first below are one: figures on one side only, texts that go on."""
    both = [(one, other) for one, other in pairs if one.text and other.text]
    sure = [
        (one, other)
        for one, other in both
        if _goes_on(one, other, habits.widths.get(_span(one), 0.0)) or habits.cut(one, other)
    ]
    if not any(is_figure(one.text) or is_figure(other.text) for one, other in pairs):
        rest = any(one.text and not other.text for one, other in pairs)
        numbered = any(ENUMERATOR.match(other.text) for _, other in both)
        return rest and not numbered and len(sure) * 2 >= len(both) > 0
    if len(sure) < len(both):
        return False
    pairs = [(one, other) for one, other in pairs if not (is_figure(one.text) and other.text)]
    above = [one for one, _ in pairs if is_figure(one.text)]
    below = [other for _, other in pairs if is_figure(other.text)]
    if above and below:
        return False
    if above:
        return bool(both)
    return bool(both) or any(one.text for one, _ in pairs if one.row_span == 1)


def _are_rests(pairs: Sequence[tuple[TableCell, TableCell]]) -> bool:
    """Tell whether the first row below has no label and fewer cells than the last above: the rests of its figures.

    A numbered text (`（六）其他处理` across the columns of labels) is a label.
    """
    labels = [other for one, other in pairs if one.text and not is_figure(one.text) and one.row_span == 1]
    filled = sum(bool(one.text) for one, _ in pairs)
    rests = sum(bool(other.text) for _, other in pairs)
    if any(ENUMERATOR.match(other.text) for _, other in pairs):
        return False
    return bool(labels) and not any(label.text for label in labels) and 0 < rests < filled


def _is_one_cell(one: TableCell, other: TableCell, bottom: Sequence[TableCell], top: Sequence[TableCell]) -> bool:
    """Tell whether a cell runs on over the break while the rows beside it end there: a label of several rows."""
    if is_figure(one.text) or is_figure(other.text):
        return False
    figures = [cell.column for cell in top if is_figure(cell.text)]
    if figures and other.column >= min(figures):
        return False
    beside = all(
        any(cell.column > one.column and cell.text and not is_figure(cell.text) for cell in cells)
        for cells in (bottom, top)
    )
    tall = one.row_span > 1 or other.row_span > 1
    if one.text and other.text:
        return (tall or beside) and _goes_on(one, other)
    if not other.text and not one.text:
        return tall and beside
    if not one.text:
        return beside and other.row_span > 1
    return beside or other.row_span > 1


def _goes_on(one: TableCell, other: TableCell, width: float = 0.0) -> bool:
    """Tell whether the text of `other` continues that of `one`, cut by the page: its last line is a full one.

    A line is full where the next character finds no room, or where it is as long as `width`.
    """
    opened = sum(one.text.count(mark) for mark in _OPENING) - sum(one.text.count(mark) for mark in _CLOSING)
    closed = sum(other.text.count(mark) for mark in _CLOSING) - sum(other.text.count(mark) for mark in _OPENING)
    if opened > 0 and closed > 0 and not ENUMERATOR.match(other.text):
        return True
    if is_figure(one.text):
        return bool(one.lines) and number_goes_on(one.lines[-1], other.text.split("\n")[0], one.box)
    if ENUMERATOR.match(other.text) or is_figure(other.text):
        return False
    if _is_stacked(one) and _is_stacked(other, least=1):
        return True
    return _is_full(one, width)


def _is_full(cell: TableCell, width: float = 0.0) -> bool:
    """Tell whether a cell's last line leaves no room for another character, or is as long as `width`."""
    if not cell.lines:
        return False
    last = cell.lines[-1]
    length = last.right - last.left
    if width and length > width - 0.6 * last.size:
        return True
    return length + last.size > cell.box[2] - cell.box[0] - 12.5


def _is_stacked(cell: TableCell, least: int = 2) -> bool:
    """Tell whether a cell's text runs downwards, one character to a line."""
    return len(cell.lines) >= least and all(len(line.text()) <= 2 for line in cell.lines)
