"""Pages to blocks: tables and lines in reading order, tables joined over page breaks, lines made paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TypeAlias

from gkdash.documents import Block, Box, Cell, Grid, Paragraph, Picture
from gkdash.readers.pdf_headers import takes_row
from gkdash.readers.pdf_join import joined
from gkdash.readers.pdf_model import Line, Segment, Table, TableCell
from gkdash.readers.pdf_page import Page
from gkdash.readers.pdf_paragraphs import Builder, Measure, measure
from gkdash.readers.pdf_unruled import tables_among

_FOOT = 0.3
_FRAME_LINES = 4


@dataclass(frozen=True, slots=True)
class _Image:
    box: Box


_Item: TypeAlias = "Line | Table | _Image"


@dataclass(slots=True)
class Flow:
    """The blocks of a document, and the header rows dropped where a page repeated them, as (page, text)."""

    blocks: list[Block] = field(default_factory=list)
    headers: list[tuple[int, str]] = field(default_factory=list)


def blocks_of(pages: Sequence[Page]) -> Flow:
    """Return the blocks of the pages; furniture is expected to be gone."""
    flow = Flow()
    for page in pages:
        _dissolve(page)
    measures = _measures(pages)
    items: list[tuple[Page, _Item]] = []
    for page in pages:
        items += [(page, item) for item in _ordered(page, measures[page.number])]
        items += [(page, _aside(text)) for text in page.turned]
    items = _joined(items, flow)
    numbered = {page.number: page for page in pages}
    builder = Builder()

    def flush() -> None:
        builder.close()
        flow.blocks += [Paragraph(text, page=number) for text, number in builder.take()]

    for page, item in items:
        own = measures[page.number]
        if isinstance(item, Line):
            builder.add(item, page.number, own)
        elif isinstance(item, _Image):
            flush()
            flow.blocks.append(Picture(page=page.number))
        elif len(item.cells) == 1:
            for line in item.cells[0].lines:
                builder.add(line, item.page, own)
        else:
            flush()
            flow.blocks.append(_grid(item, numbered))
    flush()
    return flow


def _aside(text: str) -> Line:
    """A line of text that stands across the reading direction: a paragraph of its own."""
    return Line([Segment(text, 0.0, 0.0, 0.0)], 0.0, 0.0, 0.0, 0.0, 1.0)


def _dissolve(page: Page) -> None:
    """Give frames around text, and boxes with unruled columns inside, back to the page as lines."""
    kept = []
    for table in page.tables:
        lines = [line for cell in table.cells for line in cell.lines]
        framed = len(table.cells) == 1 and (len(lines) >= _FRAME_LINES or _encloses(table, page.tables))
        if framed or (table.column_count == 1 and _has_columns(lines, 2 if len(table.cells) == 1 else 1)):
            page.lines += lines
        else:
            kept.append(table)
    if len(kept) < len(page.tables):
        page.tables = kept
        page.lines.sort(key=lambda line: -line.middle)


def _encloses(table: Table, others: Sequence[Table]) -> bool:
    return any(other is not table and table.bottom < (other.top + other.bottom) / 2 < table.top for other in others)


def _has_columns(lines: Sequence[Line], least: int) -> bool:
    """Tell whether most lines of a one-column table are rows of more than `least` stretches: its vertical lines are missing."""
    split = sum(len(line.segments) > least for line in lines)
    return split >= 2 and split * 3 >= len(lines)


def _measures(pages: Sequence[Page]) -> dict[int, Measure]:
    """Return each page's measure; a page with little text takes that of the document."""
    own = {page.number: measure(page.lines, page.width) for page in pages}
    known = [(page.width, found) for page in pages if (found := own[page.number])]
    result = {}
    for page in pages:
        found = own[page.number]
        if found is None:
            same = [other for width, other in known if abs(width - page.width) < 2]
            if same:
                found = Measure(
                    *(median(values) for values in zip(*((m.left, m.right, m.leading) for m in same), strict=True))
                )
            else:
                left = min((line.left for line in page.lines), default=0.0)
                right = max((line.right for line in page.lines), default=page.width)
                found = Measure(left, max(right, 0.8 * page.width), 0.0)
        result[page.number] = found
    return result


def _ordered(page: Page, own: Measure) -> list[_Item]:
    """Return the lines, tables and pictures of a page from top to bottom, unruled tables found."""
    images = [_Image(box) for box in page.pictures if not (page.covered > 0.6 and page.characters > 50)]
    solid: list[tuple[float, Table | _Image]] = [(table.top, table) for table in page.tables]
    solid += [(image.box[3], image) for image in images]
    solid.sort(key=lambda pair: -pair[0])
    items: list[_Item] = []
    waiting: list[Line] = []
    lines = iter([*page.lines, None])
    line = next(lines)
    for top, thing in [*solid, (-1e9, None)]:
        while line is not None and line.middle > top:
            waiting.append(line)
            line = next(lines)
        if waiting and items and isinstance(items[-1], Table) and takes_row(items[-1], waiting):
            waiting = waiting[1:]
        items += tables_among(waiting, page.across, own.left, own.right, page.number)
        waiting = []
        if thing is not None:
            items.append(thing)
    return items


def _joined(items: list[tuple[Page, _Item]], flow: Flow) -> list[tuple[Page, _Item]]:
    """Join tables that end one page and begin the next."""
    result: list[tuple[Page, _Item]] = []
    for page, item in items:
        if result and isinstance(item, Table):
            before, last = result[-1]
            ending = _last_page(last) if isinstance(last, Table) else 0
            if isinstance(last, Table) and ending == page.number - 1 and _at_foot(last, item, before):
                both = joined(last, item)
                if both:
                    table, dropped = both
                    flow.headers += [(page.number, text) for text in dropped]
                    table.page_end = page.number
                    result[-1] = (page, table)
                    continue
        result.append((page, item))
    return result


def _last_page(table: Table) -> int:
    return table.page_end or table.page


def _at_foot(upper: Table, lower: Table, page: Page) -> bool:
    """Tell whether the upper part ends low on its page, or leaves less room than the next row takes."""
    row = lower.ys[0] - lower.ys[1]
    return upper.bottom < max(_FOOT * page.height, row + 0.12 * page.height)


def _grid(table: Table, pages: dict[int, Page]) -> Grid:
    cells = [
        Cell(cell.row, cell.column, cell.text, cell.row_span, cell.column_span, *_place(cell, pages[cell.page]))
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    ]
    return Grid(tuple(cells), table.row_count, table.column_count, page=table.page, inferred=not table.ruled)


def _place(cell: TableCell, page: Page) -> tuple[int, Box]:
    """Return the page that a cell is printed on and its box there."""
    for other in reversed(page.beside):
        if cell.box[0] >= other.start - 1:
            left, bottom, right, top = cell.box
            return other.number, other.frame.shown((left - other.shift, bottom, right - other.shift, top))
    return cell.page, page.frame.shown(cell.box)
