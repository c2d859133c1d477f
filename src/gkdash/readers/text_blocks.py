"""The blocks of plain text: paragraphs, one per line, and the tables that tabs and bars keep.

Columns aligned by spaces stay paragraphs with tabs between the columns: which column a figure belongs to is for those
to decide who know the form.
"""

from __future__ import annotations

import re

from gkdash.documents import Block, Paragraph
from gkdash.readers.regions import sheet_blocks
from gkdash.readers.text_pipes import bars, is_rule, piped_rows
from gkdash.readers.text_rows import CELL_BREAK, Dump, comma_rows, is_dump_cell, tabbed_rows

_LINE_ENDS = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
_QUOTED_BREAK = re.compile(r'(?<=\t)"[^"\t]*\n[^"\t]*"(?=\t|\n|$)|^"[^"\t]*\n[^"\t]*"(?=\t)', re.MULTILINE)
_FIGURE_LIKE = re.compile(r"[\d０-９.,，+\-—–/无%％\s]{1,16}(?:[件个条项次万元]{1,3})?|[^\s，。；]{1,2}")
_NUMBERING = re.compile(r"\s*[（(]?[一二三四五六七八九十百\d]{1,4}[)）]?[、.．]?")
_COLUMN_GAP = re.compile("(?<=[^ \u3000\xa0\t])[ \u3000\xa0]{2,}(?=[^ \u3000\xa0\t])")


def plain_lines(text: str) -> str:
    r"""Return `text` with `\n` as the only line end and without the marks that a word processor's dump leaves."""
    text = _LINE_ENDS.sub("\n", text)
    if "[bookmark" in text:
        text = _BOOKMARK.sub("", text)
    return text


def text_blocks(text: str) -> list[Block]:
    r"""Return the blocks of text whose line ends are `\n`."""
    rows = comma_rows(text)
    if rows:
        return sheet_blocks(rows)
    if '"' in text and "\t" in text:
        text = _QUOTED_BREAK.sub(lambda found: found[0].replace("\n", CELL_BREAK), text)
    lines = text.split("\n")
    dump = Dump(lines)
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        found: list[Block] = []
        after = at
        if not line.strip():
            pass
        elif is_dump_cell(line):
            found, after = dump.read(at)
        elif "\t" in line.strip() or line.startswith("\t"):
            found, after = tabbed_rows(lines, at)
        elif bars(line) or is_rule(line):
            found, after = piped_rows(lines, at)
        if after > at:
            blocks.extend(found)
            at = after
            continue
        if line.strip():
            blocks.append(Paragraph(_columns_apart(lines, at)))
        at += 1
    return blocks


def _columns_apart(lines: list[str], at: int) -> str:
    """Return a line with tabs between its columns, where wide gaps set columns apart.

    One gap alone is a column only before a figure or among lines with gaps: `一、  总体情况` and a title set in two halves
    are no columns.
    """
    line = lines[at].replace(CELL_BREAK, " ").strip()
    gaps = list(_COLUMN_GAP.finditer(line))
    if gaps and _NUMBERING.fullmatch(line[: gaps[0].start()]) and not _FIGURE_LIKE.fullmatch(line[gaps[0].end() :]):
        gaps = gaps[1:]
    if len(gaps) == 1 and not _FIGURE_LIKE.fullmatch(line[gaps[0].end() :]):
        beside = [lines[near] for near in (at - 1, at + 1) if 0 <= near < len(lines)]
        if not any(_COLUMN_GAP.search(other.strip()) for other in beside):
            return line
    for gap in reversed(gaps):
        line = f"{line[: gap.start()]}\t{line[gap.end() :]}"
    return line
