"""Markdown's marks: headings become levels, emphasis and escapes are taken off, embedded HTML tables are cut out.

Only what converters from Word and PDF write; no full Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from gkdash.documents import Block, Cell, Grid, Paragraph, Picture

_SIGNS = re.compile(
    r"^#{1,6}[ \t]+\S"  # a heading
    r"|^[ \t]*+(?:\|[ \t]*+)?:?-{3,}+:?[ \t]*+\|(?:[ \t]*+:?-{3,}+:?[ \t]*+\|?)*+[ \t]*$"  # the rule under a table's head
    r"|^\|[^\n]*\|[ \t]*\n\|[^\n]*\|[ \t]*$"  # two rows between bars
    r"|^```|^\*\*[^*\n]+\*\*",
    re.MULTILINE,
)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_RULER = re.compile(r"^(?:-[ \t]*){3,}$|^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$|^`{3,}.*$|^~{3,}.*$")
_UNDERLINED = re.compile(r"^([^|#>\s][^|\n]{0,79})\n(=|-)(?:=*|-{2,})[ \t]*$", re.MULTILINE)
_BULLET = re.compile(r"^(?:[-*+][ \t]+|(?:>[ \t]?)+)(?=\S)")
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\(([^)\n]*)\)")
_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\([^)\n]*\)")
_STRONG = re.compile(r"(\*\*\*|\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![*\w])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>&])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|font|sub|sup|p|div|center)\b[^<>]*>", re.IGNORECASE)
_TABLE = re.compile(r"<(/?)table\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|lt|gt|amp|quot|#\d+|#x[0-9a-f]+);", re.IGNORECASE)


def looks_like_markdown(text: str) -> bool:
    """Tell whether text carries marks that only Markdown uses."""
    return bool(_SIGNS.search(text))


def pieces(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the text in pieces, each with whether it is an HTML table; `pdf to markdown` tools write those."""
    depth = start = done = 0
    for tag in _TABLE.finditer(text):
        if not tag[1]:
            if depth == 0:
                start = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield False, text[done:start]
                yield True, text[start : tag.end()]
                done = tag.end()
    yield False, text[done:]


def with_hashes(text: str) -> str:
    """Return Markdown with headings that the next line underlines (`====`, `----`) marked by hashes instead."""
    return _UNDERLINED.sub(lambda found: f"{'#' if found[2] == '=' else '##'} {found[1]}", text)


def without_marks(blocks: list[Block], unescape: Callable[[str], str]) -> list[Block]:
    """Return the blocks of Markdown text with its marks taken off; `unescape` resolves character references."""
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Grid):
            result.append(replace(block, cells=tuple(_cell(cell, unescape) for cell in block.cells)))
        elif isinstance(block, Paragraph):
            result.extend(_paragraph(block, unescape))
        else:
            result.append(block)
    return result


def _cell(cell: Cell, unescape: Callable[[str], str]) -> Cell:
    lines = _BREAK.sub("\n", cell.text).split("\n")
    return replace(cell, text="\n".join(filter(None, (inline(line, unescape) for line in lines))))


def _paragraph(paragraph: Paragraph, unescape: Callable[[str], str]) -> Iterator[Block]:
    text = paragraph.text
    if _RULER.match(text):
        return
    level = paragraph.level
    heading = _HEADING.match(text)
    if heading:
        level, text = len(heading[1]), heading[2]
    else:
        text = _BULLET.sub("", text)
    yield from (Picture(name=found[1] or found[2]) for found in _IMAGE.finditer(text))
    for line in _BREAK.split(_IMAGE.sub("", text)):
        shown = inline(line, unescape)
        if shown:
            yield Paragraph(shown, level)


def inline(text: str, unescape: Callable[[str], str]) -> str:
    """Take off emphasis, links, escapes and inline tags; a lone `*` or `**` stays, it may stand for no figure."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if any(mark in text for mark in "*_~`"):
        text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text and _ENTITY.search(text):
        text = unescape(text).replace("\xa0", " ")
    return text.strip()
