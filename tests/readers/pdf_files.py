"""Small PDF files drawn by hand, so that a test can hold exactly the trait it is about."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gkdash.documents import Document, Grid, Note, Paragraph
from gkdash.readers.pdf import read_pdf
from gkdash.settings import Limits

SONG = "STSong-Light"
A4 = (595.0, 842.0)
pdfmetrics.registerFont(UnicodeCIDFont(SONG))


class Drawing:
    """A PDF being drawn; coordinates in points from the lower left corner."""

    def __init__(self, size: tuple[float, float] = A4, **options: Any) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1, **options)

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = SONG) -> Drawing:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        return self

    def centred(self, x: float, y: float, text: str, size: float = 10, font: str = SONG) -> Drawing:
        self.canvas.setFont(font, size)
        self.canvas.drawCentredString(x, y, text)
        return self

    def lines(self, x: float, y: float, texts: Iterable[str], size: float = 10, leading: float = 16) -> Drawing:
        for number, text in enumerate(texts):
            self.text(x, y - number * leading, text, size)
        return self

    def rules(self, xs: Sequence[float], ys: Sequence[float]) -> Drawing:
        """Draw a full lattice."""
        for x in xs:
            self.canvas.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.canvas.line(xs[0], y, xs[-1], y)
        return self

    def fill(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = 10
    ) -> Drawing:
        """Write one text into the middle of each cell; rows run from the top, `ys` falls."""
        for (top, bottom), row in zip(pairwise(ys), rows, strict=True):
            for (left, right), text in zip(pairwise(xs), row, strict=True):
                parts = text.split("\n") if text else []
                y = (top + bottom) / 2 + (len(parts) - 1) * size * 0.6 - size * 0.35
                for number, part in enumerate(parts):
                    self.centred((left + right) / 2, y - number * size * 1.2, part, size)
        return self

    def table(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = 10
    ) -> Drawing:
        return self.rules(xs, ys).fill(xs, ys, rows, size)

    def next(self) -> Drawing:
        self.canvas.showPage()
        return self

    def save(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def even(start: float, step: float, count: int) -> list[float]:
    """Return `count` + 1 places `step` apart."""
    return [start + step * number for number in range(count + 1)]


def read(data: bytes, limits: Limits | None = None) -> Document:
    return read_pdf(data, limits or Limits())


def drawn(draw: Callable[[Drawing], object], size: tuple[float, float] = A4) -> Document:
    """Read a one-page file that `draw` draws."""
    drawing = Drawing(size)
    draw(drawing)
    return read(drawing.next().save())


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def rows(grid: Grid) -> list[list[str]]:
    """Return the texts of a grid row by row, merged cells once."""
    return [[cell.text for cell in row] for row in grid.rows()]


def table(document: Document) -> list[list[str]]:
    (grid,) = grids(document)
    return rows(grid)


def spans(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Return by place the (row, column) spans of merged cells."""
    return {
        (cell.row, cell.column): (cell.row_span, cell.column_span)
        for cell in grid.cells
        if (cell.row_span, cell.column_span) != (1, 1)
    }


def covered(grid: Grid) -> bool:
    """Tell whether the cells cover every place of the grid exactly once."""
    places = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    return sorted(places) == [(row, column) for row in range(grid.row_count) for column in range(grid.column_count)]


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def codes(document: Document) -> list[str]:
    return [note.code for note in document.notes]


def notes(document: Document, code: str) -> list[Note]:
    return [note for note in document.notes if note.code == code]


def raw_pdf(content: bytes, resources: bytes, objects: Iterable[bytes] = (), page: bytes = b"") -> bytes:
    """Return a one-page file from a content stream, its resources, and further objects numbered from 5."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << "
        + resources
        + b" >> "
        + page
        + b" >>",
        stream(content),
        *objects,
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)


def stream(content: bytes, dictionary: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        content, dictionary = zlib.compress(content), dictionary + b" /Filter /FlateDecode"
    return b"<< /Length %d " % len(content) + dictionary + b" >>\nstream\n" + content + b"\nendstream"
