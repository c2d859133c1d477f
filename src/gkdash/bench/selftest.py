"""`gkdash check --self-test`: every fault is planted in a sound report, and its check must fire with what follows from it.

Two sources: the faults of the demonstration county, judged all at once in its store; and further ones planted one at a
time in one of its sound agencies.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from gkdash.agencies import Roster, load_deadlines
from gkdash.bench.planted import PLANTINGS, Planting, Reports, number
from gkdash.bench.planted_words import WORDS
from gkdash.checks.registry import checks
from gkdash.checks.run import run
from gkdash.demo.as_read import as_read
from gkdash.demo.county import SEED, County, build
from gkdash.demo.model import ReportTruth
from gkdash.records import Parsed
from gkdash.store import Loaded, Rules, Scratch

_WHEN = datetime(2025, 4, 1)  # noqa: DTZ001 - the store keeps UTC without a zone

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Trial:
    """One planted fault and what came of it; `problem` says what was missed or found besides."""

    check: str
    where: str
    passed: bool
    problem: str = ""


def self_test(seed: int = SEED) -> Iterator[Trial]:
    """Yield a trial per planted fault, then one for all reports in which nothing is planted."""
    county = build(seed)
    found = findings(county.reports, county.roster_csv())
    yield from judged(county, found)
    agency = _sound_agency(county)
    sound = {
        (agency, report.year): report for report in county.reports if report.agency_id == agency and report.year >= 2021
    }
    before = findings(list(sound.values()), county.roster_csv())
    peers = _peers(county)
    for item in (*PLANTINGS, *WORDS):
        yield _tried(item, {**peers, **sound} if item.among_peers else sound, agency, before, county.roster_csv())


def judged(county: County, found: Mapping[Place, set[str]]) -> Iterator[Trial]:
    """Yield a trial for each planted fault that a check of ours is for, and one for all sound reports together."""
    known = {item.id for item in checks()}
    may: dict[Place, set[str]] = defaultdict(set)
    for item in county.faults:
        may[item.agency_id, item.year].add(item.fault.check)
    for item in county.faults:
        place = (item.agency_id, item.year)
        if item.fault.follows or item.fault.check not in known:
            continue
        seen = found.get(place, set())
        problem = "" if item.fault.check in seen else "not found"
        if extra := seen - may[place]:
            problem = f"{problem} besides: {', '.join(sorted(extra))}".strip()
        yield Trial(item.fault.check, f"{item.agency} {item.year}", not problem, problem)
    alarms = [
        f"{place}: {', '.join(sorted(seen))}" for place, seen in sorted(found.items()) if not may.get(place) and seen
    ]
    yield Trial("(none)", "sound reports", not alarms, "; ".join(alarms[:5]))


def findings(reports: Sequence[ReportTruth], roster_csv: str) -> dict[Place, set[str]]:
    """Return the ids of all findings by agency and year, the reports being loaded as a reader without fault reads them."""
    batch = [loaded(number_, report) for number_, report in enumerate(reports)]
    result: dict[Place, set[str]] = defaultdict(set)
    with Scratch() as scratch:
        scratch.fill(batch, Rules(Roster.read(roster_csv.encode(), "roster.csv"), load_deadlines()))
        finished = run(scratch.examination())
        for item in finished.found:
            result[item.agency_id, item.year or 0].add(item.finding.check)
        if finished.silent:
            message = f"checks that looked at nothing: {', '.join(finished.silent)}"
            raise AssertionError(message)
    return result


def loaded(place: int, report: ReportTruth) -> Loaded:
    """Return a generated report as a load of the store takes it, under a number."""
    name = f"{place}" + ("（更正版）" if report.revision > 1 else "")
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Loaded(Parsed(name, digest, 0, "", report=as_read(report)), digest, _WHEN, "")


def _sound_agency(county: County) -> str:
    """Return the busiest department in which nothing is planted over the years of the newest form."""
    spoilt = {item.agency_id for item in county.faults if item.year >= 2021}
    newest = max(county.years)
    candidates = [
        report
        for report in county.reports
        if report.year == newest and report.unit_type == "department" and report.agency_id not in spoilt
    ]
    return max(candidates, key=lambda report: number(report, "applications", "granted", "natural_person")).agency_id


def _peers(county: County) -> dict[Place, ReportTruth]:
    """Return the newest reports of all departments with nothing planted in them."""
    newest = max(county.years)
    spoilt = {item.agency_id for item in county.faults if item.year == newest}
    return {
        (report.agency_id, report.year): report
        for report in county.reports
        if report.year == newest and report.unit_type == "department" and report.agency_id not in spoilt
    }


def _tried(item: Planting, sound: Reports, agency: str, before: Mapping[Place, set[str]], roster_csv: str) -> Trial:
    reports = dict(sound)
    year = max(place[1] for place in sound)
    item.plant(reports, agency, year)
    found = findings(list(reports.values()), roster_csv)
    seen = found.get((agency, year), set()) - before.get((agency, year), set())
    problem = "" if item.check in seen else "not found"
    if extra := seen - item.may - {item.check}:
        problem = f"{problem} besides: {', '.join(sorted(extra))}".strip()
    return Trial(item.check, item.what, not problem, problem)
