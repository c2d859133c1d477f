"""What a briefing consists of before it is a file: a plan of views, and the figures that came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gkdash.charts import Chart
from gkdash.exports.reading import Origin
from gkdash.i18n import Translate


@dataclass(frozen=True, slots=True)
class Wanted:
    """One view with its parameters, as an address tells them; `words` stand in place of those that are generated."""

    view: str
    parameters: Mapping[str, str]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be in a briefing, and what stands on its first page; an empty title is made from year and scope."""

    wanted: tuple[Wanted, ...]
    year: int
    scope_name: str = ""
    title: str = ""
    recipient: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its number, the name of its view, what it is narrowed to, the words beside it and its reference.

    `at` is its place in the plan, where those that have nothing to show are counted too.
    """

    number: int
    at: int
    view: str
    page: str
    name: str
    about: str
    chart: Chart
    words: str
    reference: str
    address: str

    @property
    def code(self) -> str:
        """The reference as it is printed, in two halves; empty where none was kept."""
        return f"{self.reference[:4]}-{self.reference[4:]}" if self.reference else ""


@dataclass(frozen=True, slots=True)
class Absent:
    """A view that was wanted and has nothing to show, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """Figures of one subject under its heading."""

    heading: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole, in one language; what is drawn from it draws nothing else."""

    title: str
    about: str
    recipient: str
    sender: str
    day: date
    origin: Origin
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    absent: tuple[Absent, ...]
    remarks: tuple[str, ...]
    language: str
    t: Translate

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures in order."""
        return tuple(figure for section in self.sections for figure in section.figures)
