"""The checks of the prose on one parcel of reports: what a worker does; it knows no database and keeps nothing."""

from __future__ import annotations

from typing import NamedTuple

from gkdash.checks.copies import Fingerprint, fingerprint
from gkdash.checks.dossiers import Called, Filed, dossiers
from gkdash.checks.model import Outcome, Verdict
from gkdash.checks.text import TextCheck
from gkdash.records import Finding
from gkdash.store import Parcel


class Task(NamedTuple):
    """A parcel, the names around its agencies, and what to do: which checks, and whether a fingerprint is wanted."""

    parcel: Parcel
    called: Called
    texts: tuple[TextCheck, ...]
    compared: bool


class Looked(NamedTuple):
    """What came of one report: an outcome for each check in their order, all findings, and the fingerprint."""

    report_id: str
    agency_id: str
    year: int | None
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    print: Fingerprint | None


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
        tuple(verdict.outcome for verdict in verdicts),
        tuple(finding for verdict in verdicts for finding in verdict.findings),
        fingerprint(report, filed.dossier.names) if compared else None,
    )


def _verdict(item: TextCheck, filed: Filed) -> Verdict:
    year = filed.dossier.report.year
    if year is not None and not (item.check.since or 0) <= year <= (item.check.until or 9999):
        return Verdict(Outcome.NOT_APPLICABLE)
    return item.examine(filed.dossier)
