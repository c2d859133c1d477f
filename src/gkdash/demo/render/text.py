"""Plain text: what Word saves, what a page copies as, and tables drawn with tabs, pipes, blanks or columns."""

from __future__ import annotations

import csv
import io
from random import Random

from gkdash.demo.render.cells import has_blank_values, plain_rows, width
from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.layout import TableLayout
from gkdash.demo.render.quirks import Quirks, Text


def write_text(items: list[Item], quirks: Quirks, random: Random) -> bytes:
    """Return the document as a text file."""
    return encoded("\n".join(_lines(items, quirks.text, random)) + "\n", quirks.text)


def encoded(text: str, quirks: Text) -> bytes:
    """Return text in the encoding and with the line ends of the file; what GBK lacks forces GB 18030."""
    shown = text.replace("\n", quirks.newline) if quirks.newline != "\n" else text
    if quirks.encoding == "utf-8-bom":
        return shown.encode("utf-8-sig")
    if quirks.encoding == "gbk" and not can_encode(shown, "gbk"):
        return shown.encode("gb18030")
    return shown.encode(quirks.encoding)


def can_encode(text: str, encoding: str) -> bool:
    """Tell whether every character of text is in the encoding."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _lines(items: list[Item], quirks: Text, random: Random) -> list[str]:
    lines: list[str] = []
    page = 0
    for item in items:
        if isinstance(item, TableLayout):
            lines += _table(item, quirks)
            if quirks.pages:
                page += 1
                lines += [f"- {page} -", "\f"]
            continue
        lines.append(_paragraph(item, quirks))
    if quirks.bookmark:
        bodies = [at for at, item in enumerate(items) if isinstance(item, Line) and item.role == "body" and item.text]
        if bodies:
            marked = items[random.choice(bodies)]
            text = _paragraph(marked, quirks) if isinstance(marked, Line) else ""
            at = lines.index(text)
            lines[at] = f"[bookmark: _GoBack]{text}"
    return lines


def _paragraph(line: Line, quirks: Text) -> str:
    if line.role == "title":
        return line.text if not quirks.indent else " " * max(0, (76 - width(line.text)) // 2) + line.text
    if line.role in {"agency", "date"} and quirks.indent:
        return " " * max(0, 76 - width(line.text)) + line.text
    return quirks.indent + line.text if line.role in {"body", "preface"} else line.text


def _table(layout: TableLayout, quirks: Text) -> list[str]:
    style = quirks.style
    if style == "spaces" and (has_blank_values(layout) or layout.merges == "repeat"):
        style = "aligned"
    if style == "dump":
        return _dump(layout)
    if style == "lines":
        return _cell_per_line(layout)
    rows = [[_one_line(text) for text in row] for row in plain_rows(layout, by_column=True)]
    if style == "tabs":
        return ["\t".join(row) for row in rows]
    if style == "commas":
        table = io.StringIO()
        csv.writer(table, lineterminator="\n").writerows(rows)
        return table.getvalue().splitlines()
    if style == "pipes":
        return [f"| {' | '.join(row)} |" for row in rows]
    if style == "spaces":
        return ["  ".join(text for text in row if text) for row in rows]
    return aligned(plain_rows(layout, by_column=True))


def _one_line(text: str) -> str:
    return text.replace("\n", "")


def _dump(layout: TableLayout) -> list[str]:
    """Return a table as Word's text: a tab before each cell, an empty line after each row."""
    lines: list[str] = []
    for row in plain_rows(layout, by_column=False):
        for text in row:
            lines += f"\t{text}".split("\n")
        lines.append("")
    return lines


def _cell_per_line(layout: TableLayout) -> list[str]:
    """Return a table with one cell per line; empty cells keep their line where a figure's cell is empty."""
    keep = has_blank_values(layout)
    lines: list[str] = []
    for row in plain_rows(layout, by_column=False):
        lines += [_one_line(text).strip() for text in row if keep or text.strip()]
    return lines


def aligned(rows: list[list[str]]) -> list[str]:
    """Return rows as lines in which columns stand under each other, as a page copied to text keeps them.

    A row must have one text per column; wrapped cells take several lines.
    """
    columns = max(len(row) for row in rows)
    limit = 24 if columns >= 10 else 60
    single = [row for row in rows if sum(bool(text) for text in row) > 1]
    widths = [
        max(
            (min(width(part), limit) for row in single if len(row) > column for part in row[column].split("\n")),
            default=2,
        )
        + 2
        for column in range(columns)
    ]
    lines: list[str] = []
    for row in rows:
        if sum(bool(text) for text in row) <= 2 and not any(len(text) > 12 for text in row):
            lines += _fitted(row, widths, wrap=False)
        else:
            lines += _fitted(row, widths, wrap=True)
    return lines


def _fitted(row: list[str], widths: list[int], *, wrap: bool) -> list[str]:
    stacks = [_wrapped(text, widths[at] - 2) if wrap else text.split("\n") for at, text in enumerate(row)]
    height = max(len(stack) for stack in stacks)
    lines: list[str] = []
    for at in range(height):
        line = ""
        edge = 0
        for column, stack in enumerate(stacks):
            start = (height - len(stack)) // 2
            text = stack[at - start] if start <= at < start + len(stack) else ""
            if text:
                line += " " * max(edge - width(line), 1 if line else 0) + text
            edge += widths[column]
        lines.append(line.rstrip())
    return lines


def _wrapped(text: str, limit: int) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for character in part:
            if width(line + character) > limit:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return lines
