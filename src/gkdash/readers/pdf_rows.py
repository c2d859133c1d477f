"""Header, rows and grouping cells of a table without ruling lines, and the parts that have a header of their own.

Which lines make a row is decided by how cells are aligned; here rows get their header and the cells left of the labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkdash.readers.pdf_alignment import aligned_rows
from gkdash.readers.pdf_columns import Placed
from gkdash.readers.pdf_model import Rule
from gkdash.readers.pdf_text import ENUMERATOR, is_figure

_LEADING = 1.9
_MOST_ABOVE = 6
_OVERLAP = 0.85
"""Lines nearer to each other, in font sizes, overlap: they are of cells side by side."""


@dataclass(slots=True)
class Block:
    """The lines of one cell: columns `first` to `last`, its stretches from top to bottom."""

    first: int
    last: int
    parts: list[Placed]

    @property
    def top(self) -> float:
        """Upper edge of the first line."""
        return self.parts[0].segment.middle + self.parts[0].line.size * 0.55

    @property
    def bottom(self) -> float:
        """Lower edge of the last line."""
        return self.parts[-1].segment.middle - self.parts[-1].line.size * 0.55

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def text(self) -> str:
        """The text, one printed line below the other."""
        return "\n".join(part.segment.text for part in self.parts)


@dataclass(slots=True)
class Division:
    """The rows of a table with the blocks of each, header first, and the blocks of the columns left of the labels."""

    rows: list[list[Block]]
    grouping: list[Block]

    def parts(
        self, columns: Sequence[tuple[float, float]]
    ) -> Iterator[tuple[list[tuple[float, float]], list[list[Block]], list[Block]]]:
        """Yield columns, rows and grouping of each part that has a header of its own, without columns it has not."""
        cuts = [
            index
            for index in range(1, len(self.rows))
            if _holds_figure(self.rows[index - 1])
            and len(self.rows) > index + 1
            and not _holds_figure(self.rows[index])
            and (len(self.rows[index]) > 1 or (self._heads(index) and len(self.rows[index + 1]) > 1))
        ]
        if not cuts or self.grouping:
            yield list(columns), self.rows, self.grouping
            return
        for start, end in pairwise([0, *cuts, len(self.rows)]):
            rows = self.rows[start:end]
            used = sorted({column for row in rows for block in row for column in (block.first, block.last)})
            place = {column: index for index, column in enumerate(used)}
            own = [[Block(place[block.first], place[block.last], block.parts) for block in row] for row in rows]
            yield [columns[column] for column in used], own, []

    def _heads(self, index: int) -> bool:
        return not _holds_figure(self.rows[index + 1])


def _holds_figure(row: Sequence[Block]) -> bool:
    return any(is_figure(block.text) for block in row)


def divided(
    columns: Sequence[tuple[float, float]], placed: Sequence[Placed], item: int, rules: Sequence[Rule]
) -> Division | None:
    """Return the table's header and rows; None where they are not sure.

    `item` is the column of the labels; `rules` are drawn between rows, or are none.
    """
    widths = [0.0] * len(columns)
    pitch = [(one[1] + other[0]) / 2 for one, other in pairwise(columns)]
    edges = [2 * columns[0][0] - pitch[0], *pitch, 2 * columns[-1][1] - pitch[-1]]
    for one in placed:
        width = one.segment.right - one.segment.left
        if one.first == one.last and width <= edges[one.first + 1] - edges[one.first] + 1:
            widths[one.first] = max(widths[one.first], width)
    placed = _spanning(placed, item)
    cuts = _cuts(rules, edges, item)
    for start in _starts(placed, item, cuts):
        body = placed[start:]
        own = [one for one in body if one.last >= item]
        grouping = [one for one in body if one.last < item]
        cells = aligned_rows(own, grouping, widths, item, cuts)
        if cells is not None:
            rows = [[_block(lines) for lines in row.values()] for row in cells]
            return Division([*_header(placed[:start], item, edges), *rows], _groups(grouping))
    return None


def _spanning(placed: Sequence[Placed], item: int) -> list[Placed]:
    """Give the last, short line of a label that spans the labels' columns (`二、…申请数`, `量`) the columns of the first."""
    widest: dict[int, float] = {}
    for one in placed:
        if one.first < item <= one.last:
            widest[one.first] = max(widest.get(one.first, 0.0), one.segment.right - one.segment.left)
    result: list[Placed] = []
    for one in placed:
        upper = next((other for other in reversed(result) if other.first <= one.first <= other.last), None)
        alone = not any(other.line is one.line and one is not other and other.first <= item for other in placed)
        if (
            upper is not None
            and one.last < item <= upper.last
            and upper.first < item
            and alone
            and not ENUMERATOR.match(one.segment.text)
            and upper.segment.middle - one.segment.middle < _LEADING * one.line.size
            and upper.segment.right - upper.segment.left > 0.85 * widest.get(upper.first, 0.0)
        ):
            result.append(Placed(one.segment, one.line, upper.first, upper.last))
        else:
            result.append(one)
    return result


