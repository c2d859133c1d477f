"""One county's reports from its agencies: figures, plan of faults, drafts, consolidation, and what follows from faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from gkdash.demo import consequences
from gkdash.demo.activity import activity, government_activity
from gkdash.demo.agencies import Agency
from gkdash.demo.cells import HARMLESS, habit, print_cells
from gkdash.demo.dice import Dice, Habit
from gkdash.demo.draft import Draft
from gkdash.demo.facts import build as build_facts
from gkdash.demo.facts import processing_fee
from gkdash.demo.faults.base import ALL, UNITS, Candidate, Planter
from gkdash.demo.faults.filing import deadline
from gkdash.demo.faults.history import HISTORY, outlier, outlier_fault
from gkdash.demo.figures import FIRST_YEAR, Figures, form, series, total
from gkdash.demo.model import Fault, ReportTruth
from gkdash.demo.plan import ADDED_UP, HISTORIC, LAST_PLANNED, PLANTED, PLANTERS, REVISED, Plan
from gkdash.demo.prose import compose


class Composer:
    """The reports of one county; `agencies` begins with the government that consolidates the others."""

    def __init__(self, seed: int, agencies: Sequence[Agency], last: int) -> None:
        self.seed = seed
        self.government = agencies[0]
        self.last = max(last, LAST_PLANNED)
        self.plan = Plan()
        self.dice = Dice(seed, self.government.id, "plan")
        self.history: dict[tuple[str, int], list[Fault]] = {}
        self.agencies = self._with_outlier(agencies)
        self.figures = {
            agency.id: {} if agency.unit_type == "government" else series(seed, agency, self.last)
            for agency in self.agencies
        }
        self._counts: dict[tuple[str, int], dict[str, int]] = {}
        self._sums: dict[int, Figures] = {}
        self._plant()

    def reports(self, years: Sequence[int]) -> Iterator[ReportTruth]:
        """Yield the reports of these years in roster order, a superseded version before the one in force."""
        for year in years:
            for agency in self.agencies:
                draft = self.drafts.get((agency.id, year))
                first = self.first_versions.get((agency.id, year))
                if first:
                    yield first.truth()
                if draft:
                    yield draft.truth()

    def city_reports(self, years: Sequence[int], parts: Mapping[int, list[Figures]]) -> Iterator[ReportTruth]:
        """Yield a city's own reports, each the sum of its counties' consolidated ones."""
        for year in years:
            draft = self._draft(self.government, year, total(parts[year], year), [])
            yield draft.truth()

    def missing(self) -> list[tuple[Agency, int]]:
        """Return who has not filed for which year."""
        by_id = {agency.id: agency for agency in self.agencies}
        return [
            (by_id[agency_id], year)
            for (agency_id, year), planters in self.plan.planters.items()
            if any(planter.check == "missing_report" for planter in planters)
        ]

    def consolidated(self, year: int) -> Figures:
        """Return the true sum over the county's units; bodies led from above are not part of it."""
        if year not in self._sums:
            units = (self.figures[agency.id] for agency in self.agencies if agency.unit_type in UNITS)
            self._sums[year] = total((years[year] for years in units if year in years), year)
        return self._sums[year]

    @cached_property
    def drafts(self) -> dict[tuple[str, int], Draft]:
        """Every report in force, finished."""
        made: dict[tuple[str, int], Draft] = {}
        for agency in self.agencies:
            for year in range(FIRST_YEAR, self.last + 1):
                planters = self.plan.planters.get((agency.id, year), [])
                filed = agency.reports_on(year) and not any(planter.check == "missing_report" for planter in planters)
                if filed:
                    figures = self.consolidated(year) if agency is self.government else self.figures[agency.id][year]
                    made[agency.id, year] = self._draft(agency, year, figures, planters)
        for place in self.first_versions:
            made[place].revision = 2
            made[place].published_on = self._again(made[place])
        self._follow(made)
        return made

    @cached_property
    def first_versions(self) -> dict[tuple[str, int], Draft]:
        """The reports that were published with a fault and then again without it."""
        by_id = {agency.id: agency for agency in self.agencies}
        return {
            (agency_id, year): self._draft(by_id[agency_id], year, self.figures[agency_id][year], planters)
            for (agency_id, year), planters in self.plan.revised.items()
        }

    def counts(self, agency: Agency, year: int) -> dict[str, int]:
        """Return what the prose of an agency tells of."""
        place = (agency.id, year)
        if place not in self._counts:
            self._counts[place] = self._activity(agency, year)
        return self._counts[place]

    def voice(self, agency: Agency, year: int) -> Dice:
        """Return the draws of an agency's wording; a good part of it is the same every year, not the problems."""
        return Habit(Dice(self.seed, agency.id, "voice"), 0.4, self.seed, agency.id, "voice", year, fresh="problems.")

    def peers(self, agency: Agency, year: int) -> list[Agency]:
        """Return other agencies of the same type in whose report for the year nothing is planted."""
        return [
            other
            for other in self.agencies
            if other.id not in {agency.id, self.outlier}
            and other.unit_type == agency.unit_type
            and other.reports_on(year)
            and self.plan.free(other, year)
            and any(self.figures[other.id][year].values())
        ]

    def _with_outlier(self, agencies: Sequence[Agency]) -> list[Agency]:
        towns = [agency for agency in agencies if agency.unit_type == "town" and agency.levels.penalties]
        chosen = min(towns, key=lambda town: self.dice.number(f"outlier.{town.id}"), default=None)
        self.outlier = chosen.id if chosen else ""
        return [outlier(agency) if agency is chosen else agency for agency in agencies]

    def _plant(self) -> None:
        for year, figures in self.figures.get(self.outlier, {}).items():
            self._note(self.outlier, year, outlier_fault(figures))
        for check, year in HISTORIC:
            planter, change = HISTORY[check]
            found = self.plan.choose(planter, year, self._candidates(year), self.dice)
            if found:
                unit = found.agency.id
                self.plan.take(planter, found.agency, year)
                self._note(unit, year, change(self.figures[unit], year, Dice(self.seed, unit, check, year)))
                self._sums.clear()
        for revised, places in ((True, REVISED), (False, PLANTED)):
            for check, year in places:
                found = self.plan.choose(PLANTERS[check], year, self._candidates(year), self.dice)
                if found:
                    self.plan.take(PLANTERS[check], found.agency, year, revised=revised)

    def _note(self, agency_id: str, year: int, fault: Fault) -> None:
        self.history.setdefault((agency_id, year), []).append(fault)

    def _candidates(self, year: int) -> Iterator[Candidate]:
        for agency in self.agencies:
            if agency.id == self.outlier or not agency.reports_on(year):
                continue
            if agency is self.government:
                yield Candidate(agency, year, self.consolidated(year), None, {})
            elif agency.unit_type in ALL:
                years = self.figures[agency.id]
                yield Candidate(agency, year, years[year], years.get(year - 1), self.counts(agency, year))

    def _activity(self, agency: Agency, year: int) -> dict[str, int]:
        if agency.unit_type != "government":
            counts = activity(self.seed, agency, year)
            counts["fee"] = self._fee(agency, year)
            return counts
        units = [unit for unit in self.agencies if unit.unit_type in UNITS and unit.reports_on(year)]
        parts = [self.counts(unit, year) for unit in units]
        counts = government_activity(self.seed, agency, year, parts)
        counts["fee"] = sum(self._fee(unit, year) for unit in units)
        return counts

    def _fee(self, agency: Agency, year: int) -> int:
        received = self.figures[agency.id][year]["applications", "new_received", "total"]
        return processing_fee(Dice(self.seed, agency.id, "fee", year), received)

    def _draft(self, agency: Agency, year: int, figures: Figures, planters: Sequence[Planter]) -> Draft:
        dice = Dice(self.seed, agency.id, "report", year)
        signed, published = self._dates(agency, year, dice)
        draft = Draft(
            agency=agency,
            year=year,
            edition=form(year).id,
            dice=dice,
            voice=self.voice(agency, year),
            figures=dict(figures),
            counts=dict(self.counts(agency, year)),
            topics=agency.topics,
            signed_on=signed,
            published_on=published,
            faults=list(self.history.get((agency.id, year), [])),
        )
        for planter in planters:
            if planter.early:
                planter.early(draft, self)
        draft.facts = build_facts(agency, year, draft.edition, draft.voice, draft.figures, draft.counts, draft.topics)
        compose(draft)
        for planter in planters:
            if planter.late:
                planter.late(draft, self)
        way = habit(draft)
        spoilt = bool(planters) or not self.plan.free(agency, year) or year in ADDED_UP
        print_cells(draft, "plain" if spoilt and way not in HARMLESS else way)
        for planter in planters:
            if planter.cells:
                planter.cells(draft, self)
        return draft

    def _dates(self, agency: Agency, year: int, dice: Dice) -> tuple[date | None, date]:
        """Return when a report was signed and put on the web, both in time; some carry no date."""
        due = deadline(agency.unit_type, year)
        signed = due - timedelta(days=dice.integer("signed", 2, 24))
        published = min(due, signed + timedelta(days=dice.integer("published", 0, 4)))
        return (None if dice.chance("undated", 0.06) else signed), published

    def _again(self, draft: Draft) -> date:
        """Return when a corrected version was put on the web."""
        due = deadline(draft.agency.unit_type, draft.year)
        first = self.first_versions[draft.agency.id, draft.year].published_on or due
        return min(due, first + timedelta(days=9))

    def _follow(self, made: dict[tuple[str, int], Draft]) -> None:
        for agency in self.agencies:
            years = {year: draft for (agency_id, year), draft in made.items() if agency_id == agency.id}
            consequences.zero_findings(years)
            consequences.later_findings(years)
        consequences.copy_findings(made)
        for year in range(FIRST_YEAR, self.last + 1):
            government = made.get((self.government.id, year))
            if government:
                units = [
                    (made[agency.id, year], self.figures[agency.id][year])
                    for agency in self.agencies
                    if agency.unit_type in UNITS and (agency.id, year) in made
                ]
                consequences.rollup_findings(government, units)
