"""The intermediate form between a file and its facts: headings, paragraphs, pictures and grids in document order.

Semantics-free: nothing here, and no reader that builds it, knows a word of the statutory form. Everything carries
enough to be found again in the source file. All of it is read-only by agreement; the records made by the thousand are
not declared frozen, since that makes one cost four times as much.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF points from the page's lower left corner."""


@dataclass(slots=True, unsafe_hash=True)
class Address:
    """Where something stands in a source file: enough for a person to find it, and for a page to highlight it.

    `part` is a package part, a sheet or an archive member; `page` counts from 1; `table` is the grid's number in the
    document from 1; `row` and `column` count from 0 within the grid; `start` and `end` are offsets into
    `Document.text`.
    """

    part: str = ""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    start: int | None = None
    end: int | None = None
    box: Box | None = None


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """One cell of a grid at its upper left corner; `text` keeps inner line breaks as newlines."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: cells in row-major order, each once, merged cells only at their upper left corner.

    `aligned` is False where a row is known only as a sequence of cells (a text dump), so that column numbers of two
    rows cannot be compared. `inferred` tells that no lines part its cells: rows and columns were told from where text
    stands. `number` counts from 1 through the document; a nested table is a grid of its own, placed directly before or
    after the grid it stood in.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    number: int = 0
    part: str = ""
    page: int | None = None
    aligned: bool = True
    inferred: bool = False

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the cells that begin in each row, in column order; a row wholly covered by spans is empty."""
        by_row: list[list[Cell]] = [[] for _ in range(self.row_count)]
        for cell in self.cells:
            by_row[cell.row].append(cell)
        yield from by_row


@dataclass(slots=True, unsafe_hash=True)
class Paragraph:
    """A paragraph of running text; `level` is 1 to 9 where the format marks it as a heading, else None."""

    text: str
    level: int | None = None
    part: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the flow: its content is not read, but where it stands may matter (a table as a picture)."""

    name: str = ""
    part: str = ""
    page: int | None = None


Block: TypeAlias = Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader wants known about how it read: a repaired file, a dropped part, a guessed encoding."""

    code: str
    message: str
    address: Address | None = None


@dataclass(frozen=True)
class Document:
    """What a reader made of one file.

    `title` and `published_on` are what the format's own metadata say (HTML <title> and <meta>, never a file's
    modification time); `pages` is known for paginated formats only. `laid_out` tells that running text was put into lines by where it
    stands on a page: the lines of one cell then stand above and below its row.
    """

    blocks: tuple[Block, ...]
    media_type: str = ""
    title: str = ""
    published_on: date | None = None
    pages: int | None = None
    laid_out: bool = False
    notes: tuple[Note, ...] = field(default=())

    @cached_property
    def _layout(self) -> tuple[str, tuple[int, ...]]:
        pieces: list[str] = []
        starts: list[int] = []
        at = 0
        for block in self.blocks:
            starts.append(at)
            piece = block_text(block)
            if piece:
                pieces.append(piece)
                at += len(piece) + 1
        return "\n".join(pieces), tuple(starts)

    @property
    def text(self) -> str:
        """The plain text that `gkdash text` prints and that all offsets refer to.

        One line per paragraph line; a grid is one line per row with its cells tab-separated, line breaks within a
        cell shown as spaces.
        """
        return self._layout[0]

    @property
    def starts(self) -> tuple[int, ...]:
        """The offset of each block's first character in `text`; an empty block stands where the next one begins."""
        return self._layout[1]


def block_text(block: Block) -> str:
    """Return the plain text of one block, without a trailing newline."""
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Picture):
        return ""
    rows = [[cell.text for cell in row] for row in block.rows()]
    whole = "".join(map("".join, rows))
    if "\n" in whole or "\t" in whole:
        rows = [[flat(text) for text in row] for row in rows]
    return "\n".join(map("\t".join, rows))


def flat(text: str) -> str:
    """Return a cell's text on one line: newlines and tabs become single spaces, so that offsets keep their length."""
    return text.replace("\n", " ").replace("\t", " ")


def cell_span(grid: Grid, start: int, cell: Cell) -> tuple[int, int]:
    """Return the offsets of `cell` in the document's text, given the offset `start` of its grid."""
    at = start
    for number, row in enumerate(grid.rows()):
        for index, other in enumerate(row):
            if index:
                at += 1
            if number == cell.row and other.column == cell.column:
                return at, at + len(flat(other.text))
            at += len(flat(other.text))
        at += 1
    message = f"cell ({cell.row}, {cell.column}) is not in grid {grid.number}"
    raise ValueError(message)


def numbered(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the blocks with their grids numbered from 1 in reading order; every reader ends with this."""
    result: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Grid):
            count += 1
            result.append(replace(block, number=count))
        else:
            result.append(block)
    return tuple(result)
