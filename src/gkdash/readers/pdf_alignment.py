"""Rows of a table without ruling lines, from what holds for all of its rows: cells are aligned at one height.

All rows of a table are aligned in one way (by their first lines, their middles or their last lines); lines go on in a
cell only where the line before is full; every row has a label. The division into rows that leaves the fewest cells empty
is taken if no other comes near it; else nothing is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkdash.readers.pdf_columns import Placed
from gkdash.readers.pdf_text import ENUMERATOR, is_figure, wide

_MOST_BANDS = 22
"""Bands of text at most in one row: a label of eight lines beside figures that wrap."""
_SAME = 0.36
_CLOSE = 0.3
_LEADING = 1.9
_MARGIN = 0.9
_NO_LABEL = 4.0
_CUT = 3.0
_HEADING = 1.5
_GAIN = 4.0
_HIGH = 0.4

_Cells = dict[int, list[Placed]]


@dataclass(slots=True)
class _Plan:
    """A division into rows up to some band: what it costs, and where its rows begin."""

    cost: float
    starts: tuple[int, ...]
    unsure: bool = False


def aligned_rows(
    body: Sequence[Placed], grouping: Sequence[Placed], widths: Sequence[float], item: int, cuts: Sequence[float]
) -> list[_Cells] | None:
    """Return the rows as the lines of each cell by its first column; None where they are not sure.

    `body` are the stretches in the columns from `item` on, `grouping` those left of it; `widths` is the room that each
    column has, `cuts` are heights at which one row ends and the next begins.
    """
    bands = _bands(body)
    rows = _Rows(bands, grouping, widths, item, cuts)
    best = rows.best()
    rows.narrow = True
    other = rows.best()
    if other and (best is None or other.cost < best.cost - _GAIN):
        best = other
    if best is None or best.unsure:
        return None
    ends = [*best.starts[1:], len(bands)]
    return [_cells(bands[start:end], item) for start, end in zip(best.starts, ends, strict=True)]


def _first(lines: Sequence[Placed]) -> float:
    return lines[0].segment.middle


def _middle(lines: Sequence[Placed]) -> float:
    return (lines[0].segment.middle + lines[-1].segment.middle) / 2


def _last(lines: Sequence[Placed]) -> float:
    return lines[-1].segment.middle


def _bands(body: Sequence[Placed]) -> list[list[Placed]]:
    """Return the stretches in groups from top to bottom, such that a straight line parts each from the next."""
    bands: list[list[Placed]] = []
    bottom = 0.0
    for one in sorted(body, key=lambda one: -one.segment.middle):
        high = _HIGH * one.line.size
        if bands and one.segment.middle + high > bottom:
            bands[-1].append(one)
            bottom = min(bottom, one.segment.middle - high)
        else:
            bands.append([one])
            bottom = one.segment.middle - high
    return bands


def _cells(bands: Sequence[Sequence[Placed]], item: int) -> _Cells:
    cells: _Cells = {}
    for band in bands:
        for one in band:
            cells.setdefault(max(item, one.first), []).append(one)
    return cells


class _Rows:
    """Weighs rows made of bands of one table."""

    def __init__(
        self,
        bands: Sequence[Sequence[Placed]],
        grouping: Sequence[Placed],
        widths: Sequence[float],
        item: int,
        cuts: Sequence[float],
    ) -> None:
        self.bands = bands
        self.grouping = grouping
        self.widths = widths
        self.item = item
        self.cuts = cuts
        self.values = len(widths) - max(item + 1, 0)
        self.narrow = False
        self.labels = [one for band in bands for one in band if one.first <= item]
        self.spread = _spread(bands, item)

    def best(self) -> _Plan | None:
        """Return the best division, `unsure` where another comes near it; None where there is none."""
        found = sorted(
            (plan for height in (_first, _middle, _last) for plan in self.plans(height)), key=lambda plan: plan.cost
        )
        if not found:
            return None
        best = found[0]
        unsure = any(other.starts != best.starts and other.cost - best.cost < _MARGIN for other in found[1:])
        return _Plan(best.cost, best.starts, unsure)

    def plans(self, height: Callable[[Sequence[Placed]], float]) -> list[_Plan]:
        """Return the two best divisions for rows whose cells stand at one `height`."""
        reached: list[list[_Plan]] = [[_Plan(0.0, ())]] + [[] for _ in self.bands]
        for start in range(len(self.bands)):
            if not reached[start]:
                continue
            for end in range(start + 1, min(start + _MOST_BANDS, len(self.bands)) + 1):
                cells = _cells(self.bands[start:end], self.item)
                if not self._goes_on(cells) or self._is_cut(start, end):
                    break
                cost = self._cost(cells, height, edge=start == 0 or end == len(self.bands))
                if cost is not None:
                    reached[end] += [_Plan(plan.cost + cost, (*plan.starts, start)) for plan in reached[start]]
                    reached[end] = sorted(reached[end], key=lambda plan: plan.cost)[:2]
        return reached[-1]

    def _goes_on(self, cells: _Cells) -> bool:
        """Tell whether the lines in each column may be those of one cell."""
        return all(self._joins(upper, lower) for lines in cells.values() for upper, lower in pairwise(lines))

    def _is_cut(self, start: int, end: int) -> bool:
        """Tell whether a rule stands between two of the bands."""
        upper, lower = self.bands[start][0].segment.middle, self.bands[end - 1][-1].segment.middle
        return any(lower < cut < upper for cut in self.cuts)

    def _joins(self, upper: Placed, lower: Placed) -> bool:
        gap = upper.segment.middle - lower.segment.middle
        size = max(upper.line.size, lower.line.size)
        if not 0.8 * size < gap < _LEADING * size:
            return False
        if upper.first <= self.item and gap > self.spread * 1.25:
            return False
        if upper.first > self.item and upper.last != lower.last:
            return False
        room = self._room(upper) if upper.first <= self.item else self.widths[upper.first]
        need = _word(lower.segment.text) * size
        return upper.segment.right - upper.segment.left + need > room - 0.4 * size

    def _room(self, one: Placed) -> float:
        """Return the width of the widest label; if `narrow`, of those that begin, end or are centred where `one` does."""
        if not self.narrow:
            if one.first == one.last:
                return self.widths[one.first]
            return max(other.segment.right - other.segment.left for other in self.labels if other.first == one.first)
        left, right, near = one.segment.left, one.segment.right, 0.6 * one.line.size
        return max(
            other.right - other.left
            for other in (label.segment for label in self.labels)
            if abs(other.left - left) < near
            or abs(other.right - right) < near
            or abs(other.left + other.right - left - right) < 2 * near
        )

    def _cost(self, cells: _Cells, height: Callable[[Sequence[Placed]], float], *, edge: bool) -> float | None:
        """Return how unlikely these cells are as a row; None where they are none.

        At the `edge` of a page a row may be cut, and its label stand at another height than its figures.
        """
        size = max(one.line.size for lines in cells.values() for one in lines)
        same = (_CLOSE if height is _middle else _SAME) * size
        heights = [height(lines) for lines in cells.values()]
        cost = 0.0
        if max(heights) - min(heights) > same:
            heights = [height(lines) for first, lines in cells.items() if first > self.item]
            if not edge or not heights or max(heights) - min(heights) > same:
                return None
            cost = _CUT
        figures = [lines for first, lines in cells.items() if first > self.item]
        cost += sum(
            (len(lines) - 1) * (0.2 if is_figure(lines[0].segment.text) else 1.0)
            + 3.0
            * (len(lines) > 1 and bool(ENUMERATOR.match(lines[0].segment.text)) and wide(lines[0].segment.text[0]))
            for lines in figures
        )
        if self._is_heading(cells):
            return cost + _HEADING
        cost += float(self.values - len(figures)) + (not figures)
        labels = [lines for first, lines in cells.items() if first <= self.item]
        if self.item >= 0 and not labels and not self._beside(heights[0], size):
            cost += _NO_LABEL
        for lines in labels:
            cost += 2.0 * sum(bool(ENUMERATOR.match(one.segment.text)) for one in lines[1:])
        return cost

    def _is_heading(self, cells: _Cells) -> bool:
        """Tell whether a row is one line alone that begins like a heading, over the figures' columns."""
        if len(cells) > 1 or self.item in cells:
            return False
        (lines,) = cells.values()
        text = lines[0].segment.text
        return len(lines) == 1 and wide(text[0]) and bool(ENUMERATOR.match(text))

    def _beside(self, height: float, size: float) -> bool:
        return any(abs(one.segment.middle - height) < 0.8 * size for one in self.grouping)


def _spread(bands: Sequence[Sequence[Placed]], item: int) -> float:
    """Return the least distance of two label lines that is usual in the table."""
    heights = sorted(one.segment.middle for band in bands for one in band if one.first <= item)
    gaps = sorted(upper - lower for lower, upper in pairwise(heights) if upper - lower > 0.8 * bands[0][0].line.size)
    return gaps[len(gaps) // 10] if gaps else float("inf")


_CLOSERS = "）)】》”’，。、；：,.;:%％"
_OPENERS = "（([【《“‘"


def _word(text: str) -> float:
    """Return the width of what may not be cut off the beginning of a line, in font sizes.

    A line ends before no closing and after no opening mark: `5（其` of `475（其中` goes on as one.
    """
    width = 0.0
    held = True
    for char in text:
        if wide(char) and not held and char not in _CLOSERS and char not in _OPENERS:
            break
        width += 1.0 if wide(char) else 0.5
        held = char in _OPENERS or (not wide(char) and char in _CLOSERS)
        if wide(char) and char not in _OPENERS and char not in _CLOSERS:
            held = False
    return width
