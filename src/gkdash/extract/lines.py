"""One view of tables however they were kept: lines of pieces with their places, from grids and from running text.

A `Piece` is a table cell or a tab-separated part of a text line. What cannot be aligned as a grid is aligned as a
stream of these lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gkdash.documents import Address, Cell, Document, Grid, Paragraph
from gkdash.extract.fold import fold_label
from gkdash.extract.numbers import looks_like_value

_PIECE = re.compile(r"[^\s\u3000|｜](?:[^\t\n|｜]*?[^\s\u3000|｜])??(?=\t|[ \u3000\xa0]{2,}|\s*[|｜]|\s*$)")
"""A part of a line between tabs, bars or runs of spaces: `0  0\t404` has three, `行政许可 | 404` has two."""


_TOKEN = re.compile(r"[+-]?[\d０-９.,，]+\s(?:件|个|项|条|份|元|万元|件次|人次)(?=\s|$)|[^\s\u3000]+")
"""What stands between single spaces; a unit goes with its figure (`1 件`)."""
_NUMBER = re.compile(r"[\d０-９一二三四五六七八九十]{1,3}[.．、]|[(（][\d０-９一二三四五六七八九十]{1,3}[)）]")
"""`1.` of `1. 属于国家秘密`."""


@dataclass(slots=True, unsafe_hash=True)
class Piece:
    """A text with its place; `cell` is set for a table cell."""

    text: str
    address: Address
    cell: Cell | None = None


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """The pieces of one table row or one text line; `block` is the index of its block in the document.

    `aligned` tells whether columns of this row can be compared with those of other rows of its grid; `laid_out` that a
    text line was told by where it stands on a page.
    """

    pieces: tuple[Piece, ...]
    block: int
    row: int
    grid: Grid | None = None
    aligned: bool = False
    laid_out: bool = False
    _labels: tuple[str, ...] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def labels(self) -> tuple[str, ...]:
        """The texts of all pieces folded as labels, in order; folded once, since every step of the alignment asks."""
        if self._labels is None:
            texts = [piece.text for piece in self.pieces]
            self._labels = tuple([one if one.isdecimal() and one.isascii() else fold_label(one) for one in texts])
        return self._labels


def grid_lines(grid: Grid, block: int, start: int) -> list[Line]:
    """Return the rows of a grid as lines, with addresses; `start` is the grid's offset in the document's text."""
    lines: list[Line] = []
    at = start
    rows = list(grid.rows())
    aligned = grid.aligned or len({len(row) for row in rows}) == 1
    part, page, table = grid.part, grid.page, grid.number
    for number, row in enumerate(rows):
        pieces: list[Piece] = []
        add = pieces.append
        for cell in row:
            text = cell.text
            end = at + len(text)
            own = cell.page
            where = Address(part, page if own is None else own, table, number, cell.column, at, end, cell.box)
            add(Piece(text, where, cell))
            at = end + 1
        if not row:
            at += 1
        lines.append(Line(tuple(pieces), block, number, grid, aligned))
    return lines


def paragraph_lines(paragraph: Paragraph, block: int, start: int, *, laid_out: bool = False) -> Iterator[Line]:
    """Yield an empty paragraph as one empty piece, since it may be an empty cell; else yield the lines of a paragraph, each split at tabs, bars and wide gaps."""
    if not paragraph.text:
        address = Address(paragraph.part, paragraph.page, start=start, end=start)
        yield Line((Piece("", address),), block, 0)
        return
    at = start
    for number, text in enumerate(paragraph.text.split("\n")):
        pieces: list[Piece] = []
        for begin, end in _spans(text):
            address = Address(paragraph.part, paragraph.page, start=at + begin, end=at + end)
            pieces.append(Piece(text[begin:end], address))
        at += len(text) + 1
        if pieces:
            yield Line(tuple(pieces), block, number, laid_out=laid_out)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the pieces of a line begin and end."""
    for found in _PIECE.finditer(text):
        begin, end = found.span()
        tokens = [(begin + token.start(), begin + token.end()) for token in _TOKEN.finditer(found.group())]
        first = _first_figure([text[left:right] for left, right in tokens]) if len(tokens) > 1 else None
        if first is None:
            yield begin, end
            continue
        opened = None
        for left, right in tokens[:first]:
            opened = left if opened is None else opened
            if not _NUMBER.fullmatch(text[left:right]):
                yield opened, right
                opened = None
        yield from tokens[first:]


def _first_figure(tokens: list[str]) -> int | None:
    """Return where the figures of a row begin that single spaces part (`规章 1 0 11`), None where it is no such row.

    In `受理 88 起 信访 8 起` half of what follows the first figure is none.
    """
    figures = [looks_like_value(token) and not _NUMBER.fullmatch(token) for token in tokens]
    first = next((index for index, figure in enumerate(figures) if figure), None)
    if first is None or 2 * sum(figures[first:]) <= len(tokens) - first:
        return None
    return first


def running_lines(document: Document) -> Iterator[Line]:
    """Yield the lines of all running text, in order."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield from paragraph_lines(block, index, document.starts[index], laid_out=document.laid_out)


def all_grid_lines(document: Document) -> dict[int, list[Line]]:
    """Return the lines of every grid, by the index of its block."""
    return {
        index: grid_lines(block, index, document.starts[index])
        for index, block in enumerate(document.blocks)
        if isinstance(block, Grid)
    }


@dataclass(slots=True, unsafe_hash=True)
class Single:
    """A line a person reads alone: the index of its block, its offset, its text."""

    block: int
    start: int
    text: str


def single_lines(document: Document, grids: dict[int, list[Line]]) -> list[Single]:
    """Return paragraph lines, and table rows with one filled cell, in order.

    Spreadsheets and layout tables hold headings, title and signature in such rows.
    """
    found: list[Single] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            at = document.starts[index]
            for text in block.text.split("\n"):
                found.append(Single(index, at, text))
                at += len(text) + 1
        for line in grids.get(index, ()):
            piece = _sole_filled(line)
            if piece is not None and "\n" not in piece.text:
                found.append(Single(index, piece.address.start or 0, piece.text))
    return found


def _sole_filled(line: Line) -> Piece | None:
    """Return the one piece of a line that is not empty, None where there is none or another."""
    sole = None
    for piece in line.pieces:
        if piece.text and not piece.text.isspace():
            if sole is not None:
                return None
            sole = piece
    return sole