def _cuts(rules: Sequence[Rule], edges: Sequence[float], item: int) -> list[float]:
    """Return the heights of the rules below the columns of figures, all of which they cross."""
    if item + 2 >= len(edges):
        return []
    left, right = (edges[item + 1] + edges[item + 2]) / 2, (edges[-1] + edges[-2]) / 2
    heights: dict[float, tuple[float, float]] = {}
    for rule in rules:
        at = next((at for at in heights if abs(at - rule.at) < 1.5), rule.at)
        start, end = heights.get(at, (rule.start, rule.end))
        heights[at] = min(start, rule.start), max(end, rule.end)
    return [at for at, (start, end) in heights.items() if start < left and end > right]


def _starts(placed: Sequence[Placed], item: int, cuts: Sequence[float]) -> list[int]:
    """Return where the first row may begin: at the first figure's line, or at lines of its label above, those first.

    Where a rule stands above the figure's line, whatever is below that rule may be of the first row.
    """
    first = next((index for index, one in enumerate(placed) if one.first > item and is_figure(one.segment.text)), None)
    if first is None:
        return []
    while first and _level(placed[first - 1], placed[first]):
        first -= 1
    starts = [first]
    while starts[-1] and placed[starts[-1] - 1].last <= item and len(starts) < _MOST_ABOVE:
        before = starts[-1] - 1
        if before and placed[before - 1].line is placed[before].line and placed[before - 1].last > item:
            break
        starts.append(before)
    starts.reverse()
    above = [cut for cut in cuts if cut > placed[first].segment.middle]
    if above:
        ruled = next(index for index, one in enumerate(placed) if one.segment.middle < min(above))
        starts = [ruled, *(start for start in starts if start != ruled)]
    return starts


def _level(upper: Placed, lower: Placed) -> bool:
    """Tell whether two stretches stand on one line, or too near each other for the upper one to be a header's."""
    near = _OVERLAP * min(upper.line.size, lower.line.size)
    return upper.line is lower.line or upper.segment.middle - lower.segment.middle < near


def _header(placed: Sequence[Placed], item: int, edges: Sequence[float]) -> list[list[Block]]:
    """Return the rows of the header: headings over several columns line by line, then one for all columns."""
    rows: list[list[Block]] = []
    own: dict[int, list[Placed]] = {}
    labels = [one for one in placed if one.last <= item]
    for one in placed:
        if one.last <= item:
            continue
        width = one.segment.right - one.segment.left
        if one.first == one.last and width <= edges[one.first + 1] - edges[one.first] + 1:
            own.setdefault(one.first, []).append(one)
        elif rows and rows[-1][0].parts[0].line is one.line:
            rows[-1].append(_block([one]))
        else:
            rows.append([_block([one])])
    last = [_block(lines) for lines in own.values()]
    if labels:
        last.append(_block(labels))
    return [*rows, last] if last else rows


def _groups(placed: Sequence[Placed]) -> list[Block]:
    """Return the cells left of the labels."""
    open_cells: dict[int, list[Placed]] = {}
    done: list[list[Placed]] = []
    for one in placed:
        lines = open_cells.get(one.first)
        close = lines and lines[-1].segment.middle - one.segment.middle < _LEADING * one.line.size
        if lines and close and not ENUMERATOR.match(one.segment.text):
            lines.append(one)
        else:
            open_cells[one.first] = [one]
            done.append(open_cells[one.first])
    return [_block(lines) for lines in done]


def _block(lines: Sequence[Placed]) -> Block:
    return Block(min(one.first for one in lines), max(one.last for one in lines), list(lines))
