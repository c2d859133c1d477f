"""The paragraphs of a chapter: lines that a file has broken in the middle of a sentence belong together."""

from __future__ import annotations

import re
from typing import Final

_NUMBERING: Final = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[.、．)）](?!\d)|第[一二三四五六七八九十]+|[一二三四五六七八九]是)"
)
_ENDS: Final = "。！？；：!?;:"
_LEAST: Final = 15


def paragraphs(text: str, offset: int, *, is_prose: bool) -> list[tuple[int, str]]:
    """Return (offset, paragraph) of a chapter's text that begins at `offset`.

    Where the chapter is not `is_prose`, as the chapters with tables, a line counts only if it is a sentence: the cells of
    a table that was dumped as text are lines too.
    """
    found: list[tuple[int, str]] = []
    start = -1
    end = 0
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        here, at = at, at + len(line)
        is_row = "\t" in bare and "\t" in line.strip("\t ")
        if not bare or is_row or (not is_prose and not _is_sentence(bare)):
            if start >= 0:
                found.append((offset + start, text[start:end]))
            start = -1
            continue
        if start >= 0 and _goes_on(text, start, end, bare):
            end = at
            continue
        if start >= 0:
            found.append((offset + start, text[start:end]))
        start, end = here, at
    if start >= 0:
        found.append((offset + start, text[start:end]))
    return found


def _is_sentence(line: str) -> bool:
    return len(line) >= _LEAST and any(mark in line for mark in "，。；,;")


def _goes_on(text: str, start: int, end: int, line: str) -> bool:
    """Tell whether `line` continues the sentence that the text from `start` to `end` leaves open."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if end == start or text[end - 1] in _ENDS or _NUMBERING.match(line):
        return False
    last = text[start:end].rsplit("\n", 1)[-1].strip()
    return len(last) >= _LEAST or any(mark in last for mark in "，、,")
