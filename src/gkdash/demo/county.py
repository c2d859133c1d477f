"""The demonstration county, or any number of counties: agencies, reports over years, and the truth of all of it.

Made one county at a time; a report depends on the seed, its county and its agency, never on how many counties, which
years or what order were asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gkdash.demo.agencies import STANDARD, Agency, city_unit, roster_csv, units
from gkdash.demo.compose import Composer
from gkdash.demo.geography import COUNTIES_PER_CITY, NOTICE, place
from gkdash.demo.model import Fault, ReportTruth
from gkdash.demo.truth import fault_record, report_record

SEED = 20240131
YEARS = tuple(range(2019, 2025))


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """A fault of a report in force, or of a report that is not there (`missing_report`)."""

    agency_id: str
    agency: str
    year: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class County:
    """A fictional county (or several, with their cities) and everything its agencies reported.

    `reports` holds superseded versions too; `faults` only those of reports in force, and missing reports.
    """

    name: str
    city: str
    seed: int
    years: tuple[int, ...]
    notice: str
    roster: tuple[Agency, ...]
    reports: list[ReportTruth]
    faults: list[PlantedFault]

    def roster_csv(self) -> str:
        """Return the roster as CSV text with headers."""
        return roster_csv(self.roster)

    def truth_json(self) -> dict[str, Any]:
        """Return everything as JSON-ready data, labelled as fictional."""
        return {
            "fictional": True,
            "notice": self.notice,
            "county": self.name,
            "city": self.city,
            "seed": self.seed,
            "years": list(self.years),
            "reports": [report_record(report) for report in self.reports],
            "faults": [
                {"agency_id": found.agency_id, "agency": found.agency, "year": found.year, **fault_record(found.fault)}
                for found in self.faults
            ],
        }


def build(seed: int = SEED, *, counties: int = 1, agencies: int = STANDARD, years: Sequence[int] = YEARS) -> County:
    """Build counties of `agencies` agencies each, all reports in memory; use `reports` for many."""
    made = list(reports(seed, counties=counties, agencies=agencies, years=years))
    first = place(0)
    return County(
        name=first.name,
        city=first.city,
        seed=seed,
        years=tuple(years),
        notice=NOTICE,
        roster=roster(counties=counties, agencies=agencies),
        reports=made,
        faults=[*_planted(made), *_missing(seed, counties, agencies, years)],
    )


def reports(
    seed: int = SEED, *, counties: int = 1, agencies: int = STANDARD, years: Sequence[int] = YEARS
) -> Iterator[ReportTruth]:
    """Yield reports county by county, year by year, with one county in memory; a city's own come after its counties.

    A single county has no city above it that reports.
    """
    consolidated: dict[int, list[dict[Any, Any]]] = {}
    for index in range(counties):
        composer = Composer(seed, units(place(index), agencies), max(years))
        yield from composer.reports(years)
        for year in years:
            consolidated.setdefault(year, []).append(composer.consolidated(year))
        if counties > 1 and (index + 1 == counties or (index + 1) % COUNTIES_PER_CITY == 0):
            city = Composer(seed, (city_unit(place(index)),), max(years))
            yield from city.city_reports(years, consolidated)
            consolidated = {}


def roster(*, counties: int = 1, agencies: int = STANDARD) -> tuple[Agency, ...]:
    """Return every agency, a city's government before its counties."""
    found: list[Agency] = []
    for index in range(counties):
        city = city_unit(place(index))
        if counties > 1 and index % COUNTIES_PER_CITY == 0:
            found.append(city)
        found += units(place(index), agencies, parent=city.id if counties > 1 else "")
    return tuple(found)


def _planted(made: list[ReportTruth]) -> Iterator[PlantedFault]:
    newest = {(report.agency_id, report.year): report for report in made}
    for report in newest.values():
        for fault in report.faults:
            yield PlantedFault(report.agency_id, report.agency, report.year, fault)


def _missing(seed: int, counties: int, agencies: int, years: Sequence[int]) -> Iterator[PlantedFault]:
    for index in range(counties):
        composer = Composer(seed, units(place(index), agencies), max(years))
        for agency, year in composer.missing():
            if year in years:
                fault = Fault("missing_report", f"未见{year}年度报告")
                yield PlantedFault(agency.id, agency.name(year), year, fault)
