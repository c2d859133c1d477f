"""Characters that no reader passes on: invisible ones, and control characters that text formats carry along.

Changes nothing that a person would see; folding of widths and scripts is not done here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gkdash.documents import Block, Document, Grid, Note, Paragraph

_HALVES = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls except TAB, LF, VT, FF, CR and NEL
    "\u00ad"  # soft hyphen
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"  # zero width, direction marks
    "\ufe00-\ufe0f\ufff9-\ufffb]"  # variation selectors, interlinear annotation
)


def visible(text: str) -> str:
    """Return `text` without invisible and control characters."""
    return _INVISIBLE.sub("", text)


def whole(document: Document) -> Document:
    """Return the document with halves of characters, which no encoding has, replaced one for one, and with a note.

    A damaged .doc has them, and PDFs whose fonts say so; searches for words stop at them with an error.
    """
    if _is_whole(document.text) and _is_whole(document.title):
        return document
    lost = len(_HALVES.findall(document.text + document.title))
    note = Note("characters_lost", f"有 {lost} 个字符残缺不全，以“\ufffd”代替。")
    return replace(
        document,
        blocks=tuple(map(_whole_block, document.blocks)),
        title=_HALVES.sub("\ufffd", document.title),
        notes=(*document.notes, note),
    )


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole_block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=_HALVES.sub("\ufffd", block.text))
    if isinstance(block, Grid):
        cells = tuple(replace(cell, text=_HALVES.sub("\ufffd", cell.text)) for cell in block.cells)
        return replace(block, cells=cells)
    return block
