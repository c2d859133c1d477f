"""Recall and precision of the checks, for docs/accuracy.md: through real files, in a store and one report at a time.

The truth is what the generator planted, with what unavoidably follows; a check that is not ours to judge is left out.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from gkdash.agencies import UnitType
from gkdash.checks.registry import checks, definitions
from gkdash.checks.single import Given, desk
from gkdash.checks.text import TEXT_CHECKS
from gkdash.demo import files
from gkdash.demo.county import SEED, build
from gkdash.demo.files import plan
from gkdash.demo.model import ReportTruth
from gkdash.demo.render import available_formats, render_many
from gkdash.errors import UnreadableDocument
from gkdash.extract import extract
from gkdash.ingest.load import ingest
from gkdash.readers import read
from gkdash.readers.archive import members
from gkdash.records import Report
from gkdash.settings import Limits, load
from gkdash.store import open_store

_FRESH = (90_001,)
"""Seeds of counties that nobody looked at while the checks were made."""

HEADING = "## What the checks find"


@dataclass
class Score:
    """Planted faults found and missed, and findings where nothing is wrong, by check."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    sound: int = 0
    disturbed: int = 0
    reports: int = 0

    def add(self, must: set[str], may: set[str], seen: set[str]) -> None:
        """Count one report in: what has to be found, what may be, and what was."""
        self.reports += 1
        for check in must:
            self.planted[check] += 1
            self.found[check] += check in seen
        for check in seen:
            (self.right if check in may else self.false)[check] += 1
        if not may:
            self.sound += 1
            self.disturbed += bool(seen)


def in_a_store(seed: int = SEED, workers: int = 2) -> Score:
    """Write a county's files, load them, and judge the findings of its store."""
    county = build(seed)
    known = {item.id for item in checks()}
    score = Score()
    with tempfile.TemporaryDirectory(prefix="gkdash-accuracy-") as folder:
        written = files.write(Path(folder) / "files", county, workers=workers)
        store = open_store(str(Path(folder) / "store"))
        ingest([written.reports], store, replace(load(), workers=workers), roster=written.roster)
        with store.reader() as reader:
            frame = reader.query("findings", year=None)
    seen: dict[tuple[str, int], set[str]] = {}
    for row in frame.to_dict("records"):
        if row["fault"] == "report":
            seen.setdefault((row["agency_id"], int(row["year"])), set()).add(row["check_id"])
    places = {(report.agency_id, report.year) for report in county.reports} | seen.keys()
    places |= {(item.agency_id, item.year) for item in county.faults}
    for place in sorted(places):
        faults = [item.fault for item in county.faults if (item.agency_id, item.year) == place]
        must = {item.check for item in faults if not item.follows} & known
        score.add(must, {item.check for item in faults}, seen.get(place, set()))
    return score


def one_by_one(seeds: tuple[int, ...] = _FRESH) -> Score:
    """Render fresh counties' reports, read each back and check it by itself, as an agency's clerk does."""
    alone = {key for key, item in definitions().items() if item.alone} | {item.check.id for item in TEXT_CHECKS}
    # these look at last year's report or at other agencies
    alone -= {"copied_from_last_year", "copied_from_peer", "unit_suspect"} - {item.check.id for item in TEXT_CHECKS}
    score = Score()
    with desk() as made:
        for seed in seeds:
            for truth, report in _read_back(seed):
                found = made.examine([Given(report, UnitType(truth.unit_type))])[0]
                must = {item.check for item in truth.faults if not item.follows} & alone
                seen = {item.check for item in found if item.fault == "report"}
                score.add(must - {"copied_from_last_year"}, {item.check for item in truth.faults}, seen)
    return score


def _read_back(seed: int) -> Iterator[tuple[ReportTruth, Report]]:
    formats = [name for name in available_formats() if name != "doc"]
    planned = plan(build(seed).reports, seed, formats)
    for start in range(0, len(planned), 60):
        part = planned[start : start + 60]
        for item, content in zip(part, render_many([one.job for one in part]), strict=True):
            name, data = f"report.{item.job.format}", content
            try:
                if item.job.format == "zip":
                    inner = members(content, Limits())[0]
                    name, data = inner.name, inner.data
                yield item.job.report, extract(read(data, name=name))
            except UnreadableDocument:
                # counted where reading is measured
                continue


def section(store: Score, alone: Score) -> list[str]:
    """Return the section of docs/accuracy.md."""
    return [
        HEADING,
        "",
        f"The demonstration county (seed {SEED}), written to files, loaded and checked in its store: {store.reports} reports and",
        "reports that were not filed. Planted faults must be found; what follows from one may be; all else is false.",
        "",
        *_table(store),
        "",
        f"Freshly generated reports (seeds {', '.join(map(str, _FRESH))}, all formats but .doc), read back and checked one by one, as",
        f"`gkdash check FILE` does: {alone.reports} reports.",
        "",
        *_table(alone),
        "",
        "The generator and the checks have the same authors; faults of other makers may look otherwise.",
        "",
    ]


def _table(score: Score) -> Iterator[str]:
    yield "| check | planted | found | recall | findings | false | precision |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    names = [item.id for item in checks() if score.planted[item.id] or score.right[item.id] or score.false[item.id]]
    for name in names:
        yield _row(f"`{name}`", score.planted[name], score.found[name], score.right[name], score.false[name])
    totals: Mapping[str, int] = {
        "planted": score.planted.total(),
        "found": score.found.total(),
        "right": score.right.total(),
        "false": score.false.total(),
    }
    yield _row("all", totals["planted"], totals["found"], totals["right"], totals["false"])
    yield ""
    yield f"Sound reports: {score.sound}; with a finding: {score.disturbed}."


def _row(name: str, planted: int, found: int, right: int, false: int) -> str:
    recall = f"{found / planted:.1%}" if planted else "—"
    precision = f"{right / (right + false):.1%}" if right + false else "—"
    return f"| {name} | {planted} | {found} | {recall} | {right + false} | {false} | {precision} |"
