"""What the pages are made from, asked beforehand; knows no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gkdash.exports.briefing.model import Briefing
from gkdash.exports.reading import Origin, Record, Scope
from gkdash.i18n import Translate
from gkdash.state import Decided
from gkdash.views.filing import Calendar, Tally


@dataclass(frozen=True, slots=True)
class Base:
    """Of whom and when, and in which language; `today` is the day of the data, so that the same store gives the same pages."""

    origin: Origin
    scope: Scope
    year: int
    language: str
    t: Translate

    @property
    def today(self) -> date:
        """The day on which the last file came in: who had not filed by then."""
        return self.origin.as_of.date()

    @property
    def name(self) -> str:
        """Whose pages these are."""
        return self.scope.name or self.origin.title or self.t("库中全部单位")


@dataclass(frozen=True, slots=True)
class Dossier:
    """One agency: its row of the roster, its years, documents and findings of the year, latest first; decisions by key.

    `parent` is the name of the agency above it, empty where there is none.
    """

    agency: Record
    parent: str
    years: Sequence[Record]
    documents: Sequence[Record]
    findings: Sequence[Record]
    decided: Mapping[str, Decided]

    def of(self, year: int) -> Record | None:
        """Return the row of a year, None where the agency had nothing to file."""
        return next((row for row in self.years if row["year"] == year), None)

    @property
    def own(self) -> list[Record]:
        """The findings that do not follow from another one, the gravest first, doubts of the reader last."""
        there = {row["check_id"] for row in self.findings}
        order = ("error", "review", "notice")
        return sorted(
            (row for row in self.findings if row["follows"] not in there),
            key=lambda row: (row["fault"] != "report", order.index(row["severity"])),
        )

    def following(self, row: Record) -> list[Record]:
        """Return the findings that follow from this one."""
        return [other for other in self.findings if other["follows"] == row["check_id"]]


@dataclass(frozen=True, slots=True)
class County:
    """Everything but the cells: `files` names the page of each agency, `dossiers` are in the order of the lists."""

    base: Base
    briefing: Briefing
    now: Tally
    before: Tally | None
    failed: int
    deadlines: Sequence[date]
    subjects: Sequence[Record]
    calendar: Calendar
    listed: Sequence[Record]
    dossiers: Sequence[Dossier]
    files: Mapping[str, str]

    @property
    def replaced(self) -> int:
        """How many documents of the year are no longer in use: a later version took their place, or they are copies."""
        return sum(
            row["year"] == self.base.year and not row["is_current"] for item in self.dossiers for row in item.documents
        )
