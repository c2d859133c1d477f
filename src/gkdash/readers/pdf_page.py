"""One page: its tables filled, its free lines of text, its pictures, and what was left out.

Opens and closes PDFium's page handles; everything after works on plain data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from gkdash.documents import Box
from gkdash.readers import pdf_native as native
from gkdash.readers.pdf_fill import fill
from gkdash.readers.pdf_glyphs import read_glyphs, visible_glyphs
from gkdash.readers.pdf_lattice import join, tables_of, without_slivers
from gkdash.readers.pdf_marks import Marks, read_marks
from gkdash.readers.pdf_model import Beside, Frame, Glyph, Line, Rule, Table
from gkdash.readers.pdf_open_tables import open_tables
from gkdash.readers.pdf_parted import keeps_columns, keeps_rows, parts_rows
from gkdash.readers.pdf_struck import without_struck
from gkdash.readers.pdf_text import BLANKS, lines_of, upright_again
from gkdash.readers.pdf_tiles import tiled_tables

_LEAST_PICTURE = 0.02
_DRAWN = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})


@dataclass(slots=True)
class Page:
    """What one page holds, in its working space; lines and tables run from top to bottom.

    `glyphs` and `marks` are what it was built from, `beside` the pages put to its right. `dropped` says by code what was left out; `covered` is the share of the page under its largest picture; `turned`
    are lines of text that stand across the reading direction, outside tables.
    """

    number: int
    frame: Frame
    tables: list[Table] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    turned: list[str] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    dropped: dict[str, str] = field(default_factory=dict)
    characters: int = 0
    unmapped: int = 0
    doubled: int = 0
    covered: float = 0.0
    drawings: int = 0
    many_rules: bool = False
    glyphs: list[Glyph] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    beside: list[Beside] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Height of the working space."""
        return self.frame.size[1]

    @property
    def width(self) -> float:
        """Width of the working space."""
        return self.frame.size[0]


def read_page(document: Any, index: int) -> Page | None:
    """Read page `index` (from 0) of an open document; None where PDFium finds no such page."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        return None
    try:
        if _draws_more(page) and _flattened(page, document.formenv):
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(document.raw, index)
            if not page:
                return None
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return None
        try:
            return _read(page, text_page, index + 1)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _flattened(page: Any, forms: Any) -> bool:
    """Make form fields and annotations part of the page's content; `forms` draws fields that lack an appearance."""
    if forms:
        pdfium.FORM_OnAfterLoadPage(page, forms.raw)
    try:
        return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)
    finally:
        if forms:
            pdfium.FORM_OnBeforeClosePage(page, forms.raw)


def _draws_more(page: Any) -> bool:
    """Tell whether form fields or text annotations show something that the page's own content does not."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            pdfium.FPDFPage_CloseAnnot(annotation)
            if kind in _DRAWN:
                return True
    return False


def _frame(page: Any) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    return Frame(left, bottom, right - left, top - bottom, max(pdfium.FPDFPage_GetRotation(page), 0) % 4)


def _read(page: Any, text_page: Any, number: int) -> Page:
    raw, drawn, frame = read_glyphs(native.address_of(text_page), _frame(page))
    marks = read_marks(page, frame)
    seen = visible_glyphs(raw, drawn, frame, marks)
    result = build_page(number, frame, seen.glyphs, marks)
    result.dropped |= seen.dropped
    result.unmapped = seen.unmapped
    return result


def build_page(number: int, frame: Frame, glyphs: list[Glyph], marks: Marks) -> Page:
    """Lay out a page from its glyphs and marks: tables first, then lines from what stands outside them."""
    result = Page(number, frame, across=marks.across, drawings=marks.paths, many_rules=marks.many)
    result.glyphs, result.marks = glyphs, marks
    result.characters = sum(glyph.text not in BLANKS for glyph in glyphs)
    tables = tables_of(marks.across, marks.down, number)
    tiled = tiled_tables(marks, tables, number)
    tables += tiled
    glyphs, struck = without_struck(glyphs, marks.across, tables)
    if struck:
        result.dropped["struck_text"] = "".join(glyph.text for glyph in struck)[:40]
    outside, doubled = fill(tables, glyphs)
    striped = [table for table in tiled if not keeps_columns(table)]
    loose = [table for table in tables if table not in tiled and not keeps_rows(table)]
    cuts: list[Rule] = []
    if loose or striped:
        cuts = [rule for rule in join(marks.down) if any(_within(rule, table) for table in loose)]
        tables = [table for table in tables if table not in loose and table not in striped]
        outside, doubled = fill(tables, glyphs)
    upright = [glyph for glyph in outside if not glyph.turn]
    result.lines, twice = lines_of(upright, cuts)
    more = open_tables(marks.across, tables + loose, result.lines, number) if len(marks.across) > 1 else []
    more = [table for table in more if parts_rows(table, result.lines)]
    if more:
        upright, again = fill(more, upright)
        result.lines, twice = lines_of(upright, cuts)
        twice += again
        tables = sorted(tables + more, key=lambda table: -table.top)
    for table in tables:
        without_slivers(table)
    result.tables = [table for table in tables if any(cell.text for cell in table.cells)]
    result.doubled = doubled + twice
    if any(glyph.turn for glyph in outside):
        for turn in (1, 2, 3):
            lines, _ = lines_of([upright_again(glyph) for glyph in outside if glyph.turn == turn])
            result.turned += [line.text() for line in lines]
    area = frame.width * frame.height or 1.0
    sizes = [(box[2] - box[0]) * (box[3] - box[1]) / area for box in marks.pictures]
    result.covered = max(sizes, default=0.0)
    result.pictures = [box for box, size in zip(marks.pictures, sizes, strict=True) if size >= _LEAST_PICTURE]
    return result


def _within(rule: Rule, table: Table) -> bool:
    return table.xs[0] - 1 < rule.at < table.xs[-1] + 1 and rule.start < table.top and rule.end > table.bottom
