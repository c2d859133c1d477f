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
from gkdash.readers.html_elements import BLOCK, PARTS, ROLES, WRAPPERS, fold, span
from gkdash.readers.html_tables import Content, HtmlRow

_ATTRIBUTES = r'(?: [^\s"\'<>/=]+="[^"]*")*'
_NAMES = "|".join(sorted(WRAPPERS))
_CELL = rf"<(t[dh]{_ATTRIBUTES})>\s*((?:<(?:{_NAMES}){_ATTRIBUTES}>\s*)*)([^<]*(?:<br>[^<]*)*)((?:</(?:{_NAMES})>\s*)*)</t[dh]>"
_AROUND = rf"<(?:tr|tbody|thead|tfoot){_ATTRIBUTES}>|</(?:tr|tbody|thead|tfoot)>"
_COLUMNS = rf"<colgroup{_ATTRIBUTES}>\s*(?:<col{_ATTRIBUTES}>\s*)*</colgroup>"
_PIECES: Final = re.compile(rf"{_CELL}|({_AROUND})|{_COLUMNS}")
"""A cell (1 its tag, 2 the elements around its text, 3 text, 4 their ends), or the tag of a row or a group of rows (5)."""
_GROUPS: Final = 6
_OPENING = re.compile(rf"<table{_ATTRIBUTES}>")
_TAG = re.compile(rf"<?([a-z][a-z:0-9]*)({_ATTRIBUTES})>?")
_ATTRIBUTE = re.compile(r' ([^\s"\'<>/=]+)="([^"]*)"')
_WHITE: Final = " \t\r\n\f"
_SHORT: Final = 100

Display = Callable[[str, dict[str, str | None]], str]
"""What styles say of an element with this tag and these attributes: empty where nothing."""


def quick_groups(markup: str, display: Display, most: int) -> list[list[HtmlRow]] | None:
    """Return the row groups of a serialised table, head first and foot last; None where not all of it is plain.

    `most` is how many cells it may have.
    """
    opening = _OPENING.match(markup)
    if opening is None or not markup.endswith("</table>"):
        return None
    pieces = _PIECES.split(markup[opening.end() : -len("</table>")])
    if "".join(pieces[::_GROUPS]).strip(_WHITE) or len(pieces) > _GROUPS * 4 * most or display("br", {}):
        return None
    try:
        return _Table(display, most).groups(pieces)
    except _NotPlainError:
        return None


class _NotPlainError(Exception):
    """The table holds something that the walk must read."""


class _Table:
    """One table being read: what was found of tags met before, and its rows."""

    def __init__(self, display: Display, most: int) -> None:
        self._display = display
        self._left = most
        self._shapes: dict[str, tuple[int, int]] = {}
        self._texts: dict[str, str] = {}
        self._rows: list[tuple[int, int, HtmlRow]] = []
        self._row: HtmlRow | None = None
        self._part, self._group = 1, 0

    def groups(self, pieces: list[str]) -> list[list[HtmlRow]]:
        """Return the row groups of what the grammar has split."""
        shapes, texts = self._shapes, self._texts
        for cell, around, text, ends, tag in zip(*(pieces[at::_GROUPS] for at in range(1, _GROUPS)), strict=True):
            if cell is None:
                if tag is not None:
                    self._tag(tag)
                continue
            row = self._row
            if row is None:
                raise _NotPlainError
            down, wide = shapes.get(cell) or self._shape(cell)
            if text in texts and not around and not ends:
                row.append((texts[text], down, wide))
            else:
                row.append((self._content(around, text, ends), down, wide))
        if sum(len(row) for _, _, row in self._rows) > self._left:
            raise _NotPlainError
        self._rows.sort(key=itemgetter(0))
        return [[item[2] for item in items] for _, items in groupby(self._rows, key=itemgetter(1))]

    def _tag(self, tag: str) -> None:
        if tag == "</tr>":
            self._row = None
            return
        if tag.startswith("</"):
            self._part, self._group = 1, self._group + 1
            return
        if tag not in self._shapes:
            self._shape(tag)
        if tag.startswith("<tr"):
            self._row = []
            self._rows.append((self._part, self._group, self._row))
        else:
            self._part, self._group = PARTS.get(tag[1:6], 1), self._group + 1

    def _shape(self, tag: str) -> tuple[int, int]:
        """Return the rows and columns that a tag spans."""
        found = _TAG.fullmatch(tag)
        if found is None:
            raise _NotPlainError
        attributes = self._plain(found[1], found[2])
        shape = self._shapes[tag] = span(attributes, "rowspan"), span(attributes, "colspan")
        return shape

    def _plain(self, name: str, written: str) -> dict[str, str | None]:
        """Return the attributes of an element of which no style says how it is shown."""
        attributes: dict[str, str | None] = {key: _unescaped(value) for key, value in _ATTRIBUTE.findall(written)}
        if self._display(name, attributes):
            raise _NotPlainError
        return attributes

    def _content(self, around: str, text: str, ends: str) -> Content:
        """Return what a cell holds: its text, or the lines of one that breaks it."""
        is_block = False
        if around or ends:
            tags = _TAG.findall(around)
            for name, written in tags:
                self._plain(name, written)
                is_block = is_block or ROLES.get(name) == BLOCK
            if "".join(ends.split()) != "".join(f"</{name}>" for name, _ in reversed(tags)):
                raise _NotPlainError
        if "<" in text:
            *lines, last = [fold(_unescaped(line)) for line in text.split("<br>")]
            blocks: list[Block] = [Paragraph(line) for line in lines]
            return [*blocks, Paragraph(last)] if last else blocks
        if not text.strip(_WHITE):
            return [Paragraph("")] if is_block else []
        read = _short(text) if len(text) < _SHORT else fold(_unescaped(text))
        if not around:
            self._texts[text] = read
        return read


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
