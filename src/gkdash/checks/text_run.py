"""Runs the checks of the prose: one dossier per current report, made from the store a few at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gkdash.checks.copies_run import Copies
from gkdash.checks.dossiers import Filed, dossiers
from gkdash.checks.model import Outcome, Verdict
from gkdash.checks.text import TEXT_CHECKS, TextCheck
from gkdash.store import Examination, Finished, Found, Tally

_WEIGHT = {Outcome.FAILED: 3, Outcome.PASSED: 2, Outcome.NOT_EVALUABLE: 1, Outcome.NOT_APPLICABLE: 0}


def wanted(only: Iterable[str] | None) -> list[TextCheck]:
    """Return the checks of the prose, or those named."""
    names = None if only is None else set(only)
    return [item for item in TEXT_CHECKS if names is None or item.check.id in names]


def run(
    examination: Examination,
    finished: Finished,
    texts: Sequence[TextCheck],
    shared: set[str],
    copies: Copies | None = None,
) -> Iterator[Found]:
    """Yield what the checks find; a check in `shared` has looked at the tables already and speaks once per report.

    With `copies` the reports are compared with each other too.
    """
    if not texts and copies is None:
        return
    counts: dict[str, Counter[str]] = {item.check.id: Counter() for item in texts}
    earlier = {key: _earlier(examination, key) for key in shared}
    for filed in dossiers(examination):
        if copies is not None:
            copies.take(filed)
        for item in texts:
            verdict = _verdict(item, filed)
            before = earlier.get(item.check.id, {}).get(filed.report_id, Outcome.NOT_APPLICABLE)
            outcome = max(verdict.outcome, before, key=_WEIGHT.__getitem__)
            counts[item.check.id][outcome.value] += 1
            if before is not Outcome.FAILED:
                for finding in verdict.findings:
                    yield Found(finding, filed.agency_id, filed.dossier.report.year, filed.report_id)
    if copies is not None:
        yield from copies.findings(examination, finished.tallies)
    for check, tally in counts.items():
        finished.tallies += [Tally(check, outcome, count) for outcome, count in sorted(tally.items())]


def _verdict(item: TextCheck, filed: Filed) -> Verdict:
    year = filed.dossier.report.year
    if year is not None and not (item.check.since or 0) <= year <= (item.check.until or 9999):
        return Verdict(Outcome.NOT_APPLICABLE)
    return item.examine(filed.dossier)


def _earlier(examination: Examination, key: str) -> dict[str, Outcome]:
    rows = examination.rows(f'select report_id, result from "verdict_{key}"')  # noqa: S608 - names of our own
    return {report_id: Outcome(result) for report_id, result in rows}
