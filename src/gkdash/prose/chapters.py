"""The prose of a report, chapter by chapter: what its paragraphs state, each statement once, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from gkdash.prose.claims import Claim
from gkdash.prose.paragraphs import paragraphs
from gkdash.prose.reading import read_passage
from gkdash.prose.sentences import may_count
from gkdash.records import Indicator

_SPAN: Final = attrgetter("span")
_PROSE: Final = frozenset({"overview", "problems", "other", ""})


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a chapter without its tables: the chapter's key, and where `text` begins in the report's text."""

    key: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A figure that was left out, why, and where it stands in the report's text."""

    message: str
    start: int
    end: int


def read(chapters: Iterable[Chapter], text: str, year: int | None) -> tuple[list[Indicator], list[Doubtful]]:
    """Return the figures that the prose states about `year`, and those left out for doubt, in the order of the text.

    `text` is the report's plain text, which all offsets count in. A figure that is stated twice alike is given once.
    """
    found: list[Indicator] = []
    doubts: list[Doubtful] = []
    seen: set[tuple[str, str, float, str, str, str]] = set()
    for chapter in chapters:
        for start, paragraph in paragraphs(chapter.text, chapter.start, is_prose=chapter.key in _PROSE):
            if not may_count(paragraph):
                continue
            passage = read_passage(paragraph, start, year)
            for claim in _in_order(passage.claims):
                same = (
                    claim.subject, claim.measure, float(claim.value), claim.qualifier, claim.scope, claim.period,
                )  # fmt: skip
                if same in seen:
                    continue
                seen.add(same)
                begin, end = claim.span
                first, last = passage.spans[claim.sentence]
                found.append(
                    Indicator(
                        claim.key,
                        claim.value,
                        claim.unit,
                        claim.qualifier,
                        claim.scope,
                        claim.period,
                        text[begin:end],
                        begin,
                        end,
                        first,
                        last,
                        chapter.key,
                        claim.how,
                    )
                )
            doubts += [Doubtful(doubt.reason, *doubt.span) for doubt in passage.doubts]
    return found, doubts


def _in_order(claims: list[Claim]) -> list[Claim]:
    """Return claims in the order of the text, as most of them are made."""
    begin = end = 0
    for claim in claims:
        start, stop = claim.span
        if start < begin or (start == begin and stop < end):
            return sorted(claims, key=_SPAN)
        begin, end = start, stop
    return claims
