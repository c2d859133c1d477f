"""Tables on pages: rows measured, broken over pages, ruled and filled, as Word and WPS print them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from gkdash.demo.render.layout import LayoutCell, TableLayout, column_edges, occupied
from gkdash.demo.render.pdf_page import Pages, Stroke, text_width, wrapped

_PAD = 3.0


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with its place in rows and points and its lines; `size` is smaller where a figure would not fit."""

    cell: LayoutCell
    top: int
    left: float
    right: float
    lines: list[str]
    size: float

    @property
    def bottom(self) -> int:
        return self.top + self.cell.row_span


def draw_table(pages: Pages, layout: TableLayout, random: Random) -> None:
    """Draw the table from where the page stands; how it is broken over pages is the quirks' choice."""
    pages.y -= 8
    cells = _placed(pages, layout)
    heights = _heights(cells, layout, pages.quirks.size)
    for at, rows in enumerate(_segments(pages, layout, heights, random)):
        if at:
            pages.next()
        _draw_rows(pages, cells, heights, rows)
    pages.y -= 12


def _placed(pages: Pages, layout: TableLayout) -> list[_Placed]:
    edges = [pages.left + share * pages.line_width for share in column_edges(layout)]
    placed: list[_Placed] = []
    for at, row in enumerate(occupied(layout)):
        for column, (top, left, cell) in enumerate(row):
            if (top, left) != (at, column):
                continue
            x0, x1 = edges[left], edges[left + cell.col_span]
            limit = x1 - x0 - 2 * _PAD
            size = pages.quirks.size
            if cell.key is not None:
                tokens = list(wrapped(cell.text.strip(), 1.0, pages.font, size))
                widest = max((text_width(token, pages.font, size) for token in tokens), default=0.0)
                size = size * min(1.0, limit / widest) if widest else size
            lines = wrapped(cell.text.strip("\n"), limit, pages.font, size)
            if cell.vertical and pages.quirks.vertical and cell.text:
                text = cell.text.replace("\n", "")
                lines = [text[:2], *text[2:]] if text[1:2] == "、" else list(text)
            placed.append(_Placed(cell, top, x0, x1, lines, size))
    return placed


def _heights(cells: list[_Placed], layout: TableLayout, size: float) -> list[float]:
    leading = size * 1.3
    heights = [leading + 2 * _PAD] * len(layout.rows)
    for item in cells:
        if item.cell.row_span == 1:
            heights[item.top] = max(heights[item.top], len(item.lines) * leading + 2 * _PAD)
    for item in cells:
        lacking = len(item.lines) * leading + 2 * _PAD - sum(heights[item.top : item.bottom])
        if item.cell.row_span > 1 and lacking > 0:
            for row in range(item.top, item.bottom):
                heights[row] += lacking / item.cell.row_span
    return heights


def _segments(pages: Pages, layout: TableLayout, heights: list[float], random: Random) -> list[list[int]]:
    """Return the rows that each page draws, the first from where the page stands; begin a page where that is no use."""
    quirks = pages.quirks
    total = sum(heights)
    inside = quirks.page_break != "between" and layout.key == "applications"
    start = sum(heights[: layout.header_rows + 2])
    if pages.room < start or (not inside and pages.room < total <= pages.full):
        pages.next()
    room = pages.room
    forced = random.randrange(layout.header_rows + 3, len(layout.rows) - 1) if inside and len(layout.rows) > 9 else 0
    segments: list[list[int]] = [[]]
    head = list(range(layout.header_rows)) if quirks.page_break == "repeat_header" else []
    taken = 0.0
    for row, height in enumerate(heights):
        if segments[-1] and (taken + height > room or row == forced):
            segments.append([*head] if row >= layout.header_rows else [])
            taken = sum(heights[at] for at in segments[-1])
            room = pages.full
        segments[-1].append(row)
        taken += height
    return segments


