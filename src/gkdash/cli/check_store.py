"""The findings of a store for `gkdash check`: brought up to date, narrowed to a year or an agency."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import click

from gkdash.checks import thresholds, what_if
from gkdash.ingest.findings import check_again
from gkdash.store import CHECKING_MEMORY, Found, Store


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as it is told: of which agency, and in which of the two directions where it would flip."""

    agency: str
    year: int | None
    check: str
    severity: str
    fault: str
    follows: str
    message: str
    params: dict[str, Any]
    evidence: list[dict[str, Any]]
    appears: bool | None = None


def findings(store: Store, year: int | None, agency: str | None, workers: int = 1) -> Iterator[Line]:
    """Yield the findings of a store, newest year first, an agency's together, each cause before what follows from it."""
    if check_again(store, workers=workers):
        click.echo("检查有更新，已重新检查。The checks have changed; checked again.", err=True)
    with store.reader() as reader:
        frame = reader.query("findings", year=year)
    for row in frame.to_dict("records"):
        if _is_meant(agency, str(row["agency_id"]), str(row["agency"])):
            yield Line(
                str(row["agency"]),
                _year(row["year"]),
                str(row["check_id"]),
                str(row["severity"]),
                str(row["fault"]),
                row["follows"] if isinstance(row["follows"], str) else "",
                str(row["message"]),
                json.loads(row["params"]),
                json.loads(row["evidence"]),
            )


def tallies(store: Store, workers: int = 1) -> list[tuple[str, str, int]]:
    """Return check, outcome and number of reports of the last run."""
    check_again(store, workers=workers)
    with store.reader() as reader:
        frame = reader.query("check_tallies")
    return [(row["check_id"], row["outcome"], int(row["report_count"])) for row in frame.to_dict("records")]


def flips(store: Store, pairs: Sequence[str], year: int | None, agency: str | None) -> Iterable[Line]:
    """Yield the findings that another threshold would add or take away; raise SettingsError for an unknown one."""
    others = thresholds.parse(pairs)
    with store.reader(threads=2, memory=CHECKING_MEMORY) as reader:
        examination = reader.examination()
        found = list(what_if.flips(examination, others))
        names = dict(examination.rows("select agency_id, name from agency"))
    for item in found:
        one = item.found
        if (year is None or one.year == year) and _is_meant(agency, one.agency_id, names[one.agency_id]):
            yield _line(one, names[one.agency_id], appears=item.appears)


def _line(found: Found, agency: str, *, appears: bool) -> Line:
    one = found.finding
    evidence = [dict(piece) for piece in one.evidence]
    return Line(
        agency,
        found.year,
        one.check,
        one.severity,
        one.fault,
        one.follows,
        one.message,
        dict(one.params),
        evidence,
        appears,
    )


def _year(value: Any) -> int | None:
    """Return a year as the frame holds it, None where it holds a gap."""
    return None if value is None or value != value else int(value)  # noqa: PLR0124 - a gap is not equal to itself


def _is_meant(wanted: str | None, agency_id: str, name: str) -> bool:
    return wanted is None or wanted == agency_id or wanted in name
