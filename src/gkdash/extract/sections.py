"""Find the six chapters of a report by their headings; tables inside a chapter are not part of its prose.

Headings are renamed, misnumbered, listed in a table of contents or run into the text, so every candidate gets a score
and the best rising sequence wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from gkdash.documents import Document, Grid
from gkdash.extract.fold import fold, fold_label, numbering
from gkdash.extract.lines import Single
from gkdash.forms import all_editions
from gkdash.records import Section

_HEADING = re.compile(r"^\s*第?([一二三四五六七八九])\s*(?:部分|章)?\s*[、.．,，:：\s]")
_SENTENCE = re.compile(r"[。；;！？]")
_INLINE = re.compile(r"^(.{2,40}?)(?:[。:：；;\s]|(?=\d{4}年))")
_MAX_HEADING = 45


@dataclass(frozen=True, slots=True)
class Heading:
    """A candidate: chapter, where the heading begins and its body begins (offsets), the text, and how sure it is."""

    section: int
    key: str
    block: int
    start: int
    body: int
    text: str
    score: float


@lru_cache(maxsize=1)
def _chapters() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return (key, ordinal, folded headings) of each chapter in order, over all editions."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    for edition in all_editions():
        for form in edition.sections:
            _, names = found.setdefault(form.key, (fold(form.ordinal), {}))
            names.update(dict.fromkeys(fold_label(name) for name in (form.heading, *form.aliases)))
    return tuple((key, ordinal[:1], tuple(names)) for key, (ordinal, names) in found.items())


@lru_cache(maxsize=8192)
def _score(text: str) -> tuple[tuple[int, str, float], ...]:
    """Return (chapter index, key, score) for each chapter that a heading-like text may open."""
    label = fold_label(text)
    ordinal = numbering(text)[:1]
    result = []
    for index, (key, own, names) in enumerate(_chapters()):
        numbered = ordinal == own
        nearest = process.extractOne(label, names, scorer=fuzz.ratio, score_cutoff=45 if numbered else 72)
        same = nearest[1] / 100 if nearest else 0.0
        if same >= 0.72 or (numbered and same >= 0.45):
            result.append((index, key, same + (0.35 if numbered else 0.0)))
        elif numbered and len(label) <= 22 and not _SENTENCE.search(text):
            result.append((index, key, 0.3))
    return tuple(result)


def _line_candidates(line: str, block: int, at: int) -> list[Heading]:
    bare = line.strip()
    if not bare or "\t" in bare:
        return []
    lead = len(line) - len(line.lstrip())
    if len(bare) <= _MAX_HEADING and not _SENTENCE.search(bare[:-1]):
        end = at + len(line)
        whole = [
            Heading(number, key, block, at + lead, end, bare, score)
            for number, key, score in _score(bare.rstrip("。:："))
        ]
        if whole:
            return whole
    if not _HEADING.match(bare):
        return []
    inline: list[Heading] = []
    folded = fold_label(bare[:80])
    for number, (key, ordinal, names) in enumerate(_chapters()):
        if numbering(bare)[:1] != ordinal:
            continue
        for name in names:
            if len(name) >= 4 and folded.startswith(name):
                length = _covering(bare, name)
                text = bare[:length]
                start = at + lead
                inline.append(Heading(number, key, block, start, start + length, text, 1.25))
                break
    return inline


def _covering(text: str, name: str) -> int:
    """Return how many characters of `text` its numbering and the folded `name` take up."""
    for length in range(len(name), min(len(text), len(name) + 24) + 1):
        if fold_label(text[:length]) == name:
            tail = re.match(r"[。:：；;、，,\s]*", text[length:])
            return length + (tail.end() if tail else 0)
    return len(text)


def find_headings(lines: Sequence[Single]) -> list[Heading]:
    """Return the best rising sequence of chapter headings; of equals, the later one (a table of contents comes first)."""
    candidates = [found for line in lines for found in _line_candidates(line.text, line.block, line.start)]
    best: list[tuple[float, int]] = []
    ending: dict[int, tuple[float, int]] = {}  # chapter → best sequence so far that ends with it, and its last heading
    settled = 0
    for heading in candidates:
        # a line that may open several chapters gives several candidates, which do not follow each other
        while candidates[settled].start < heading.start:
            section = candidates[settled].section
            ending[section] = max(ending.get(section, (0.0, -1)), (best[settled][0], settled))
            settled += 1
        score, before = max(
            (found for section, found in ending.items() if section < heading.section), default=(0.0, -1)
        )
        best.append((score + heading.score, before))
    if not best:
        return []
    at = max(range(len(best)), key=lambda index: (best[index][0], index))
    chain: list[Heading] = []
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    return chain[::-1]


def find_sections(document: Document, headings: list[Heading], end: int) -> tuple[Section, ...]:
    """Return the chapters with their prose; `end` is the offset where the signature begins."""
    text, grids = document.text, grid_spans(document)
    sections = []
    for index, heading in enumerate(headings):
        stop = headings[index + 1].start if index + 1 < len(headings) else max(end, heading.body)
        spans = prose_spans(heading.body, stop, grids)
        sections.append(Section(heading.key, heading.text, heading.body, stop, _prose(text, spans)))
    return tuple(sections)


def _prose(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text of these stretches, one below the other."""
    pieces = [text[begin:end] for begin, end in spans]
    return "\n".join(piece.strip("\n") for piece in pieces if piece.strip()).strip()


def grid_spans(document: Document) -> list[tuple[int, int]]:
    """Return where the grids of a document stand in its text, as pairs of offsets."""
    starts = (*document.starts, len(document.text))
    return [
        (starts[index], starts[index + 1]) for index, block in enumerate(document.blocks) if isinstance(block, Grid)
    ]


def prose_spans(start: int, stop: int, grids: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches between two offsets that are no grids, as pairs of offsets."""
    spans = []
    at = start
    for begin, end in grids:
        if start <= begin < stop:
            spans.append((at, begin))
            at = end
    spans.append((at, max(at, stop)))
    return spans
