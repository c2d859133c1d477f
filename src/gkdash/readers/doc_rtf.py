"""Reads RTF, which is what many a .doc really is, into a Document.

Knows no statutory word. Automatic numbers stand in the file as text; hidden, deleted and struck text, comments, headers
and footers are left out, each with a note.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gkdash.documents import Address, Block, Document, Note, Paragraph, Picture
from gkdash.readers.characters import visible
from gkdash.readers.doc_rtf_state import State, Story
from gkdash.readers.doc_rtf_text import Buffer, code_page, font_codec, group_end, style_levels
from gkdash.readers.doc_rtf_words import (
    BOXES,
    CELL_FLAGS,
    HEADERS,
    LABELS,
    NOTES,
    SKIPPED,
    STARRED,
    SYMBOLS,
    TOGGLES,
)
from gkdash.readers.docx_package import damaged, too_large
from gkdash.readers.word_edges import RowShape
from gkdash.readers.word_flow import Cells
from gkdash.readers.word_grid import finish
from gkdash.readers.word_numbering import with_label
from gkdash.readers.word_symbols import LEAST_RAISED, with_superscript
from gkdash.readers.word_tally import Tally, says_more_than_a_page_number
from gkdash.settings import Limits

RTF = "application/rtf"
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?\d{1,10})?\x20?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n\x00]+|([^\\{}\r\n\x00]+)", re.DOTALL
)
_WORD = re.compile(rb"\s*\\([a-zA-Z]+)")
_PAGE_FIELD = re.compile(rb"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_SHOWN = re.compile(r"[^\W_]")
_DEEPEST_GROUP = 500


class _Reader:
    """The state machine of one document."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._cells = Cells(limits)
        self.tally = Tally(limits, "")
        self._story = self.main = Story(self._cells, self.tally)
        self._state = State()
        self._stack: list[State] = []
        self._buffer = Buffer()
        self._run = ""
        self._default = "cp1252"
        self._charsets: dict[int, int] = {}
        self._levels: dict[int, int] = {}
        self._skip_characters = 0
        self.notes: list[Block] = []
        self.headers: list[str] = []
        self._field_is_page = False

    def read(self) -> None:
        """Go through the whole file."""
        data = self._data
        at = data.find(b"{\\rtf")
        if at < 0:
            raise damaged("文件开头不是 RTF。")
        token = _TOKEN
        end = len(data)
        while at < end:
            found = token.match(data, at)
            if found is None:
                at += 1
                continue
            at = found.end()
            kind = found.lastindex
            if kind in {1, 2}:
                at = self._word(found[1], found[2], at)
            elif kind == 6:
                self._literal(found[6])
            elif kind == 3:
                self._byte(int(found[3], 16))
            elif kind == 4:
                at = self._sign(found[4], at)
            elif kind == 5:
                if found[5] == b"{":
                    self._open()
                elif self._close():
                    break
        else:
            raise damaged("RTF 文件不完整。")
        self._end_paragraph()
        self.main.flow.to_depth(0)

    def _open(self) -> None:
        self._flush()
        self._stack.append(self._state)
        if len(self._stack) > _DEEPEST_GROUP:
            raise damaged("RTF 的嵌套层数过深。")
        self._state = self._state.inherited()
        self._skip_characters = 0

    def _close(self) -> bool:
        """Leave a group; True where it was the outermost one."""
        self._flush()
        home = self._state.home
        if home is not None:
            self._leave(home)
        if self._stack:
            self._state = self._stack.pop()
        self._skip_characters = 0
        return not self._stack

    def _leave(self, home: Story) -> None:
        """End a note, a header or a text box, and put its blocks where they belong."""
        if self._story.paragraph.text or self._story.paragraph.beside:
            self._end_paragraph()
        self._story.flow.to_depth(0)
        blocks, kind = self._story.flow.blocks, self._story.kind
        self._story = home
        if kind == "note":
            self.notes.extend(blocks)
        elif kind == "header":
            text = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
            if says_more_than_a_page_number(text) and text not in self.headers:
                self.headers.append(text)
        else:
            home.paragraph.beside.extend(blocks)

    def _sign(self, sign: bytes, at: int) -> int:
        if sign == b"*":
            found = _WORD.match(self._data, at)
            if found is None or found[1] not in STARRED | SKIPPED:
                return group_end(self._data, at)
        elif sign in b"{}\\":
            self._literal(sign)
        elif sign == b"~":
            self._add("\u00a0")
        elif sign == b"_":
            self._add("-")
        elif sign in b"\r\n":
            self._end_paragraph()
        return at

    def _codec(self) -> str:
        charset = self._charsets.get(self._state.font)
        return self._default if charset is None else font_codec(charset, self._default)

    def _byte(self, byte: int) -> None:
        if self._skip_characters:
            self._skip_characters -= 1
        else:
            self._buffer.add_bytes(bytes([byte]), self._codec())

    def _literal(self, content: bytes) -> None:
        if self._skip_characters:
            skipped = min(self._skip_characters, len(content))
            self._skip_characters -= skipped
            content = content[skipped:]
        if content:
            self._buffer.add_bytes(content, self._codec())

    def _add(self, text: str) -> None:
        if self._skip_characters:
            self._skip_characters -= 1
        else:
            self._buffer.add(text)

    def _flush(self) -> None:
        """Put the text since the last change of properties where it belongs."""
        text = self._buffer.take()
        if not text:
            return
        state = self._state
        if state.sink in {"fonts", "nowhere"}:
            return
        if state.sink == "label":
            self._story.paragraph.label += text
        elif state.hidden:
            self.tally.hide(text)
        elif state.deleted:
            self.tally.deletions += 1
        elif state.struck:
            self.tally.strike(text)
        else:
            paragraph = self._story.paragraph
            pieces = paragraph.text
            paragraph.lifted = state.lifted if paragraph.lifted is None else paragraph.lifted
            raised = state.raised or (state.lifted and not paragraph.lifted)
            pieces.append(with_superscript("".join(pieces[-4:]), text) if raised else text)

    def _word(self, word: bytes, given: bytes | None, at: int) -> int:
        number = int(given) if given is not None else None
        state = self._state
        if word == b"u":
            self._buffer_unit(number or 0)
            self._skip_characters = state.after
            return at
        if word == b"bin":
            return at + max(number or 0, 0)
        if word in SYMBOLS:
            self._add(SYMBOLS[word])
            return at
        if self._skip_characters and word not in {b"par", b"cell", b"row"}:
            self._skip_characters = 0
        if word in SKIPPED:
            return self._skipped(word, at)
        if self._destination(word):
            return at
        if word in TOGGLES:
            self._flush()
            setattr(state, TOGGLES[word], number != 0)
        elif word == b"f":
            self._flush()
            state.font = number or 0
        elif word in {b"up", b"dn"}:
            self._flush()
            state.lifted = word == b"up" and (6 if number is None else number) >= LEAST_RAISED
        elif word in {b"plain", b"nosupersub"}:
            self._flush()
            state.raised = state.lifted = False
            if word == b"plain":
                state.hidden = state.deleted = state.struck = False
        elif word == b"uc":
            state.after = max(number or 0, 0)
        elif word == b"fcharset" and state.sink == "fonts":
            self._charsets[state.font] = number or 0
        elif word == b"ansicpg":
            self._default = code_page(number or 0)
        else:
            self._structure(word, number)
        return at

    def _buffer_unit(self, unit: int) -> None:
        if self._skip_characters:
            self._skip_characters = 0
        self._buffer.add_unit(unit)

    def _skipped(self, word: bytes, at: int) -> int:
        """Skip a destination; remember what it stood for."""
        self._flush()
        if word == b"pict":
            if not self._state.hidden:
                self._story.paragraph.beside.append(Picture())
        elif word == b"annotation":
            self.tally.comments += 1
        elif word == b"stylesheet":
            self._levels = style_levels(self._data[at : group_end(self._data, at)])
        elif word == b"objdata":
            self.tally.objects += 1
        elif word == b"fldinst":
            end = group_end(self._data, at)
            self._field_is_page = bool(_PAGE_FIELD.match(re.sub(rb"[{}]|\\[a-z*]+-?\d* ?", b"", self._data[at:end])))
            return end
        return group_end(self._data, at)

    def _destination(self, word: bytes) -> bool:
        if word == b"fonttbl":
            self._flush()
            self._state.sink = "fonts"
        elif word in LABELS:
            self._flush()
            self._state.sink = "label"
        elif word in HEADERS:
            self._begin("header")
        elif word in NOTES:
            self._begin("note")
        elif word in BOXES:
            self._begin("box")
        elif word == b"fldrslt":
            if self._field_is_page and self._story.kind == "header":
                self._state.sink = "nowhere"
        elif word == b"nesttableprops":
            self._state.sink = "nested"
        else:
            return False
        return True

    def _begin(self, kind: str) -> None:
        self._flush()
        self._state = replace(self._state, home=self._story, hidden=False, deleted=False, struck=False, raised=False)
        self._story = Story(self._cells, self.tally, kind)

    def _structure(self, word: bytes, number: int | None) -> None:
        """Follow paragraphs, cells and rows."""
        story = self._story
        paragraph = story.paragraph
        if word in {b"par", b"sect"}:
            if self._state.deleted:
                self._flush()
            else:
                self._end_paragraph()
        elif word == b"pard":
            self._flush()
            if self._state.sink == "label":
                return  # the look of an automatic number, not the place of its paragraph
            paragraph.in_table, paragraph.depth, paragraph.level = False, 0, None
        elif word == b"intbl":
            paragraph.in_table = True
        elif word == b"itap":
            paragraph.depth = max(number or 0, 0)
        elif word == b"s":
            paragraph.level = self._levels.get(number or 0)
        elif word == b"outlinelevel":
            paragraph.level = (number or 0) + 1 if 0 <= (number or 0) < 9 else None
        elif word in {b"cell", b"nestcell"}:
            self._end_cell(nested=word == b"nestcell")
        elif word in {b"row", b"nestrow"}:
            self._end_row(nested=word == b"nestrow")
        else:
            self._row_definition(word, number)

    def _row_definition(self, word: bytes, number: int | None) -> None:
        story = self._story
        nested = max(story.paragraph.depth, 2) if self._in_nested_properties() else 1
        if word == b"trowd":
            story.shapes[nested] = RowShape()
            story.next_flags = 0
            if nested == 1:
                story.in_row = True
        elif word == b"trleft":
            shape = story.shapes.setdefault(nested, RowShape())
            if not shape.flags:
                shape.edges = [number or 0]
        elif word in CELL_FLAGS:
            story.next_flags |= CELL_FLAGS[word]
        elif word == b"cellx":
            shape = story.shapes.setdefault(nested, RowShape())
            if not shape.edges:
                shape.edges.append(min(0, number or 0))
            if len(shape.flags) < 512:
                shape.edges.append(number or 0)
                shape.flags.append(story.next_flags)
            story.next_flags = 0

    def _in_nested_properties(self) -> bool:
        return self._state.sink == "nested"

    def _depth(self) -> int:
        paragraph = self._story.paragraph
        depth = paragraph.depth or int(paragraph.in_table)
        return max(depth, 1) if self._story.in_row else depth

    def _end_paragraph(self, depth: int | None = None) -> None:
        self._flush()
        story = self._story
        paragraph = story.paragraph
        story.flow.to_depth(self._depth() if depth is None else depth)
        text = visible("".join(paragraph.text))
        if paragraph.label:
            label = visible(paragraph.label).strip()
            text = with_label(label if _SHOWN.search(label) else "", "tab", text.strip())
        text = text.strip()
        here = story.flow.here()
        if text:
            here.append(Paragraph(text, paragraph.level))
        here.extend(paragraph.beside)
        paragraph.text, paragraph.beside, paragraph.label, paragraph.lifted = [], [], "", None

    def _end_cell(self, *, nested: bool) -> None:
        depth = max(self._depth(), 2) if nested else 1
        self._end_paragraph(depth)
        self._story.flow.end_cell()

    def _end_row(self, *, nested: bool) -> None:
        self._flush()
        story = self._story
        depth = max(story.paragraph.depth, 2) if nested else 1
        story.flow.to_depth(depth)
        shape = story.shapes.get(depth, RowShape())
        story.flow.end_row(RowShape(list(shape.edges), list(shape.flags)))
        if not nested:
            story.in_row = False


def read_rtf(data: bytes, limits: Limits) -> Document:
    """Read an RTF file; raise UnreadableDocument (damaged, too_large)."""
    if len(data) > limits.file_bytes:
        raise too_large(f"文件有 {len(data)} 字节，超过上限。")
    reader = _Reader(data, limits)
    reader.read()
    blocks = reader.main.flow.blocks + reader.notes
    notes = reader.tally.notes()
    notes += [Note("header_footer", f"页眉或页脚未读入：{text[:60]}", Address()) for text in reader.headers]
    numbered, all_notes = finish(blocks, reader.tally.repairs, notes)
    return Document(numbered, media_type=RTF, notes=all_notes)