def _draw_rows(pages: Pages, cells: list[_Placed], heights: list[float], rows: list[int]) -> None:
    tops: dict[int, float] = {}
    y = pages.y
    for row in rows:
        tops[row] = y
        y -= heights[row]
    strokes: list[tuple[_Placed, Stroke]] = []
    for item in cells:
        shown = [row for row in range(item.top, item.bottom) if row in tops]
        if not shown:
            continue
        upper, lower = tops[shown[0]], tops[shown[-1]] - heights[shown[-1]]
        _rule(pages, item, upper, lower)
        strokes += [(item, stroke) for stroke in _text(pages, item, heights, shown, upper, lower)]
    for _, stroke in sorted(strokes, key=_order(pages.quirks.order)):
        pages.draw(stroke)
    pages.y = y


def _order(order: str) -> Callable[[tuple[_Placed, Stroke]], tuple[float, float]]:
    def key(pair: tuple[_Placed, Stroke]) -> tuple[float, float]:
        item, stroke = pair
        if order == "columns":
            return item.left, -stroke.y
        return float(order == "labels_first" and item.cell.key is not None), item.top

    return key


def _text(
    pages: Pages, item: _Placed, heights: list[float], shown: list[int], upper: float, lower: float
) -> list[Stroke]:
    """Return the cell's lines that stand on this page, centred in its part of the page."""
    leading = item.size * 1.3
    lines = item.lines
    whole = item.cell.row_span
    if len(shown) < whole:
        lines = _share(pages, item, heights, shown, leading)
    block = len(lines) * leading
    y = (upper + lower + block) / 2
    strokes: list[Stroke] = []
    for line in lines:
        y -= leading
        if not line.strip():
            continue
        text = line.strip()
        wide = text_width(text, pages.font, item.size)
        space = item.right - item.left - 2 * _PAD
        spacing = 0.0
        if pages.quirks.justified and 2 <= len(text) <= 4 and (item.cell.header or text.isdecimal()):
            widest = 0.28 if text.isdecimal() else 0.5
            spacing = max(0.0, min(item.size * widest, (space - wide) / len(text)))
            wide += spacing * (len(text) - 1)
        centred = item.cell.key is not None or item.cell.header or item.cell.vertical or item.cell.col_span > 3
        x = item.left + _PAD + ((space - wide) / 2 if centred else 0.0)
        strokes.append(Stroke(x, y + leading - item.size, text, item.size, spacing))
    return strokes


def _share(pages: Pages, item: _Placed, heights: list[float], shown: list[int], leading: float) -> list[str]:
    """Return the lines of a cell over a page break that stand on this page.

    WPS centres the text over the whole cell and cuts it where the page ends; Word prints it on the first page, as far
    as it fits.
    """
    total = sum(heights[item.top : item.bottom])
    before = sum(heights[item.top : shown[0]])
    here = sum(heights[row] for row in shown)
    if pages.quirks.page_break == "row":
        start = (total - len(item.lines) * leading) / 2
        middles = [start + (at + 0.5) * leading for at in range(len(item.lines))]
        return [line for line, middle in zip(item.lines, middles, strict=True) if before <= middle < before + here]
    skipped = int(before // leading)
    last = shown[-1] == item.bottom - 1
    return item.lines[skipped:] if last else item.lines[skipped : skipped + int(here // leading)]


def _rule(pages: Pages, item: _Placed, upper: float, lower: float) -> None:
    canvas = pages.canvas
    canvas.setLineWidth(0.5)
    rules = pages.quirks.rules
    if rules == "full":
        canvas.rect(item.left, lower, item.right - item.left, upper - lower)
    elif rules == "rects":
        for y in (upper, lower):
            canvas.rect(item.left, y - 0.25, item.right - item.left, 0.5, stroke=0, fill=1)
        for x in (item.left, item.right):
            canvas.rect(x - 0.25, lower, 0.5, upper - lower, stroke=0, fill=1)
    elif rules == "horizontal":
        canvas.line(item.left, upper, item.right, upper)
        canvas.line(item.left, lower, item.right, lower)
