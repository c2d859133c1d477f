"""Reads a .docx part of nothing but plain paragraphs and tables from its bytes, without a tree of its elements.

Nearly every report is such a part, and to build and walk a tree takes several times as long as to read it. What the
grammar does not know leaves the whole part to the full way, of which this is a part: the blocks are the same. Nothing is
guessed and nothing passed over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import unescape

from gkdash.documents import Block, Paragraph
from gkdash.readers.characters import visible
from gkdash.readers.docx_context import Context
from gkdash.readers.docx_grammar import (
    HEAD,
    NAMESPACE,
    PREFIXED,
    RUNS,
    TAIL,
    Shape,
    cell_shape,
    grid_edges,
    is_plain_run,
    is_plain_tag,
    is_sound,
    paragraph_style,
)
from gkdash.readers.docx_pieces import GROUPS, split
from gkdash.readers.docx_quick_table import Row, Table
from gkdash.readers.docx_text import written
from gkdash.readers.word_grid import Merge, Repairs

_ENTITY = re.compile("&(?:amp|lt|gt|quot|apos);")
_NO_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML forbids in a text, and the carriage return, which it reads as a line's end."""
_SINGLE: Final[Shape] = (1, Merge.NONE, 0)
"""The shape of a cell without properties."""


def quick_blocks(content: bytes, context: Context) -> list[Block] | None:
    """Return the blocks of a main part, or None where it is not plain throughout; `context` counts the cells."""
    head, tail = HEAD.match(content), TAIL.search(content, max(len(content) - 200, 0))
    if head is None or tail is None or not _is_sound_head(head[0]):
        return None
    if any(declared not in head[0] and used in content for used, declared in PREFIXED):
        return None
    pieces = split(content[head.end() : tail.start()])
    if b"".join(pieces[::GROUPS]).strip(b" \t\r\n"):
        return None
    reading = _Reading(context)
    try:
        blocks = reading.blocks(pieces)
    except (_NotPlainError, UnicodeDecodeError):
        return None
    context.count_cells(reading.cells)
    context.repairs.found += reading.repairs.found
    return blocks


@lru_cache(maxsize=64)
def _is_sound_head(head: bytes) -> bool:
    return NAMESPACE in head and is_sound(head + b"</w:body></w:document>")


class _NotPlainError(Exception):
    """The part holds something that the full way must read."""


