"""Builds blocks from the paragraphs of one story of a binary Word document, tables within tables included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gkdash.documents import Block, Paragraph, Picture
from gkdash.readers.characters import visible
from gkdash.readers.doc_anchors import Anchors
from gkdash.readers.doc_fib import FILLER, Text
from gkdash.readers.doc_lists import Lists
from gkdash.readers.doc_rows import row_shape
from gkdash.readers.doc_sprms import Pap, Runs, paragraph_properties
from gkdash.readers.doc_styles import Styles
from gkdash.readers.doc_text import Shown
from gkdash.readers.docx_package import damaged
from gkdash.readers.word_flow import DEEPEST, Cells, Flow, Table
from gkdash.readers.word_grid import Repairs
from gkdash.readers.word_numbering import with_label

_PARAGRAPH_END = re.compile("[\r\x07\x0c]")
_SIGNS = {
    **dict.fromkeys((*range(0x01, 0x09), 0x0D, *range(0x0F, 0x1E), 0x1F, ord(FILLER)), None),
    0x0B: "\n",
    0x0C: "\n",
    0x0E: "\n",
    0x1E: "-",
}


@dataclass(slots=True)
class Source:
    """Everything that paragraphs are made of."""

    text: Text
    shown: Shown
    paragraphs: Runs
    styles: Styles
    lists: Lists
    data: bytes
    cells: Cells
    anchors: Anchors
    repairs: Repairs = field(default_factory=Repairs)
    paps: dict[tuple[bytes, bytes], Pap] = field(default_factory=dict)


class Story:
    """Reads one story: the main text, the notes, or a text box."""

    def __init__(self, source: Source, depth: int = 0) -> None:
        self._source = source
        self._depth = depth
        self._flow = Flow(source.cells, source.repairs, "WordDocument")
        self._pending = ""

    def read(self, start: int, end: int) -> list[Block]:
        """Return the blocks of the characters from `start` to `end`."""
        for low, high, mark, pap in self._paragraphs(start, end):
            depth = max(pap.depth, 1) if pap.in_table or pap.depth > 0 else 0
            self._to_depth(depth)
            if self._flow.tables and self._flow.tables[-1].start < 0:
                self._flow.tables[-1].start = low
            self._paragraph(low, high, pap, deleted=mark in self._source.shown.deleted_marks)
            self._close(mark, pap, depth)
        self._flush()
        self._to_depth(0)
        return self._flow.blocks

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int, int, Pap]]:
        """Yield each paragraph's first position, end of text, position of its mark, and properties."""
        source = self._source
        low = start
        text = "".join(source.shown.characters[start:end])
        if len(text) != end - start:
            raise damaged("文档的文字与格式对不上。")
        for found in _PARAGRAPH_END.finditer(text):
            mark = start + found.start()
            piece, offset = source.text.place(mark)
            run = source.paragraphs.at(offset)
            if text[found.start()] == "\x0c" and (run < 0 or source.paragraphs.ends[run] > offset + piece.width):
                continue
            raw = source.paragraphs.raw[run] if run >= 0 else b""
            key = (raw, piece.modifiers)
            pap = source.paps.get(key)
            if pap is None:
                pap = source.paps[key] = self._properties(raw, piece.modifiers)
            yield low, mark, mark, pap
            low = mark + 1
        if low < end:
            yield low, end, end, Pap()

    def _properties(self, raw: bytes, extra: bytes) -> Pap:
        style = int.from_bytes(raw[:2], "little")
        base = self._source.styles.get(style).pap
        base = Pap(style=style, outline=base.outline, list_index=base.list_index, list_level=base.list_level)
        return paragraph_properties(paragraph_properties(base, raw[2:], self._source.data), extra, self._source.data)

    def _to_depth(self, depth: int) -> None:
        if depth != len(self._flow.tables):
            self._flush()
            self._flow.to_depth(depth)

    def _close(self, mark: int, pap: Pap, depth: int) -> None:
        """End a cell or a row where the paragraph's mark does."""
        if not self._flow.tables or mark >= len(self._source.shown.characters):
            return
        table = self._flow.tables[-1]
        is_cell_mark = self._source.text.characters[mark] == "\x07"
        row_ends = pap.inner_row_end if depth > 1 else pap.row_end and is_cell_mark
        if row_ends:
            table.marks.append(mark)
            shape = None if self._is_deleted(table) else row_shape(pap.row, self._source.data)
            self._flow.end_row(shape)
        elif pap.inner_cell if depth > 1 else is_cell_mark:
            self._flush()
            table.marks.append(mark)
            self._flow.end_cell()

    def _is_deleted(self, table: Table) -> bool:
        """Tell whether a row is tracked as deleted.

        Word marks all its marks; LibreOffice marks the one before the row, and the text in every cell. A row whose
        figures are deleted one by one, blank cells among them, is a blank row.
        """
        shown = self._source.shown
        if not shown.deleted_marks:
            return False
        if all(mark in shown.deleted_marks for mark in table.marks):
            return True
        starts = [table.start, *(mark + 1 for mark in table.marks)]
        cells = ["".join(shown.characters[low:high]) for low, high in zip(starts, table.marks[:-1], strict=False)]
        return table.start - 1 in shown.deleted_marks and all(
            FILLER in cell and not cell.translate(_SIGNS).strip() for cell in cells
        )

    def _paragraph(self, low: int, high: int, pap: Pap, *, deleted: bool) -> None:
        source = self._source
        raw = "".join(source.shown.characters[low:high])
        if pap.row_end or pap.inner_row_end:
            return
        style = source.styles.get(pap.style)
        if style.chp.hidden and raw.strip():
            source.shown.hidden.append(raw)
            raw = ""
        text = visible(raw.translate(_SIGNS)) if not raw.isascii() or not raw.isprintable() else raw
        if deleted and source.text.characters[high : high + 1] == "\r":
            self._pending += text
            self._anchored(raw, low)
            return
        text = self._pending + text
        self._pending = ""
        if pap.list_index is not None and pap.list_index > 0:
            label, suffix = source.lists.label(pap.list_index, pap.list_level, pap.style)
            text = with_label(label, suffix, text)
        text = text.strip()
        if text:
            level = style.level
            if pap.outline is not None:
                level = pap.outline + 1 if pap.outline < 9 else None
            self._flow.here().append(Paragraph(text, level, "WordDocument"))
        self._anchored(raw, low)

    def _anchored(self, raw: str, low: int) -> None:
        """Add pictures and text boxes after the paragraph they are anchored in."""
        if "\x01" not in raw and "\x08" not in raw:
            return
        for at, sign in enumerate(raw, start=low):
            if sign == "\x01":
                self._flow.here().append(Picture(part="WordDocument"))
            elif sign == "\x08":
                box = self._source.anchors.boxes.pop(at, None)
                if box is None and at not in self._source.anchors.shapes:
                    self._flow.here().append(Picture(part="WordDocument"))
                elif box is not None and self._depth < DEEPEST:
                    self._flow.here().extend(Story(self._source, self._depth + 1).read(*box))

    def _flush(self) -> None:
        text = self._pending.strip()
        self._pending = ""
        if text:
            self._flow.here().append(Paragraph(text, None, "WordDocument"))
