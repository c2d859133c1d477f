"""What was read of files before anything is kept: whose, which year, how much, how sure, and what checks say. No store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdash.checks.single import Desk, Given, desk
from gkdash.forms import edition
from gkdash.ingest.tray import Handed
from gkdash.records import Finding, Parsed, State
from gkdash.settings import Settings

if TYPE_CHECKING:
    from gkdash.ingest.run import ParseFiles


@dataclass(frozen=True, slots=True)
class Preview:
    """One document of a file: what came of reading it, with what one file shows by itself.

    `error` is the code of why there is no report, and `reason` the same as a sentence. `cells` counts those of the form,
    `numbers` those with a figure; `doubts` are doubts of reading, never faults of the agency. `findings` are ids of
    checks with their severities, worst first.
    """

    file: Handed
    member: str
    sha256: str
    media_type: str
    error: str = ""
    reason: str = ""
    agency: str | None = None
    year: int | None = None
    edition: str = ""
    cells: int = 0
    numbers: int = 0
    doubts: int = 0
    claims: int = 0
    findings: tuple[tuple[str, str], ...] = ()


BATCH = 20
"""Documents that are checked together."""

_WORST_FIRST = ("error", "review", "notice")


def previews(
    files: Sequence[Handed], settings: Settings, parse: ParseFiles
) -> Iterator[tuple[Handed | None, list[Preview]]]:
    """Read the files in worker processes; yield each file as it is read, and every so often the documents of those read.

    Checks cost about the same for one report as for a batch of them; what is left comes last, with no file.
    """
    by_path = {item.path: item for item in files}
    waiting: list[tuple[Handed, Parsed]] = []
    reading = parse((item.path for item in files), workers=settings.workers, limits=settings.limits)
    with closing(reading) as results, desk() as place:
        for path, outcomes in results:
            waiting += [(by_path[path], outcome) for outcome in outcomes]
            ready, waiting = (waiting, []) if len(waiting) >= BATCH else ([], waiting)
            yield by_path[path], _examined(ready, place)
        yield None, _examined(waiting, place)


def _examined(read: Sequence[tuple[Handed, Parsed]], place: Desk) -> list[Preview]:
    found = [_preview(handed, parsed) for handed, parsed in read]
    reports = [(at, parsed.report) for at, (_, parsed) in enumerate(read) if parsed.report is not None]
    said = place.examine([Given(report) for _, report in reports]) if reports else []
    for (at, _), findings in zip(reports, said, strict=True):
        found[at] = replace(found[at], findings=_sorted(findings))
    return found


def _preview(handed: Handed, parsed: Parsed) -> Preview:
    blank = Preview(handed, parsed.member, parsed.sha256, parsed.media_type)
    if parsed.failure is not None:
        return replace(blank, error=parsed.failure.code, reason=parsed.failure.message)
    report = parsed.report
    if report is None:
        raise ValueError(f"{parsed.source}: neither a report nor a failure")
    states = Counter(cell.state for cell in report.cells)
    return replace(
        blank,
        agency=report.agency,
        year=report.year,
        edition=report.edition,
        cells=sum(1 for _ in edition(report.edition).cells()),
        numbers=states[State.NUMBER],
        doubts=len(report.warnings) + sum(bool(cell.doubt) for cell in report.cells),
        claims=len(report.indicators),
    )


def _sorted(found: Iterable[Finding]) -> tuple[tuple[str, str], ...]:
    own = [(str(item.check), str(item.severity)) for item in found if not item.follows]
    return tuple(sorted(own, key=lambda pair: _WORST_FIRST.index(pair[1])))
