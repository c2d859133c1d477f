"""A report in the making: what later steps (faults, printed cells) may still change before it becomes truth.

Figures come first, then the prose that states them, then the cells as printed; a fault acts before or after the step
that it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from gkdash.demo.agencies import Agency
from gkdash.demo.dice import Dice
from gkdash.demo.facts import Facts
from gkdash.demo.figures import Figures
from gkdash.demo.model import Fault, ReportTruth, TruthCell, TruthIndicator, TruthSection
from gkdash.demo.phrases import Sentence
from gkdash.forms import CellKey


@dataclass(slots=True)
class Passage:
    """A paragraph as sentences, so that a sentence can be exchanged without losing track of what it states."""

    sentences: list[Sentence]

    @property
    def text(self) -> str:
        """The paragraph as printed."""
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(slots=True)
class Chapter:
    """One of the six sections with its heading as printed."""

    key: str
    heading: str
    passages: list[Passage] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """One report; `dice` names its draws, `voice` those of its wording, which a copied report takes from another.

    `source` is the other unit whose text was copied.
    """

    agency: Agency
    year: int
    edition: str
    dice: Dice
    voice: Dice
    figures: Figures
    counts: dict[str, int]
    topics: tuple[str, ...]
    signed_on: date | None
    published_on: date | None
    facts: Facts = field(default_factory=Facts)
    title: str = ""
    preface: list[Passage] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)
    cells: dict[CellKey, TruthCell] = field(default_factory=dict)
    absent_tables: frozenset[str] = frozenset()
    faults: list[Fault] = field(default_factory=list)
    revision: int = 1
    source: Agency | None = None

    def chapter(self, key: str) -> Chapter:
        """Return the chapter with this key; raise KeyError where the report has none."""
        for chapter in self.chapters:
            if chapter.key == key:
                return chapter
        raise KeyError(key)

    def passages(self) -> Iterator[Passage]:
        """Yield every paragraph of prose, the preface first."""
        yield from self.preface
        for chapter in self.chapters:
            yield from chapter.passages

    def fault(
        self, check: str, note: str, cells: tuple[CellKey, ...] = (), passage: str = "", follows: str = ""
    ) -> None:
        """Record a planted fault."""
        self.faults.append(Fault(check, note, cells, passage, follows))

    def indicators(self) -> tuple[TruthIndicator, ...]:
        """Return what the prose states, each figure once, in reading order."""
        seen: dict[tuple[object, ...], TruthIndicator] = {}
        for passage in self.passages():
            for sentence in passage.sentences:
                for found in sentence.indicators:
                    identity = (found.key, found.value, found.qualifier, found.scope, found.period)
                    seen.setdefault(identity, found)
        return tuple(seen.values())

    def truth(self) -> ReportTruth:
        """Return the finished report."""
        return ReportTruth(
            agency=self.agency.name(self.year),
            short_name=self.agency.short_name(self.year),
            unit_type=self.agency.unit_type,
            year=self.year,
            edition=self.edition,
            title=self.title,
            preface=tuple(passage.text for passage in self.preface),
            sections=tuple(
                TruthSection(chapter.key, chapter.heading, tuple(passage.text for passage in chapter.passages))
                for chapter in self.chapters
            ),
            cells=self.cells,
            signed_on=self.signed_on,
            published_on=self.published_on,
            absent_tables=self.absent_tables,
            indicators=self.indicators(),
            faults=tuple(self.faults),
            agency_id=self.agency.id,
            revision=self.revision,
        )
