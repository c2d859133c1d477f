"""The blocks of plain text: paragraphs, one per line, and the tables that tabs, bars and commas keep.

Knows signs and spacing, no word.
"""

from __future__ import annotations

import re

from gkdash.documents import Block
from gkdash.readers.empties import keep_empty_cells
from gkdash.readers.regions import delimited_blocks
from gkdash.readers.text_columns import column_blocks
from gkdash.readers.text_commas import comma_rows, comma_table
from gkdash.readers.text_pipes import bars, is_rule, piped_rows
from gkdash.readers.text_rows import CELL_BREAK, Dump, is_dump_cell, tabbed_rows

_LINE_ENDS = re.compile("\r\n|[\r\f\v\x85\u2028\u2029]")
_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
_QUOTED_LINE = re.compile(r'^"((?:[^"\n]|"")*)"$', re.MULTILINE)
_QUOTED_BREAK = re.compile(r'(?<=\t)"[^"\t]*\n[^"\t]*"(?=\t|\n|$)|^"[^"\t]*\n[^"\t]*"(?=\t)', re.MULTILINE)


def plain_lines(text: str) -> str:
    r"""Return `text` with `\n` as the only line end and without the marks that a word processor's dump leaves."""
    text = _LINE_ENDS.sub("\n", text)
    if "[bookmark" in text:
        text = _BOOKMARK.sub("", text)
    return text


def text_blocks(text: str) -> list[Block]:
    r"""Return the blocks of text whose line ends are `\n`; an empty paragraph may be an empty cell."""
    rows = comma_table(text)
    if rows:
        return delimited_blocks(rows)
    if '"' in text and "\t" in text:
        text = _QUOTED_BREAK.sub(lambda found: found[0].replace("\n", CELL_BREAK), text)
    if '","' in text:
        text = _QUOTED_LINE.sub(_sole_field, text)
    lines = text.split("\n")
    dump = Dump(lines)
    blocks: list[Block] = []
    waiting: list[str] = []
    at = 0
    while at < len(lines):
        found, after = _table(lines, at, dump)
        if after > at:
            blocks.extend(column_blocks(waiting))
            blocks.extend(found)
            waiting = []
            at = after
        else:
            waiting.append(lines[at].replace(CELL_BREAK, " "))
            at += 1
    blocks.extend(column_blocks(waiting))
    return keep_empty_cells(blocks)


def _sole_field(found: re.Match[str]) -> str:
    """Return a line of comma-separated text that is one quoted field without its quotes; a line of several as it is."""
    return found[0] if '","' in found[0] else found[1].replace('""', '"')


def _table(lines: list[str], at: int, dump: Dump) -> tuple[list[Block], int]:
    """Return the blocks of a table that begins on this line and the line after it; no blocks where there is none."""
    line = lines[at]
    if is_dump_cell(line):
        return dump.read(at)
    if not line.strip():
        return [], at
    if "\t" in line:
        return tabbed_rows(lines, at)
    if bars(line) or is_rule(line):
        return piped_rows(lines, at)
    if line.count(",") > 1:
        return comma_rows(lines, at)
    return [], at
