"""What one file shows by itself, without a store: the same checks on the same tables, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from gkdash.agencies import UnitType, load_deadlines, unit_type_of
from gkdash.checks.run import run
from gkdash.records import Finding, Parsed, Report
from gkdash.store import Alone, Finished, Loaded, Scratch

_NOWHEN = datetime(2000, 1, 1)  # noqa: DTZ001 - the store keeps UTC without a zone, and nobody looks at this one


@dataclass(frozen=True, slots=True)
class Given:
    """A report and the kind of unit it comes from, None where that is to be told by its name."""

    report: Report
    unit_type: UnitType | None = None


class Desk:
    """A place to check single reports at, one after another or many at once; it is slow to set up and quick to use."""

    def __init__(self) -> None:
        self._scratch = Scratch()
        self._deadlines = load_deadlines()

    def examine(self, given: Sequence[Given]) -> list[list[Finding]]:
        """Return the findings of each report, all of different agencies; they are not compared with each other."""
        found: list[list[Finding]] = [[] for _ in given]
        for item in self.finished(given).found:
            found[int(item.agency_id)].append(item.finding)
        return found

    def finished(self, given: Sequence[Given]) -> Finished:
        """Return the run over these reports; the agency of a finding is the report's place among them."""
        self._scratch.place([self._alone(place, item) for place, item in enumerate(given)])
        return run(self._scratch.examination(), alone=True)

    def _alone(self, place: int, item: Given) -> Alone:
        report = item.report
        digest = sha256(f"{place}".encode()).hexdigest()
        unit_type = item.unit_type or (unit_type_of(report.agency) if report.agency else None)
        known = unit_type is not None and report.year is not None and date.min.year <= report.year < date.max.year
        return Alone(
            Loaded(Parsed(f"{place}", digest, 0, "", report=report), digest, _NOWHEN, ""),
            report.agency or "",
            unit_type.value if unit_type else None,
            self._deadlines.due_on(unit_type, report.year) if known and unit_type and report.year else None,
        )

    def close(self) -> None:
        """Give back the memory."""
        self._scratch.close()


@contextmanager
def desk() -> Iterator[Desk]:
    """Give a desk for as long as it is needed."""
    made = Desk()
    try:
        yield made
    finally:
        made.close()


def examine(report: Report, unit_type: UnitType | None = None) -> list[Finding]:
    """Return what one report shows by itself; the type of unit is told by its name where it is not given."""
    with desk() as made:
        return made.examine([Given(report, unit_type)])[0]
