"""A Word document opened again: paragraphs with their styles, tables as rows of text."""

import io

from docx import Document


def opened(data: bytes):
    return Document(io.BytesIO(data))


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return style and text of every paragraph outside tables."""
    return [(item.style.name, item.text) for item in opened(data).paragraphs]


def tables(data: bytes) -> list[list[list[str]]]:
    """Return every table as rows of its cells' text; a merged cell is given in each place that it takes."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(data).tables]
