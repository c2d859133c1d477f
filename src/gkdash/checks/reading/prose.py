"""The prose of a report as text checks look at it: one text of unchanged offsets, its tables blanked, widths folded.

It only prepares: what the words mean is for each check to say. Every offset is one into `Report.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from zhconv.zhconv import getdict

from gkdash.records import Report, Section

_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord("％"): "%", ord("．"): "."}
_WIDE |= {0xFF21 + letter: chr(65 + letter) for letter in range(26)}
_WIDE |= {0xFF41 + letter: chr(97 + letter) for letter in range(26)}
_WIDE_MARKS = tuple("０１２３４５６７８９％．ＸｘＡ")
_TRADITIONAL_MARKS = ("開", "國", "報", "處")
"""No report in traditional characters does without all of these."""
_TABLE_CHAPTERS = frozenset({"proactive", "applications", "remedies"})
_FIRST = "overview"
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_DIGITS = re.compile("[0-9]+")
_FARTHEST = 1_000
"""How far from an offset its sentence may begin and end: a text without marks would be searched whole for every figure."""


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a report with its tables blanked by line breaks, and where its chapters lie.

    `text` is as long as `Report.text`: full-width digits, letters and per cent signs are half-width, traditional
    characters simplified one by one. `start` is where the title ends, `body` where chapter one begins (the preface lies
    between), `end` where the last chapter ends; `whole` is the untouched text. `runs` are the stretches of digits between
    `start` and `end`, `codes` the UTF-16 codes from `start` to `end` (one a character, others than those of the basic plane
    given as 0): several checks begin with them.
    """

    text: str
    whole: str
    start: int
    body: int
    end: int
    sections: tuple[Section, ...]
    starts: tuple[int, ...]
    runs: tuple[tuple[int, int], ...]
    codes: npt.NDArray[np.uint16]

    def key(self, at: int) -> str:
        """Return the key of the chapter that an offset lies in; empty in front of the first."""
        index = bisect_right(self.starts, at) - 1
        return self.sections[index].key if index >= 0 else ""

    def sentence(self, at: int) -> tuple[int, int]:
        """Return where the sentence around an offset begins and ends, its mark included; `；` parts sentences too."""
        return self._around(at, "。；\n！？")

    def full_sentence(self, at: int) -> tuple[int, int]:
        """Return the sentence around an offset, held together over `；`."""
        return self._around(at, "。\n！？")

    def clause(self, at: int) -> tuple[int, int]:
        """Return the clause around an offset: what stands between two marks of any kind."""
        return self._around(at, "。；\n！？，：")

    def part(self, key: str) -> tuple[int, int] | None:
        """Return where the body of a chapter begins and ends, or None where the report has no such chapter."""
        for section in self.sections:
            if section.key == key:
                return section.start, section.end
        return None

    def _around(self, at: int, marks: str) -> tuple[int, int]:
        text = self.text
        first, last = max(0, at - _FARTHEST), min(len(text), at + _FARTHEST)
        first = max(first, max(text.rfind(mark, first, at) for mark in marks) + 1)
        ends = [found for mark in marks if (found := text.find(mark, at, last)) >= 0]
        return first, min(ends) + 1 if ends else last


_last: list[tuple[Report, Prose]] = []


def prose_of(report: Report) -> Prose:
    """Return the prose of a report; that of the last two asked for is kept, since many checks ask in turn."""
    for known, prose in _last:
        if known is report:
            return prose
    prose = _prose(report)
    _last.insert(0, (report, prose))
    del _last[2:]
    return prose


def folded(text: str) -> str:
    """Return a text of the same length in half-width digits and simplified characters."""
    if any(mark in text for mark in _WIDE_MARKS):
        text = text.translate(_WIDE)
    if any(mark in text for mark in _TRADITIONAL_MARKS):
        text = text.translate(_simplified())
    return text


def _prose(report: Report) -> Prose:
    text = folded(report.text)
    for section in report.sections:
        if section.key in _TABLE_CHAPTERS:
            text = text[: section.start] + _without_tables(text[section.start : section.end]) + text[section.end :]
    sections = report.sections
    starts = tuple(section.start for section in sections)
    # where chapter one was not found, all in front of the next may be its text: then there is no preface
    body = sections[0].start - len(sections[0].heading) if sections and sections[0].key == _FIRST else 0
    at = report.text.find(report.title) if report.title else -1
    start = at + len(report.title) if 0 <= at < max(body, 1) else 0
    end = sections[-1].end if sections else len(text)
    runs = tuple(found.span() for found in _DIGITS.finditer(text, start, end))
    return Prose(text, report.text, start, max(body, start), end, sections, starts, runs, _codes(text[start:end]))


def _codes(text: str) -> npt.NDArray[np.uint16]:
    """Return one code a character; a character beyond the basic plane gives 0."""
    encoded = text.encode("utf-16-le", "replace")
    if len(encoded) != 2 * len(text):
        encoded = _BEYOND.sub("\0", text).encode("utf-16-le", "replace")
    return np.frombuffer(encoded, dtype=np.uint16)


def _without_tables(text: str) -> str:
    """Return the text of a chapter with every line blanked that holds no full stop: rows and labels of its table.

    The addresses of cells would tell as well, but a report that comes out of the store has none.
    """
    pieces: list[str] = []
    done = 0
    at = text.find("。")
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = end if end >= 0 else len(text)
        pieces += ["\n" * (start - done), text[start:end]]
        done = end
        at = text.find("。", end)
    pieces.append("\n" * (len(text) - done))
    return "".join(pieces)


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    pairs = getdict("zh-hans")
    return {ord(key): value for key, value in pairs.items() if len(key) == len(value) == 1}
