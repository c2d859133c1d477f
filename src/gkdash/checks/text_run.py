"""Runs the checks of the prose: parcels of reports out of the store, looked at by workers, findings in a fixed order.

What came of a report is kept in the store and holds until its reading, last year's or the names around it change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

import pyarrow as pa

from gkdash.checks import prose_kept
from gkdash.checks.copies_run import Copies
from gkdash.checks.dossiers import Names
from gkdash.checks.model import Outcome
from gkdash.checks.text import TEXT_CHECKS, TextCheck
from gkdash.checks.text_work import LETTERS, Looked, Task, look
from gkdash.checks.workers import in_order
from gkdash.store import Examination, Finished, Found, Tally

_OUTCOMES = {letter: outcome for outcome, letter in LETTERS.items()}
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
    keep: bool = False,
    workers: int = 1,
) -> Iterator[Found]:
    """Yield what the checks find; a check in `shared` has looked at the tables already and speaks once per report.

    With `copies` the reports are compared with each other too. With `keep` only reports are examined of which the store
    does not know already what comes of them, and what came of these is made ready to be kept.
    """
    if not texts and copies is None:
        return
    earlier = {item.check.id: _earlier(examination, item.check.id) for item in texts if item.check.id in shared}
    alike: Counter[str] = Counter()
    apart: dict[str, Counter[str]] = {check: Counter() for check in earlier}
    finished.keeps_prose = keep
    for looked in _looked(examination, texts, compared=copies is not None, keep=keep, workers=workers):
        if copies is not None:
            copies.take(looked)
        alike[looked.outcomes] += 1
        spoken = set()
        for place, item in enumerate(texts):
            check = item.check.id
            if check in earlier:
                before = earlier[check].get(looked.report_id, Outcome.NOT_APPLICABLE)
                apart[check][max(_OUTCOMES[looked.outcomes[place]], before, key=_WEIGHT.__getitem__).value] += 1
                if before is Outcome.FAILED:
                    spoken.add(check)
        yield from _found(looked, spoken)
    if copies is not None:
        yield from copies.findings(examination, finished.tallies)
    for place, item in enumerate(texts):
        tally = apart.get(item.check.id) or Counter[str]()
        if item.check.id not in apart:
            for outcomes, count in alike.items():
                tally[_OUTCOMES[outcomes[place]].value] += count
        finished.tallies += [Tally(item.check.id, outcome, count) for outcome, count in sorted(tally.items())]


def _looked(
    examination: Examination, texts: Sequence[TextCheck], *, compared: bool, keep: bool, workers: int
) -> Iterator[Looked]:
    """Yield what came of every report, in the order of agencies and years, whether known or found out now."""
    if not keep:
        examination.run(
            "create or replace temp table to_read as"
            " select report_id, agency_id, year, unit_type, previous_id, true as is_due from examined"
        )
        yield from _examined(examination, texts, compared=compared, workers=workers)
        return
    examination.lend("prose_version", pa.Table.from_pylist([{"version": prose_kept.version(texts)}]))
    examination.run((files("gkdash.checks") / "prose_known.sql").read_text(encoding="utf-8"))
    fresh = _examined(examination, texts, compared=compared, workers=workers)
    for batch in examination.batches("prose_asked", "agency_id, year, report_id"):
        new = []
        for report_id, agency_id, year, _, previous_id, basis, outcomes, findings, clauses in batch:
            if outcomes is None:
                looked = next(fresh)
                if looked.report_id != report_id:
                    message = f"{looked.report_id} was examined where {report_id} was due."
                    raise AssertionError(message)
                new.append(prose_kept.row(looked, previous_id, basis))
                yield looked
            else:
                yield prose_kept.looked(report_id, agency_id, year, outcomes, findings, clauses)
        if new:
            examination.append("prose_new", prose_kept.rows(new))
    # none is left; asking lets the workers go
    yield from fresh


def _examined(
    examination: Examination, texts: Sequence[TextCheck], *, compared: bool, workers: int
) -> Iterator[Looked]:
    few = examination.rows("select count(*) from to_read")[0][0] < _FEW
    tasks = _tasks(examination, texts, compared=compared)
    for part in in_order(look, tasks, workers=1 if few else workers):
        yield from part


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
