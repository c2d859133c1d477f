"""Runs the form's arithmetic: one query for all reports, then, for those with broken relations, the search for a cause.

The search takes some milliseconds a report, so it is done by workers where there are many; their cells are handed over as
they lie in the store, since making records of them takes as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import pyarrow as pa

from gkdash.checks import arithmetic_text
from gkdash.checks.cause import causes
from gkdash.checks.definitions import Definition
from gkdash.checks.model import Outcome
from gkdash.checks.registry import definitions
from gkdash.checks.relations import evaluate
from gkdash.checks.workers import in_order
from gkdash.records import Fact, Finding
from gkdash.store import Examination, Finished, Found, Tally, facts_by_number

_REPORTS_AT_ONCE = 200
_FEW = 400
"""So many broken reports are explained before workers would have started."""


class Broken(NamedTuple):
    """A report with broken relations: its number in `broken_report`, and whose it is."""

    number: int
    report_id: str
    agency_id: str
    year: int | None
    edition: str


class Task(NamedTuple):
    """Some broken reports, their cells, and the checks whose findings are wanted."""

    reports: Sequence[Broken]
    cells: pa.Table
    checks: frozenset[str]


def statement() -> str:
    """Return the statement that makes table arithmetic_verdict: the outcome of each relation's check on each report."""
    return f"create or replace temp table arithmetic_verdict as {text()}"


@lru_cache
def text() -> str:
    """Return the query."""
    return (files("gkdash.checks") / "arithmetic.sql").read_text(encoding="utf-8")


def run(
    examination: Examination, finished: Finished, wanted: Mapping[str, Definition], *, workers: int = 1
) -> Iterator[Found]:
    """Yield the findings of the arithmetic checks among `wanted`, a report's causes in the order of its relations."""
    examination.run(statement())
    for check, outcome, count in examination.rows(
        "select check_id, outcome, count(*) from arithmetic_verdict group by all order by all"
    ):
        if check in wanted:
            finished.tallies.append(Tally(check, Outcome(outcome).value, count))
    examination.run(
        "create or replace temp table broken_report as"
        " select row_number() over (order by year, agency_id, report_id) - 1 as number, report_id, agency_id, year, edition"
        " from examined semi join (from arithmetic_verdict where outcome = 'failed') using (report_id) order by number"
    )
    # once through all cells, and not once for every few reports
    examination.run(
        "create or replace temp table broken_cell as"
        " select b.number, c.table_key, c.row_key, c.column_key, c.value, c.state, c.raw, c.doubt"
        " from cell as c join broken_report as b on b.report_id = c.report_id order by b.number, c.rowid"
    )
    few = examination.rows("select count(*) from broken_report")[0][0] < _FEW
    tasks = _tasks(examination, frozenset(wanted))
    for found in in_order(explain, tasks, workers=1 if few else workers):
        yield from found


def explain(task: Task) -> list[Found]:
    """Return the findings on some broken reports: what a worker does."""
    known = definitions()
    cells = facts_by_number(task.cells)
    return [
        Found(finding, report.agency_id, report.year, report.report_id)
        for report in task.reports
        for finding in _findings(report.edition, cells[report.number], task.checks, known)
    ]


def _findings(
    edition: str, cells: Sequence[Fact], checks: frozenset[str], known: Mapping[str, Definition]
) -> Iterator[Finding]:
    for cause in causes(cells, evaluate(edition, cells)):
        for check in cause.checks:
            if check in checks:
                yield arithmetic_text.finding(known[check], cause, cells)


def _tasks(examination: Examination, checks: frozenset[str]) -> Iterator[Task]:
    start = 0
    while rows := examination.rows(
        "from broken_report where number >= ? and number < ? order by number", [start, start + _REPORTS_AT_ONCE]
    ):
        cells = examination.arrow(
            "from broken_cell where number >= ? and number < ?", [start, start + _REPORTS_AT_ONCE]
        )
        yield Task([Broken(*row) for row in rows], cells, checks)
        start += _REPORTS_AT_ONCE
