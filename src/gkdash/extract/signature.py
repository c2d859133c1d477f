"""The signature of a report: the name and the date at its end, or below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gkdash.documents import Document, Paragraph
from gkdash.extract.dates import PUBLISHED, find_date, normal
from gkdash.extract.fold import fold, simplify
from gkdash.extract.lines import Single
from gkdash.extract.names import is_full_name, is_name, spells_out, squeeze
from gkdash.extract.title import Title

_SPACED_DIGITS = re.compile(r"2\s+0\s+[2二]\s+\d")


@dataclass(frozen=True, slots=True)
class Signature:
    """Name and date at the end; `start` is the offset where the signature begins, or the end of the text."""

    agency: str
    signed_on: date | None
    start: int


def find_signature(document: Document, singles: Sequence[Single], start: int, title: Title | None) -> Signature:
    """Find name and date after the offset `start` (of the last chapter's body), or right below the title."""
    lines = [(line.start, line.text.strip()) for line in singles if line.start >= start and line.text.strip()]
    best: tuple[int, Signature] | None = None
    for at, (offset, line) in enumerate(lines):
        found = _date_line(line)
        if not found:
            continue
        name_inline, day = found
        score, name, begin = 0, name_inline, offset
        if not name:
            for back in (1, 2):
                if at - back >= 0 and is_name(squeeze(lines[at - back][1])):
                    name, begin = squeeze(lines[at - back][1]), lines[at - back][0]
                    break
        if not name and at + 1 < len(lines) and is_name(squeeze(lines[at + 1][1])):
            name = squeeze(lines[at + 1][1])
        score = 2 if name else 1
        if best is None or score > best[0]:
            best = (score, Signature(name, day, begin))
    if best:
        return best[1]
    named = _name_alone(lines, title)
    if named:
        return named
    return _below_title(document, title) or Signature("", None, len(document.text))


def _date_line(line: str) -> tuple[str, date] | None:
    """Return (name, date) for a line that is a date, or a name and a date, and nothing else."""
    plain = normal(line)
    found = find_date(plain)
    if not found and _SPACED_DIGITS.search(plain):
        plain = "".join(plain.split())
        found = find_date(plain)
    if not found:
        return None
    day, begin, end = found
    before = squeeze(plain[:begin]).strip("()[]【】,，、:-—·")
    after = squeeze(plain[end:]).strip("()[]【】。.,，、:-—·")
    if after == "印发" and not before:
        after = ""
    if after and not is_name(after):
        return None
    if before in {"", "日期", "时间", "落款日期", "成文日期", "落款时间", "签发日期"}:
        return after, day
    if PUBLISHED.search(before):
        return None
    if is_name(before) and not after:
        return before, day
    return None


def _name_alone(lines: list[tuple[int, str]], title: Title | None) -> Signature | None:
    """A signature without a date: a line that is a full name and nothing else.

    Of the last lines, or, before a page's furniture, the first that spells out the name in the title.
    """
    names = [(offset, squeeze(line)) for offset, line in lines]
    full = [(at, name) for at, name in names if len(name) >= 4 and is_name(name) and is_full_name(name)]
    told = simplify(title.agency) if title else ""
    for at, name in full:
        if told and spells_out(fold(told), fold(name)):
            return Signature(name, None, at)
    for at, name in reversed(full):
        if (at, name) in names[-3:]:
            return Signature(name, None, at)
    return None


def _below_title(document: Document, title: Title | None) -> Signature | None:
    """Name and date in the lines below the title, as documents of governments print them."""
    if title is None:
        return None
    near = [
        block.text.strip()
        for block in document.blocks[title.block + 1 : title.block + 5]
        if isinstance(block, Paragraph) and block.text.strip()
    ]
    for at, line in enumerate(near[:4]):
        found = _date_line(line)
        if found:
            name = found[0]
            if not name and at and is_name(squeeze(near[at - 1]).strip("()")):
                name = squeeze(near[at - 1]).strip("()")
            return Signature(name, found[1], len(document.text))
    return None
