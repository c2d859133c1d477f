"""Runs the checks of the prose: parcels of reports out of the store, looked at by workers, findings in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from gkdash.checks.copies_run import Copies
from gkdash.checks.dossiers import Names
from gkdash.checks.model import Outcome
from gkdash.checks.text import TEXT_CHECKS, TextCheck
from gkdash.checks.text_work import Looked, Task, look
from gkdash.checks.workers import in_order
from gkdash.store import Examination, Finished, Found, Tally

_WEIGHT = {Outcome.FAILED: 3, Outcome.PASSED: 2, Outcome.NOT_EVALUABLE: 1, Outcome.NOT_APPLICABLE: 0}
_FEW = 3_000
"""So many reports are looked at before workers would have started."""


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
    *,
    workers: int = 1,
) -> Iterator[Found]:
    """Yield what the checks find; a check in `shared` has looked at the tables already and speaks once per report.

    With `copies` the reports are compared with each other too.
    """
    if not texts and copies is None:
        return
    counts: dict[str, Counter[str]] = {item.check.id: Counter() for item in texts}
    earlier = {key: _earlier(examination, key) for key in shared}
    examination.run(
        "create or replace temp table to_read as"
        " select report_id, agency_id, year, unit_type, previous_id, true as is_due from examined"
    )
    few = examination.rows("select count(*) from to_read")[0][0] < _FEW
    tasks = _tasks(examination, texts, compared=copies is not None)
    for part in in_order(look, tasks, workers=1 if few else workers):
        for looked in part:
            if copies is not None:
                copies.take(looked)
            spoken = set()
            for item, outcome in zip(texts, looked.outcomes, strict=True):
                check = item.check.id
                before = earlier.get(check, {}).get(looked.report_id, Outcome.NOT_APPLICABLE)
                counts[check][max(outcome, before, key=_WEIGHT.__getitem__).value] += 1
                if before is Outcome.FAILED:
                    spoken.add(check)
            yield from _found(looked, spoken)
    if copies is not None:
        yield from copies.findings(examination, finished.tallies)
    for check, tally in counts.items():
        finished.tallies += [Tally(check, outcome, count) for outcome, count in sorted(tally.items())]


def _found(looked: Looked, spoken: set[str]) -> Iterator[Found]:
    for finding in looked.findings:
        if finding.check not in spoken:
            yield Found(finding, looked.agency_id, looked.year, looked.report_id)


def _tasks(examination: Examination, texts: Sequence[TextCheck], *, compared: bool) -> Iterator[Task]:
    names = Names(examination)
    for parcel in examination.parcels():
        agencies = dict.fromkeys(parcel.report.column("agency_id").to_pylist())
        yield Task(parcel, names.of(agencies), tuple(texts), compared)


def _earlier(examination: Examination, key: str) -> dict[str, Outcome]:
    rows = examination.rows(f'select report_id, result from "verdict_{key}"')  # noqa: S608 - names of our own
    return {report_id: Outcome(result) for report_id, result in rows}
