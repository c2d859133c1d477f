"""Paragraphs out of lines: by indentation, by lines that end early, by distance and size; over page breaks too.

Chinese lines join without a space, and the spaces that justification or habit puts around figures are left out, so that
`2024 年` and `2024年` read alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gkdash.readers.pdf_model import Line
from gkdash.readers.pdf_text import ENUMERATOR, wide

_ENDED = re.compile(r"[。！？；;：:…\d]$")
_MARKS = re.compile("[，。；：、,;:“（(]")
"""What sentences have and titles have not: no number of a heading goes on from one."""
_TITLE = 1.9
"""Distance of the lines of a title, in font sizes: those are larger than the text, whose leading says nothing of them."""
_WORD = re.compile(r"[A-Za-z0-9.,:/@%_-]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """Where running text begins and ends on a page, and the usual distance between its lines (0 where unknown)."""

    left: float
    right: float
    leading: float


def measure(lines: Sequence[Line], width: float) -> Measure | None:
    """Return the measure of a page `width` wide from its longer lines; None where there are too few of them."""
    long = [line for line in lines if line.right - line.left > 0.45 * width]
    if len(long) < 3:
        return None
    rights = sorted((line.right for line in long), reverse=True)
    right = next((one for one, other in pairwise(rights) if one - other < 0.02 * width), rights[0])
    lefts = sorted(line.left for line in long)
    gaps = sorted(
        one.middle - other.middle
        for one, other in pairwise(lines)
        if 0.7 * one.size < one.middle - other.middle < 4 * one.size
    )
    return Measure(lefts[len(lefts) // 10], right, gaps[len(gaps) // 2] if gaps else 0.0)


class Builder:
    """Takes the lines of a document in reading order and gives paragraphs as (text, page)."""

    def __init__(self) -> None:
        self.done: list[tuple[str, int]] = []
        self._text = ""
        self._page = 0
        self._last: tuple[Line, int] | None = None
        self._count = 0

    def add(self, line: Line, page: int, measure: Measure) -> None:
        """Add the next line."""
        text = line.text()
        if not text.strip():
            return
        if self._last and "\t" not in text and not self._parts(line, page, measure):
            self._text = glued(self._text, text, full=self._last[0].right > measure.right - 0.6 * line.size)
            self._count += 1
        else:
            self.close()
            self._text, self._page, self._count = text, page, 1
        self._last = (line, page)
        if "\t" in text:
            self.close()

    def close(self) -> None:
        """End the paragraph at hand: a table or the document's end follows."""
        if self._text:
            self.done.append((self._text, self._page))
        self._text, self._last = "", None

    def take(self) -> list[tuple[str, int]]:
        """Return the finished paragraphs and forget them."""
        taken, self.done = self.done, []
        return taken

    def _parts(self, line: Line, page: int, measure: Measure) -> bool:
        """Tell whether a new paragraph begins with `line`."""
        if self._last is None:
            return True
        last, last_page = self._last
        size = line.size
        if abs(size - last.size) > 0.12 * max(size, last.size):
            return True
        if page == last_page:
            gap = last.middle - line.middle
            if gap > (max(1.45 * measure.leading, _TITLE * size) if measure.leading else 2.4 * size) or gap <= 0:
                return True
        if ENUMERATOR.match(line.text()) and (_ENDED.search(self._text) or not _MARKS.search(self._text)):
            return True
        word = _WORD.match(line.text())
        need = len(word.group()) * 0.55 * size if word else size
        if self._count == 1 and _is_wrapped_heading(last, line, need, measure):
            return False
        if last.right + min(need, 0.6 * (measure.right - measure.left)) + 1.2 * size < measure.right:
            return True
        if line.left <= measure.left + 1.2 * size:
            return False
        return not (self._count > 1 and abs(line.left - last.left) < 0.5 * size)


def _is_wrapped_heading(last: Line, line: Line, need: float, measure: Measure) -> bool:
    """Tell whether a centred line goes on in the centred one below: the first word of that had no more room."""
    width = measure.right - measure.left
    return (
        last.right - last.left + need > width
        and abs(last.left + last.right - measure.left - measure.right) < 1.2 * line.size
        and abs(line.left + line.right - measure.left - measure.right) < line.size
        and line.left > measure.left + 1.2 * line.size
    )


def glued(before: str, after: str, *, full: bool) -> str:
    """Return two lines as one text; `full` says that the first reaches the margin, so that a number may be cut there."""
    if not before or not after:
        return before + after
    one, other = before[-1], after[0]
    if wide(one) or wide(other):
        return before + after
    if one.isdigit() and other.isdigit() and full:
        return before + after
    return f"{before} {after}"
