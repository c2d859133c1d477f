"""Tables as plain rows of texts, for formats that have no spans: text, Markdown, and pages without tables."""

from __future__ import annotations

from gkdash.demo.render.layout import TableLayout, occupied


def plain_rows(layout: TableLayout, *, by_column: bool) -> list[list[str]]:
    """Return the texts of each row, line breaks within a cell kept.

    With `by_column` every row has one text per physical column, so that columns stand under each other; without, a
    cell over several columns is one text, and a cell continued from above is an empty one, as Word writes text.
    """
    if layout.merges == "ragged":
        return [[cell.text for cell in row] for row in layout.rows]
    rows: list[list[str]] = []
    for at, places in enumerate(occupied(layout)):
        texts: list[str] = []
        for column, (top, left, cell) in enumerate(places):
            if (top, left) == (at, column):
                texts.append(cell.text)
            elif by_column or left == column:
                texts.append("")
        rows.append(texts)
    return rows


def has_blank_values(layout: TableLayout) -> bool:
    """Tell whether a figure's cell is empty, so that dropping empty cells would move the others."""
    return any(cell.key is not None and not cell.text.strip() for row in layout.rows for cell in row)


def width(text: str) -> int:
    """Return the columns that text takes on a terminal: two per Chinese character."""
    return sum(2 if ord(character) > 0x2000 else 1 for character in text)
