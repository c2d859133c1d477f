"""Reads an HTML table of nothing but plain cells from its serialised markup, without a visit to each of its nodes.

The parser writes a table back in one fixed spelling, whatever the page's own was: every element closed, every attribute
quoted. Nearly every table of figures then fits the grammar below; whatever does not (pictures, notes, nested tables,
comments, styles that hide or rearrange) leaves the whole table to the walk, which gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from gkdash.documents import Block, Paragraph
from gkdash.readers.grids import Draft
from gkdash.readers.html_elements import BLOCK, PARTS, ROLES, WRAPPERS, fold, span
from gkdash.readers.html_tables import Content, HtmlRow

_ATTRIBUTES = r'(?: [^\s"\'<>/=]+="[^"]*")*'
_NAMES = "|".join(sorted(WRAPPERS))
_CELL: Final = re.compile(
    rf"\s*<(t[dh]{_ATTRIBUTES})>\s*((?:<(?:{_NAMES}){_ATTRIBUTES}>\s*)*)([^<]*(?:<br>[^<]*)*)((?:</(?:{_NAMES})>\s*)*)"
)
"""A cell up to its end tag: its tag, the elements around its text, the text, their ends."""
_COLUMNS = rf"<colgroup{_ATTRIBUTES}>\s*(?:<col{_ATTRIBUTES}>\s*)*</colgroup>"
_AROUND: Final = re.compile(rf"\s*(?:(<(?:tbody|thead|tfoot){_ATTRIBUTES}>|</(?:tbody|thead|tfoot)>)|{_COLUMNS})")
"""What may stand between rows."""
_ROW: Final = re.compile(rf"\s*<(tr{_ATTRIBUTES})>")
_OPENING = re.compile(rf"<table{_ATTRIBUTES}>")
_TAG = re.compile(rf"<?([a-z][a-z:0-9]*)({_ATTRIBUTES})>?")
_ATTRIBUTE = re.compile(r' ([^\s"\'<>/=]+)="([^"]*)"')
_WHITE: Final = " \t\r\n\f"
_SHORT: Final = 100
_PLAIN_ROW: Final = "<tr>"

Display = Callable[[str, dict[str, str | None]], str]
"""What styles say of an element with this tag and these attributes: empty where nothing."""
_Cell = Draft[Content]


def quick_groups(markup: str, display: Display, most: int, *, styled: bool = True) -> list[list[HtmlRow]] | None:
    """Return the row groups of a serialised table, head first and foot last; None where not all of it is plain.

    `most` is how many cells it may have. What a cell's markup gives is remembered from page to page unless the page is
    `styled`, that is, has rules of its own.
    """
    opening = _OPENING.match(markup)
    if opening is None or not markup.endswith("</table>") or (styled and display("br", {})):
        return None
    try:
        return _groups(markup[opening.end() : -len("</table>")], display, most, styled=styled)
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """The table holds something that the walk must read."""


def _groups(body: str, display: Display, most: int, *, styled: bool) -> list[list[HtmlRow]]:
    """Return the row groups between a table's tags.

    Text holds no `<` in the parser's spelling, so that end tags part rows and cells; one in an attribute leaves a part
    that is no cell.
    """
    rows: list[tuple[int, int, HtmlRow]] = []
    part, group = 1, 0
    known = {} if styled else _KNOWN
    *chunks, last = body.replace("</th>", "</td>").split("</tr>")
    for chunk in chunks:
        *cells, end = chunk.split("</td>")
        lead = cells[0] if cells else end
        at = 0
        if not lead.lstrip().startswith(_PLAIN_ROW):
            at, part, group = _between(lead, display, part, group)
        row = _ROW.match(lead, at)
        if row is None:
            raise _NotPlainError
        if row[1] != "tr":
            _attributes(row[1], display)
        own: HtmlRow = []
        if cells:
            cells[0] = lead[row.end() :]
        elif end[row.end() :].strip(_WHITE):
            raise _NotPlainError
        if cells and end.strip(_WHITE):
            raise _NotPlainError
        for cell in cells:
            read = known.get(cell)
            own.append(read if read is not None else _remembered(cell, display, known))
        rows.append((part, group, own))
        most -= len(own)
        if most < 0:
            raise _NotPlainError
    at, _, _ = _between(last, display, part, group)
    if last[at:].strip(_WHITE):
        raise _NotPlainError
    rows.sort(key=itemgetter(0))
    return [[item[2] for item in items] for _, items in groupby(rows, key=itemgetter(1))]


def _between(text: str, display: Display, part: int, group: int) -> tuple[int, int, int]:
    """Return where what may stand between rows ends, and the part of the table and the group that the next row is in."""
    at = 0
    while found := _AROUND.match(text, at):
        at = found.end()
        tag = found[1]
        if tag is None:
            continue
        group += 1
        if tag.startswith("</"):
            part = 1
        else:
            _attributes(tag, display)
            part = PARTS.get(tag[1:6], 1)
    return at, part, group


_KNOWN: dict[str, _Cell] = {}
"""What the markup of cells gave on pages without rules of their own."""
_MOST_KNOWN: Final = 8192


def _remembered(markup: str, display: Display, known: dict[str, _Cell]) -> _Cell:
    cell = _cell(markup, display)
    if len(markup) < _SHORT:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[markup] = cell
    return cell


def _cell(markup: str, display: Display) -> _Cell:
    """Return content, row span and column span of a cell, given without its end tag."""
    found = _CELL.fullmatch(markup)
    if found is None:
        raise _NotPlainError
    tag, around, text, ends = found.groups()
    attributes = _attributes(tag, display)
    return _content(around, text, ends, display), span(attributes, "rowspan"), span(attributes, "colspan")


def _attributes(tag: str, display: Display) -> dict[str, str | None]:
    """Return the attributes of an element of which no style says how it is shown."""
    found = _TAG.fullmatch(tag)
    if found is None:
        raise _NotPlainError
    attributes: dict[str, str | None] = {key: _unescaped(value) for key, value in _ATTRIBUTE.findall(found[2])}
    if display(found[1], attributes):
        raise _NotPlainError
    return attributes


def _content(around: str, text: str, ends: str, display: Display) -> Content:
    """Return what a cell holds: its text, or the lines of one that breaks it."""
    is_block = False
    if around or ends:
        tags = _TAG.findall(around)
        for name, written in tags:
            _attributes(name + written, display)
            is_block = is_block or ROLES.get(name) == BLOCK
        if "".join(ends.split()) != "".join(f"</{name}>" for name, _ in reversed(tags)):
            raise _NotPlainError
    if "<" in text:
        *lines, last = [fold(_unescaped(line)) for line in text.split("<br>")]
        blocks: list[Block] = [Paragraph(line) for line in lines]
        return [*blocks, Paragraph(last)] if last else blocks
    if not text.strip(_WHITE):
        return [Paragraph("")] if is_block else []
    return _short(text) if len(text) < _SHORT else fold(_unescaped(text))


def _unescaped(text: str) -> str:
    """Undo what the parser's spelling escapes."""
    if "&" not in text:
        return text
    for name, character in (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(name, character)
    return text


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    return fold(_unescaped(text))
