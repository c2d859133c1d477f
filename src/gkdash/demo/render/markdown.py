"""Markdown: headings and pipe tables as converters write them."""

from __future__ import annotations

from random import Random

from gkdash.demo.render.cells import plain_rows
from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.html_markup import Markup, html_table
from gkdash.demo.render.layout import TableLayout
from gkdash.demo.render.quirks import Html, Quirks
from gkdash.demo.render.text import encoded


def write_markdown(items: list[Item], quirks: Quirks, random: Random) -> bytes:
    """Return the document as a Markdown file."""
    blocks: list[str] = []
    for item in items:
        if isinstance(item, Line):
            blocks.append(_line(item, quirks))
        elif quirks.markdown.tables == "html":
            blocks.append(html_table(item, Markup(Html(), quirks.shape, random)))
        else:
            blocks.append(_table(item, quirks.markdown.tables))
    return encoded("\n\n".join(block for block in blocks if block) + "\n", quirks.text)


def _line(line: Line, quirks: Quirks) -> str:
    text = line.text
    if line.role in {"title", "heading"}:
        style = quirks.markdown.headings
        if style == "hashes":
            return f"{'#' if line.role == 'title' else '##'} {text}"
        if style == "bold":
            return f"**{text}**"
        if style == "underlined":
            return f"{text}\n{('=' if line.role == 'title' else '-') * 12}"
    return text


def _table(layout: TableLayout, style: str) -> str:
    rows = [[_cell(text) for text in row] for row in plain_rows(layout, by_column=True)]
    columns = max(len(row) for row in rows)
    open_ended = style == "open_pipes" and all(row and row[0] for row in rows)
    shown = [" | ".join(row) if open_ended else f"| {' | '.join(row)} |" for row in rows]
    if style != "no_rule":
        rule = "|".join(["---"] * columns)
        shown.insert(1, rule if open_ended else f"|{rule}|")
    return "\n".join(shown)


def _cell(text: str) -> str:
    return text.strip("\n").replace("|", "\\|").replace("\n", "<br>")
