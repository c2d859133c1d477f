"""What a planted fault is made of: when it acts, which reports it suits, and what it does to one.

A fault must break what it says and nothing else; where another check cannot but notice, that is recorded as following.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from gkdash.demo.agencies import Agency
from gkdash.demo.dice import Dice
from gkdash.demo.draft import Draft
from gkdash.demo.figures import Figures
from gkdash.demo.phrases import Figure, Sentence, fill, phrases

UNITS = frozenset({"department", "town", "subdistrict", "authorised", "office"})
"""Everything that is consolidated."""

ALL = UNITS | {"vertical"}
GOVERNMENT = frozenset({"government"})


class Around(Protocol):
    """What a fault may know of the county besides the report it is planted in."""

    def counts(self, agency: Agency, year: int) -> dict[str, int]:
        """Return what the prose of an agency tells of."""

    def voice(self, agency: Agency, year: int) -> Dice:
        """Return the draws of an agency's wording."""

    def peers(self, agency: Agency, year: int) -> list[Agency]:
        """Return other agencies of the same type with an unspoilt report for the year."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report in which a fault might be planted, with the true figures of its year and of the year before."""

    agency: Agency
    year: int
    figures: Figures
    before: Figures | None
    counts: dict[str, int]

    def applications(self, row: str, column: str = "total") -> float:
        """Return one figure of table three."""
        return self.figures["applications", row, column]

    def decisions(self, row: str) -> float:
        """Return the year's number of decisions of one kind."""
        return self.figures["proactive", row, "decisions"]

    @property
    def active(self) -> bool:
        """Whether any figure of the tables is not zero."""
        return any(self.figures.values())


Act: TypeAlias = Callable[[Draft, Around], None]


@dataclass(frozen=True, slots=True)
class Planter:
    """One way to break a report.

    `suits` names the reports it can be planted in; `early` changes figures, dates, edition and voice before the prose
    is composed, `late` the prose, `cells` the cells as printed. `pair` is set where last year's report must be sound.
    """

    check: str
    types: frozenset[str]
    suits: Callable[[Candidate], bool]
    early: Act | None = None
    late: Act | None = None
    cells: Act | None = None
    pair: bool = False


def replace_sentences(draft: Draft, subjects: Iterable[str], sentence: Sentence) -> None:
    """Put one sentence where the prose states figures of these subjects, and take those statements out everywhere."""
    wanted = frozenset(subjects)
    placed = False
    for passage in draft.passages():
        for index, old in enumerate(passage.sentences):
            if any(found.key.partition(".")[0] in wanted for found in old.indicators):
                passage.sentences[index] = Sentence("") if placed else sentence
                placed = True
    if not placed:
        draft.chapter("overview").passages[-1].sentences.append(sentence)
    for chapter in draft.chapters:
        chapter.passages = [passage for passage in chapter.passages if passage.text]


def say(draft: Draft, slot: str, **figures: float) -> Sentence:
    """Fill one sentence of a slot with the draft's facts and further figures, printed plainly."""
    given = {name: Figure(value, f"{value:.12g}") for name, value in figures.items()}
    template = draft.dice.pick(slot, phrases()[slot])
    return fill(template, draft.facts.words, {**draft.facts.figures, **given})
