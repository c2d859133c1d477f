"""Walks the block level of a .docx part: paragraphs, tables, controls, text boxes, in document order."""

from __future__ import annotations

from lxml import etree

from gkdash.documents import Block, Paragraph
from gkdash.readers.characters import visible
from gkdash.readers.docx_context import Context
from gkdash.readers.docx_inline import Inline, Line, chosen
from gkdash.readers.docx_names import KINDS, RELATIONSHIP_ID, VAL, Kind, is_on, w, whole
from gkdash.readers.docx_plain import Plain
from gkdash.readers.docx_styles import numbering_of
from gkdash.readers.docx_table import table_rows
from gkdash.readers.word_grid import table_blocks
from gkdash.readers.word_numbering import with_label

_PPR, _RPR, _PSTYLE, _NUM_PR, _OUTLINE = w("pPr"), w("rPr"), w("pStyle"), w("numPr"), w("outlineLvl")
_TCPR = w("tcPr")
_DEL, _MOVE_FROM, _VANISH, _SDT_CONTENT = w("del"), w("moveFrom"), w("vanish"), w("sdtContent")


class Blocks:
    """Reads containers of blocks (body, cell, text box, note) of one part, all of them under `root`."""

    def __init__(self, context: Context, root: etree._Element, *, page_fields: bool = True) -> None:
        self._context = context
        self._plain = Plain(root, styles_hide=context.styles.hide)
        self._inline = Inline(context, looks=self._plain.looks, page_fields=page_fields)
        self._pending: list[str] = []
        self._floating: list[Block] | None = None
        self._adrift: list[Block] = []

    def container(self, parent: etree._Element) -> list[Block]:
        """Return the blocks of a container; deleted paragraph marks join a paragraph to the next one inside it."""
        self._context.enter()
        outer, self._pending = self._pending, []
        blocks: list[Block] = []
        self._walk(parent, blocks)
        self._flush(blocks)
        self._pending = outer
        self._context.depth -= 1
        return blocks

    def _walk(self, parent: etree._Element, blocks: list[Block]) -> None:
        for element in parent:
            kind = KINDS.get(element.tag)
            if kind is None:
                continue
            if kind is Kind.PARAGRAPH:
                self._paragraph(element, blocks)
            elif kind is Kind.TABLE:
                self._flush(blocks)
                self._table(element, blocks)
            elif kind is Kind.INTO:
                self._nested(element, blocks)
            elif kind is Kind.CONTROL:
                self._nested(element.find(_SDT_CONTENT), blocks)
            elif kind is Kind.ALTERNATE:
                self._nested(chosen(element), blocks)
            elif kind is Kind.DROPPED:
                self._context.deletions += 1
            elif kind is Kind.FOREIGN:
                self._drawn_in(element.get(RELATIONSHIP_ID, ""), blocks)
            elif kind in {Kind.RUN, Kind.MATH, Kind.SIMPLE_FIELD}:
                self._stray(parent, blocks)
                return

    def _drawn_in(self, relationship: str, blocks: list[Block]) -> None:
        """Add the content of another file that stands in the document's place, as web pages saved as .docx have it."""
        found = self._context.embedded(relationship)
        if found is None:
            self._context.foreign.append(relationship)
        else:
            blocks.extend(found)

    def _table(self, table: etree._Element, blocks: list[Block]) -> None:
        outer, self._adrift = self._adrift, []
        rows = table_rows(table, self._context, self._plain.marks, self._cell)
        blocks.extend(table_blocks(rows, self._context.repairs, self._context.part))
        blocks.extend(self._adrift)
        self._adrift = outer

    def _cell(self, cell: etree._Element) -> list[Block]:
        """Return the blocks of a cell; a text box beside a cell's own text is placed after the table instead."""
        if len(cell) == 2 and cell[1] in self._plain.texts and cell[0].tag == _TCPR and not self._pending:
            plain: list[Block] = []
            self._paragraph(cell[1], plain)
            return plain
        outer, self._floating = self._floating, []
        blocks = self.container(cell)
        floating, self._floating = self._floating, outer
        if not floating:
            return blocks
        if any(isinstance(block, Paragraph) for block in blocks):
            self._adrift.extend(floating)
        else:
            blocks.extend(floating)
        return blocks

    def _nested(self, element: etree._Element | None, blocks: list[Block]) -> None:
        if element is not None:
            self._context.enter()
            self._walk(element, blocks)
            self._context.depth -= 1

    def _stray(self, parent: etree._Element, blocks: list[Block]) -> None:
        """Read runs that stand where a paragraph is due, as some producers write into controls."""
        self._add(self._inline.read(parent, hidden=False), None, blocks)

    def _paragraph(self, paragraph: etree._Element, blocks: list[Block]) -> None:
        plain = self._plain
        text = plain.texts.get(paragraph)
        if text is None or self._pending or self._inline.fields:
            self._whole_paragraph(paragraph, blocks)
            return
        context = self._context
        style = context.styles.get(plain.styles.get(paragraph, ""))
        if style.hidden or style.number is not None:
            self._whole_paragraph(paragraph, blocks)
            return
        if paragraph in plain.deletions:
            context.deletions += plain.deletions[paragraph]
        text = (text if text.isascii() else visible(text)).strip()
        if text:
            blocks.append(Paragraph(text, style.level, context.part))

    def _whole_paragraph(self, paragraph: etree._Element, blocks: list[Block]) -> None:
        """Read a paragraph with all that may be in it."""
        context = self._context
        style_id, number, depth, outline, mark = "", None, None, None, None
        properties = paragraph.find(_PPR)
        if properties is not None:
            for node in properties:
                tag = node.tag
                if tag == _PSTYLE:
                    style_id = node.get(VAL, "")
                elif tag == _NUM_PR:
                    number, depth = numbering_of(node, None, None)
                elif tag == _OUTLINE:
                    outline = whole(node.get(VAL), 9)
                elif tag == _RPR:
                    mark = node
        style = context.styles.get(style_id)
        line = self._inline.read(paragraph, hidden=style.hidden)
        if mark is not None and (mark.find(_DEL) is not None or mark.find(_MOVE_FROM) is not None):
            self._pending.append(line.text)
            if line.holds:
                self._anchored(line, blocks)
            return
        if self._pending:
            line.text = "".join(self._pending) + line.text
            self._pending.clear()
        number = number if number is not None else style.number
        if number is not None and (line.text.strip() or not _is_hidden(mark)):
            label, suffix = context.numbering.label(number, depth if depth is not None else style.depth, style)
            line.text = with_label(label, suffix, line.text)
        level = style.level if outline is None else (outline + 1 if 0 <= outline < 9 else None)
        self._add(line, level, blocks)

    def _add(self, line: Line, level: int | None, blocks: list[Block]) -> None:
        text = line.text.strip()
        if text:
            blocks.append(Paragraph(text, level, self._context.part))
        if line.holds:
            self._anchored(line, blocks)

    def _anchored(self, line: Line, blocks: list[Block]) -> None:
        """Add what is anchored in a paragraph after it."""
        blocks.extend(line.pictures)
        beside = blocks if self._floating is None else self._floating
        beside.extend(Paragraph(text, None, self._context.part) for text in line.word_art if text.strip())
        for box in line.boxes:
            beside.extend(self.container(box))

    def _flush(self, blocks: list[Block]) -> None:
        text = "".join(self._pending).strip()
        self._pending.clear()
        if text:
            blocks.append(Paragraph(text, None, self._context.part))


def _is_hidden(mark: etree._Element | None) -> bool:
    vanish = mark.find(_VANISH) if mark is not None else None
    return vanish is not None and is_on(vanish.get(VAL))
