"""An HTML table becomes a grid, or, where it only arranges a page, the blocks it holds in reading order.

Cells come with their content already read; nested tables arrive as finished grids among it. Looks at sizes, counts and
digits only, never at words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias, cast

from gkdash.documents import Block, Cell, Grid, Paragraph
from gkdash.readers.grids import Draft, Layout, Placed, close_up, lay_out, whole_grid
from gkdash.readers.regions import numbered

_FIGURE = re.compile(r"[\s\d０-９.,，、．+＋\-－—–/／%％*]{1,16}(?:[件个条项次万亿千百元]{1,3})?")
_LONG = 150
"""More text than any label or footnoted figure has; the longest statutory label has 42 characters."""

Content: TypeAlias = "list[Block] | str"
"""What is in a cell; a plain text for the many cells that hold nothing else."""
HtmlRow: TypeAlias = "list[Draft[Content]]"


def read_table(groups: Sequence[Sequence[HtmlRow]], caption: Sequence[Block]) -> list[Block]:
    """Return the blocks of one table: its caption, then a grid with what was nested in it, or its cells' blocks."""
    plain = _plain_grid(groups)
    if plain is not None:
        return [*caption, plain]
    layout = lay_out(groups)
    if not layout.cells:
        return list(caption)
    if not _is_data(layout):
        return [*caption, *(block for cell in layout.cells for block in _blocks(cell.content))]
    return [*caption, *_cut_at_prose(layout)]


def _plain_grid(groups: Sequence[Sequence[HtmlRow]]) -> Grid | None:
    """Return the grid of a table of short texts in which nothing is a page's; None where it must be looked at closely."""
    contents = [draft[0] for group in groups for row in group for draft in row]
    if set(map(type, contents)) - {str}:
        if any(not isinstance(one, str) and not _is_plain(one) for one in contents):
            return None
        groups = [[[(text_of(one), down, wide) for one, down, wide in row] for row in group] for group in groups]
    if max(map(len, contents), default=0) > _LONG:
        return None
    found = whole_grid(cast("Sequence[Sequence[Sequence[Draft[str]]]]", groups))
    if found is None:
        return None
    cells, row_count, column_count = found
    if row_count < 2 or column_count < 2:
        return None
    if any(cell.column_span == column_count and numbered(cell.text) for cell in cells):
        return None
    return Grid(tuple(cells), row_count, column_count)


def _is_plain(content: list[Block]) -> bool:
    return all(isinstance(block, Paragraph) for block in content) and not _is_loose(content)


def text_of(content: Content) -> str:
    """Return a cell's own text: its paragraphs as lines, without what is nested."""
    if isinstance(content, str):
        return content
    if len(content) == 1 and isinstance(content[0], Paragraph):
        return content[0].text
    return "\n".join(block.text for block in content if isinstance(block, Paragraph) and block.text)


def _blocks(content: Content) -> list[Block]:
    if isinstance(content, str):
        return [Paragraph(content)] if content else []
    return content


def _is_data(layout: Layout[Content]) -> bool:
    if layout.column_count == 1:
        return False
    loose = 0
    for cell in layout.cells:
        content = cell.content
        loose += len(content) > _LONG if isinstance(content, str) else _is_loose(content)
    if not loose and layout.row_count > 1:
        return True
    figures = sum(bool(text := text_of(cell.content)) and _FIGURE.fullmatch(text) is not None for cell in layout.cells)
    if not loose:
        return figures > 0 or sum(bool(text_of(cell.content)) for cell in layout.cells) > 2
    rows = layout.rows()
    tabular = [row for row in rows if sum(not _is_loose(cell.content) for cell in row) >= 2]
    if figures >= 4 and len(tabular) >= 2:
        return True
    return sum(len(row) >= 3 for row in tabular) >= 3 and loose * 10 <= len(layout.cells)


def _is_loose(content: Content) -> bool:
    """Tell whether a cell holds what belongs to a page rather than to a table: prose, headings, tables."""
    if isinstance(content, str):
        return len(content) > _LONG
    characters = 0
    for block in content:
        if isinstance(block, Grid):
            return True
        if isinstance(block, Paragraph):
            if block.level is not None:
                return True
            characters += len(block.text)
    return characters > _LONG


def _cut_at_prose(layout: Layout[Content]) -> list[Block]:
    """Return the grid, cut in two at each row that one cell of prose or a chapter's heading fills.

    Where a table holds a whole report, rows that one cell fills next to a cut are headings and captions.
    """
    wide = [cell for cell in layout.cells if cell.column_span == layout.column_count]
    if not any(_is_loose(cell.content) or numbered(text_of(cell.content)) for cell in wide):
        return _grid(layout)
    parts: list[list[list[Placed[Content]]]] = [[]]
    between: list[list[Block]] = []
    crossed_until = 0
    numbers: set[int] = set()
    for row in layout.rows():
        alone = len(row) == 1 and row[0].column_span == layout.column_count and row[0].row >= crossed_until
        if alone and (_is_loose(row[0].content) or _opens_chapter(row[0].content, numbers)):
            between.append(_blocks(row[0].content))
            parts.append([])
            numbers = set()
            continue
        parts[-1].append(row)
        numbers |= {number for cell in row if (number := numbered(text_of(cell.content)))}
        crossed_until = max(crossed_until, *(cell.row + cell.row_span for cell in row))
    if not between:
        return _grid(layout)
    blocks: list[Block] = []
    for rows, content in zip(parts, [*between, []], strict=True):
        first = next((at for at, row in enumerate(rows) if len(row) > 1), len(rows))
        last = next((at for at in range(len(rows), first, -1) if len(rows[at - 1]) > 1), first)
        blocks.extend(block for row in rows[:first] for cell in row for block in _blocks(cell.content))
        blocks.extend(_grid(close_up([cell for row in rows[first:last] for cell in row])))
        blocks.extend(block for row in rows[last:] for cell in row for block in _blocks(cell.content))
        blocks.extend(content)
    return blocks


def _opens_chapter(content: Content, numbers: set[int]) -> bool:
    """Tell whether a row is `三、…` as a heading; after the table's own `二、` it is the next of its labels."""
    number = numbered(text_of(content))
    return number is not None and (number in numbers or number - 1 not in numbers)


def _grid(layout: Layout[Content]) -> list[Block]:
    if not layout.cells:
        return []
    cells: list[Cell] = []
    nested: list[Block] = []
    for cell in layout.cells:
        content = cell.content
        if not isinstance(content, str):
            nested += [block for block in content if not isinstance(block, Paragraph)]
            content = text_of(content)
        cells.append(Cell(cell.row, cell.column, content, cell.row_span, cell.column_span))
    return [Grid(tuple(cells), layout.row_count, layout.column_count), *nested]
