"""Reads binary Word documents (.doc, and .wps of WPS Writer) into a Document.

Knows no statutory word. Where this reader fails and LibreOffice is installed, the file is converted and read as .docx;
the document then says so in a note.
"""

from __future__ import annotations

import struct

from gkdash.documents import Address, Block, Document, Note, Paragraph
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.doc_anchors import anchors
from gkdash.readers.doc_blocks import Source, Story
from gkdash.readers.doc_cfb import CompoundFile
from gkdash.readers.doc_fib import (
    CHAR_PAGES,
    CLX,
    FONTS,
    LIST_OVERRIDES,
    LISTS,
    PARAGRAPH_PAGES,
    STORIES,
    STYLES,
    WORD_97,
    Fib,
    Text,
)
from gkdash.readers.doc_lists import Lists
from gkdash.readers.doc_sprms import character_runs, paragraph_runs
from gkdash.readers.doc_styles import Styles, fonts
from gkdash.readers.doc_text import shown, without_instructions
from gkdash.readers.docx_package import damaged, too_large
from gkdash.readers.word_flow import Cells
from gkdash.readers.word_grid import finish
from gkdash.readers.word_soffice import read_converted
from gkdash.readers.word_tally import says_more_than_a_page_number
from gkdash.settings import Limits

DOC = "application/msword"
_NO_WORD = "请另存为 docx 后再读。"


def read_doc(data: bytes, limits: Limits) -> Document:
    """Read a binary Word document; raise UnreadableDocument (damaged, encrypted, too_large, unsupported_format)."""
    compound = CompoundFile(data, limits)
    try:
        if "EncryptedPackage" in compound:
            message = "文件有打开密码。"
            raise UnreadableDocument(ErrorCode.ENCRYPTED, message, "请去掉密码后再读。")
        if "WordDocument" not in compound:
            message = "文件不是 Word 文档。"
            raise UnreadableDocument(ErrorCode.UNSUPPORTED_FORMAT, message, _NO_WORD)
        stream = compound.read("WordDocument")
        fib = Fib(stream)
        if fib.version < WORD_97:
            return read_converted(data, ".doc", DOC, limits, "Word 95 或更早的版本")
        tables = compound.read(fib.table_stream)
        attached = compound.read("Data") if "Data" in compound else b""
    finally:
        compound.close()
    try:
        return _read(fib, stream, tables, attached, limits)
    except (struct.error, IndexError) as error:
        raise damaged("文档内部有矛盾。") from error


def _read(fib: Fib, stream: bytes, tables: bytes, attached: bytes, limits: Limits) -> Document:
    text = Text(fib, stream, fib.table(tables, CLX))
    styles = Styles(fib.table(tables, STYLES))
    runs = character_runs(stream, fib.table(tables, CHAR_PAGES))
    visible = shown(text, runs, styles, fonts(fib.table(tables, FONTS)))
    total = len(text.characters)
    if text.characters.count("\x0c") >= limits.pages:
        message = f"文档超过 {limits.pages} 页。"
        raise too_large(message)
    stories = {name: (min(start, total), min(end, total)) for name, (start, end) in fib.stories().items()}
    for name, (start, end) in stories.items():
        without_instructions(visible.characters, start, end, page_fields=name != "headers")
    anchored = anchors(fib, tables, stories["boxes"][0])
    source = Source(
        text=text,
        shown=visible,
        paragraphs=paragraph_runs(stream, fib.table(tables, PARAGRAPH_PAGES)),
        styles=styles,
        lists=_lists(fib, tables),
        data=attached,
        cells=Cells(limits),
        anchors=anchored,
    )
    blocks = Story(source).read(*stories["main"])
    for place in anchored.adrift:
        blocks.extend(Story(source).read(*place))
    for name in ("footnotes", "endnotes"):
        blocks.extend(Story(source).read(*stories[name]))
    numbered, notes = finish(blocks, source.repairs, _notes(fib, source, stories["headers"]))
    return Document(numbered, media_type=DOC, notes=notes)


def _lists(fib: Fib, tables: bytes) -> Lists:
    plf = fib.table(tables, LISTS)
    start = fib.table_start(LISTS)
    return Lists(plf, tables[start + len(plf) :] if plf else b"", fib.table(tables, LIST_OVERRIDES))


def _notes(fib: Fib, source: Source, headers: tuple[int, int]) -> list[Note]:
    at = Address(part="WordDocument")
    notes: list[Note] = []
    if source.shown.deleted:
        notes.append(Note("tracked_deletions", f"修订中已删除的内容 {len(source.shown.deleted)} 处未读入。", at))
    if source.shown.struck:
        notes.append(Note("struck_text_dropped", f"带删除线的文字 {source.shown.struck} 处未读入。", at))
    if source.shown.hidden:
        first = source.shown.hidden[0].strip()[:40]
        notes.append(Note("hidden_text", f"隐藏文字 {len(source.shown.hidden)} 处未读入：{first}", at))
    if fib.lengths[STORIES.index("comments")]:
        notes.append(Note("comments", "批注未读入。", at))
    if headers[0] < headers[1]:
        blocks: list[Block] = Story(source).read(*headers)
        text = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
        if says_more_than_a_page_number(text):
            notes.append(Note("header_footer", f"页眉或页脚未读入：{text[:60]}", at))
    return notes
