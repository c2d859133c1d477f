"""Read plain text and Markdown: a dump of a word processor, cells on lines, tabs, bars, or nothing but lines.

Finds structure by signs alone; where text has lost its grid, lines are passed on as they are.
"""

from __future__ import annotations

import re
from html import unescape

from gkdash.documents import Block, Document, Grid, Note, numbered
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.characters import visible
from gkdash.readers.encoding import decode
from gkdash.readers.text_blocks import plain_lines, text_blocks
from gkdash.readers.text_markdown import looks_like_markdown, pieces, with_hashes, without_marks
from gkdash.readers.text_pages import without_page_numbers
from gkdash.settings import Limits

_FRONT_MATTER = re.compile(r"\A\s*---\n((?:[\w-]+\s*:.*\n|[ \t]+.*\n|#.*\n)+)---\n")
_FRONT_TITLE = re.compile(r"^title\s*:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)


def read_text(data: bytes, limits: Limits) -> Document:
    """Return the document in plain text or Markdown.

    Raises UnreadableDocument: damaged where there is no text, too_large past the limits, unsupported_format where the
    bytes are no text.
    """
    if len(data) > limits.file_bytes:
        raise UnreadableDocument(ErrorCode.TOO_LARGE, "文本文件过大。", "请拆分后再读。")
    decoded = decode(data)
    unnumbered, pages = without_page_numbers(decoded.text)
    text = visible(plain_lines(unnumbered))
    if not text.strip():
        raise UnreadableDocument(ErrorCode.DAMAGED, "文件里没有文字。", "请重新导出。")
    title = ""
    notes = list(decoded.notes)
    if pages:
        notes.append(Note("page_furniture", f"页码 {pages} 处未读入。"))
    front = _FRONT_MATTER.match(text)
    if front:
        found = _FRONT_TITLE.search(front[1])
        title = found[1] if found else ""
        text = text[front.end() :]
        notes.append(Note("front_matter", "文件开头的元数据未作为正文读取。"))
    blocks = _blocks(text, limits)
    if sum(len(block.cells) for block in blocks if isinstance(block, Grid)) > limits.cells:
        raise UnreadableDocument(ErrorCode.TOO_LARGE, "文本中的表格单元格过多。", "请拆分后再读。")
    return Document(numbered(blocks), title=title, notes=tuple(notes))


def _blocks(text: str, limits: Limits) -> list[Block]:
    markdown = looks_like_markdown(text)
    if "<t" not in text.lower():
        return _markdown(text) if markdown else text_blocks(text)
    blocks: list[Block] = []
    for is_table, piece in pieces(text):
        if is_table:
            from gkdash.readers.html_blocks import fragment_blocks  # noqa: PLC0415 - few texts hold HTML tables

            blocks.extend(fragment_blocks(piece, limits.cells))
        else:
            blocks.extend(_markdown(piece))
    return blocks


def _markdown(text: str) -> list[Block]:
    return without_marks(text_blocks(with_hashes(text)), unescape)
