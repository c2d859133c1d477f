"""What the modules of the PDF reader hand each other: glyphs, lines of text, ruled tables, pages.

All coordinates are points in a page's working space: origin at the lower left of the page as shown, turned so that most
text reads from left to right. `Frame` leads there and back. Holds no logic beyond that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gkdash.documents import Box


class Glyph(NamedTuple):
    """One character; `size` is the font size in points, `source` the text object, `order` the place in the content.

    `turn` counts quarter turns against the clock from upright.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    source: int
    order: int
    turn: int


class Rule(NamedTuple):
    """A straight line along one axis: its place on the other axis, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on one line with no wide gap in it; `middle` is its height on the page."""

    text: str
    left: float
    right: float
    middle: float


@dataclass(slots=True)
class Line:
    """One line of text, its stretches from left to right; `size` is that of most of its characters.

    `glyphs` are what the line was made of, from left to right; empty where it was not made of glyphs. `cuts` are the
    places where rules cross the line.
    """

    segments: list[Segment]
    left: float
    bottom: float
    right: float
    top: float
    size: float
    glyphs: Sequence[Glyph] = ()
    cuts: Sequence[float] = ()

    @property
    def middle(self) -> float:
        """Half-way between bottom and top."""
        return (self.bottom + self.top) / 2

    def text(self, between: str = " ") -> str:
        """Return the text with `between` at each wide gap."""
        if len(self.segments) == 1:
            return self.segments[0].text
        return between.join(segment.text for segment in self.segments)


@dataclass(slots=True)
class TableCell:
    """A cell of a table on one page, or after joining, over several; `box` is in the working space of its page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    page: int
    lines: list[Line] = field(default_factory=list)
    text: str = ""


@dataclass(slots=True)
class Table:
    """A table as found on one page: edges of columns from left to right, of rows from top to bottom, and its cells.

    `page_end` is the last page of a table joined from several, whose `ys` then go on in that page's space.
    """

    xs: list[float]
    ys: list[float]
    cells: list[TableCell]
    page: int
    ruled: bool = True
    page_end: int = 0

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.ys[-1]

    @property
    def row_count(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    @property
    def column_count(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own space becomes the working space.

    `left` and `bottom` are the corner of the visible box, `width` and `height` its size before turning; `rotation`
    counts the quarter turns with the clock that show the page, `turn` the further ones that make its text upright.
    """

    left: float
    bottom: float
    width: float
    height: float
    rotation: int = 0
    turn: int = 0

    @property
    def plain(self) -> bool:
        """Tell whether the working space is the page's own."""
        return not (self.left or self.bottom or self.rotation or self.turn)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the working space."""
        return (self.height, self.width) if (self.rotation + self.turn) % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page's own space in the working space."""
        return _turned(x - self.left, y - self.bottom, self.width, self.height, (self.rotation + self.turn) % 4)

    def box(self, box: Box) -> Box:
        """Return a box of the page's own space in the working space."""
        return _spanned(self.point(box[0], box[1]), self.point(box[2], box[3]))

    def shown(self, box: Box) -> Box:
        """Return a box of the working space in the space of the page as shown."""
        if not self.turn:
            return box
        width, height = self.size
        back = (4 - self.turn) % 4
        left, bottom, right, top = _spanned(
            _turned(box[0], box[1], width, height, back), _turned(box[2], box[3], width, height, back)
        )
        return round(left, 2), round(bottom, 2), round(right, 2), round(top, 2)


@dataclass(frozen=True, slots=True)
class Beside:
    """A page put to the right of another: from `start` on, what stands there was moved by `shift` from page `number`."""

    start: float
    shift: float
    number: int
    frame: Frame


def _turned(x: float, y: float, width: float, height: float, quarters: int) -> tuple[float, float]:
    """Turn a point with the clock within a box of the given size."""
    if quarters == 1:
        return y, width - x
    if quarters == 2:
        return width - x, height - y
    if quarters == 3:
        return height - y, x
    return x, y


def _spanned(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])


def inside(x: float, y: float, boxes: Sequence[Box], slack: float = 0.0) -> bool:
    """Tell whether a point lies in one of the boxes."""
    return any(box[0] - slack <= x <= box[2] + slack and box[1] - slack <= y <= box[3] + slack for box in boxes)
