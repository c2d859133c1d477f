"""The checks of the prose on one parcel of reports: what a worker does; it knows no database and keeps nothing.

What comes of a report is told shortly, in letters and bytes: it is handed over between processes, and kept in the store.
"""

from __future__ import annotations

from typing import NamedTuple

from gkdash.checks.copies import clauses_of
from gkdash.checks.dossiers import Called, Filed, dossiers
from gkdash.checks.model import Outcome, Verdict
from gkdash.checks.text import TextCheck
from gkdash.records import Finding
from gkdash.store import Parcel

LETTERS = {
    Outcome.FAILED: "f",
    Outcome.PASSED: "p",
    Outcome.NOT_EVALUABLE: "e",
    Outcome.NOT_APPLICABLE: "a",
}
"""An outcome in one letter."""


class Task(NamedTuple):
    """A parcel, the names around its agencies, and what to do: which checks, and whether a fingerprint is wanted."""

    parcel: Parcel
    called: Called
    texts: tuple[TextCheck, ...]
    compared: bool


class Looked(NamedTuple):
    """What came of one report: a letter for each check in their order, all findings, and its clauses for comparison.

    `clauses` is what `copies.clauses_of` gives; None where the report is not compared.
    """

    report_id: str
    agency_id: str
    year: int | None
    outcomes: str
    findings: tuple[Finding, ...]
    clauses: bytes | None


def look(task: Task) -> list[Looked]:
    """Return what the checks say of each report of a parcel that is due."""
    return [_look(task, filed) for filed in dossiers(task.parcel, task.called)]


def _look(task: Task, filed: Filed) -> Looked:
    report = filed.dossier.report
    verdicts = [_verdict(item, filed) for item in task.texts]
    compared = task.compared and report.year is not None
    return Looked(
        filed.report_id,
        filed.agency_id,
        report.year,
        "".join([LETTERS[verdict.outcome] for verdict in verdicts]),
        tuple(finding for verdict in verdicts for finding in verdict.findings),
        clauses_of(report, filed.dossier.names) if compared else None,
    )


def _verdict(item: TextCheck, filed: Filed) -> Verdict:
    year = filed.dossier.report.year
    if year is not None and not (item.check.since or 0) <= year <= (item.check.until or 9999):
        return Verdict(Outcome.NOT_APPLICABLE)
    return item.examine(filed.dossier)