class _Reading:
    """One part being read: the blocks so far, and what was found of properties met before."""

    def __init__(self, context: Context) -> None:
        self._part = context.part
        self._styles = context.styles
        self._limit = context.limits.cells
        self._levels: dict[bytes | None, int | None] = {}
        self._table: Table | None = None
        self._row: Row | None = None
        """The row that the next cell goes to; None outside rows and while a cell is open."""
        self._blocks: list[Block] = []
        self.repairs = Repairs()
        self.cells = 0

    def blocks(self, pieces: list[bytes]) -> list[Block]:
        """Return the blocks of what the grammar's pattern has split."""
        columns = [pieces[group::GROUPS] for group in range(1, GROUPS)]
        part = self._part
        known: dict[tuple[bytes | None, ...], tuple[Shape, int | None]] = {}
        for cell, look, run, spaced, text, look_too, runs, tag in zip(*columns, strict=True):
            if tag is not None:
                self._tag(tag)
            elif runs is not None:
                self._paragraph(look_too, runs)
            else:
                row = self._row
                if row is None:
                    raise _NotPlainError
                properties = cell, look, run
                told = known.get(properties)
                if told is None:
                    told = known[properties] = self._cell(cell, look, run)
                shape, level = told
                read = "" if not text else text.decode() if text.isdigit() else _alone(text, spaced)
                row.append((shape, read if level is None or not read else [Paragraph(read, level, part)]))
        if self._table is not None:
            raise _NotPlainError
        return self._blocks

    def _cell(self, cell: bytes | None, look: bytes | None, run: bytes | None) -> tuple[Shape, int | None]:
        """Return the shape of a cell with these properties, of itself, its paragraph and its run, and its heading level."""
        shape = _SINGLE if cell is None else cell_shape(cell)
        if shape is None or (run is not None and not is_plain_run(run)):
            raise _NotPlainError
        return shape, self._level(look)

    def _level(self, look: bytes | None) -> int | None:
        """Return the heading level of a paragraph with these properties."""
        if look in self._levels:
            return self._levels[look]
        name = "" if look is None else paragraph_style(look)
        if name is None:
            raise _NotPlainError
        style = self._styles.get(name)
        if style.hidden or style.number is not None:
            raise _NotPlainError
        self._levels[look] = style.level
        return style.level

    def _paragraph(self, look: bytes | None, runs: bytes) -> None:
        level = self._level(look)
        table = self._table
        if table is not None and table.cell is None:
            raise _NotPlainError
        texts: list[str] = []
        for run, spaced, text in RUNS.findall(runs):
            if text:
                texts.append(written(_characters(text), keep=bool(spaced)))
            elif run and not is_plain_run(run):
                raise _NotPlainError
        whole = "".join(texts)
        whole = (whole if whole.isascii() else visible(whole)).strip()
        if whole:
            paragraph = Paragraph(whole, level, self._part)
            (self._blocks if table is None or table.cell is None else table.cell).append(paragraph)

    def _tag(self, tag: bytes) -> None:
        table = self._table
        if tag.startswith(b"</"):
            self._close(tag)
        elif tag.startswith((b"<w:tc", b"<w:tr")):
            self._open(tag)
        elif tag.startswith(b"<w:tbl"):
            edges = grid_edges(tag) if is_plain_tag(tag) else None
            if table is not None or edges is None:
                raise _NotPlainError
            self._table = Table(edges)
        elif tag.startswith(b"<w:sectPr"):
            if table is not None or not is_plain_tag(tag):
                raise _NotPlainError
        elif tag.startswith((b"<w:p ", b"<w:p/")):
            self._paragraph(None, b"")

    def _open(self, tag: bytes) -> None:
        """Begin a row, or a cell of more than one paragraph or run."""
        table = self._table
        if table is None:
            raise _NotPlainError
        if tag.startswith(b"<w:tr"):
            if table.row is not None or not is_plain_tag(tag):
                raise _NotPlainError
            table.row = self._row = []
            table.rows.append(table.row)
            return
        _, begun, rest = tag.partition(b"<w:tcPr>")
        shape = cell_shape(rest.removesuffix(b"</w:tcPr>")) if begun else _SINGLE
        if self._row is None or shape is None:
            raise _NotPlainError
        table.cell = []
        self._row.append((shape, table.cell))
        self._row = None

    def _close(self, tag: bytes) -> None:
        table = self._table
        if table is None:
            raise _NotPlainError
        if tag == b"</w:tc>":
            if table.cell is None:
                raise _NotPlainError
            table.cell, self._row = None, table.row
        elif tag == b"</w:tr>":
            if self._row is None:
                raise _NotPlainError
            table.row = self._row = None
        else:
            if table.row is not None:
                raise _NotPlainError
            self._table = None
            self._finish(table)

    def _finish(self, table: Table) -> None:
        self.cells += sum(map(len, table.rows))
        if self.cells > self._limit:
            raise _NotPlainError
        self._blocks += table.blocks(self.repairs, self._part)


@lru_cache(maxsize=4096)
def _alone(text: bytes, spaced: bytes | None) -> str:
    """Return the text of a cell that is all there is in it."""
    read = text.decode()
    if not read.isprintable() or "&" in read:
        read = written(_characters(text), keep=spaced is not None)
    return (read if read.isascii() else visible(read)).strip()


def _characters(text: bytes) -> str:
    """Return the characters of a text, which XML must admit."""
    read = text.decode()
    if not read.isprintable() and _NO_CHARACTER.search(read):
        raise _NotPlainError
    if "&" not in read:
        return read
    if len(_ENTITY.findall(read)) != read.count("&"):
        raise _NotPlainError
    return unescape(read, {"&quot;": '"', "&apos;": "'"})
