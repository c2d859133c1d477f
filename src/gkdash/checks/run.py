"""Runs the checks over an examination: findings as they come, and how often each check came to which outcome.

It stores nothing and decides nothing: what a check says stands in the check.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from gkdash import __version__
from gkdash.checks import arithmetic_run, prose_kept, text_run, thresholds
from gkdash.checks.copies import CHECK as COPIED
from gkdash.checks.copies_run import Copies
from gkdash.checks.definitions import Definition
from gkdash.checks.lent import form_tables, lend
from gkdash.checks.messages import sentence
from gkdash.checks.model import Fault, Outcome, Severity
from gkdash.checks.registry import checks, definitions
from gkdash.records import Finding
from gkdash.store import Examination, Finished, Found, Tally


def signature(others: Mapping[str, float] | None = None) -> str:
    """Return a hash over all checks and thresholds: findings are those of these checks while it is the same."""
    parts = [__version__, *(repr(item) for item in definitions().values()), repr(checks())]
    parts += [repr(thresholds.values(others)), arithmetic_run.text(), _text("examined.sql"), repr(form_tables())]
    parts.append(prose_kept.sources())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def run(
    examination: Examination,
    others: Mapping[str, float] | None = None,
    *,
    alone: bool = False,
    only: Iterable[str] | None = None,
    workers: int = 1,
) -> Finished:
    """Examine every current report by every check, with the thresholds in `others` in the place of ours.

    With `alone`, only by those that need nothing but the report itself; with `only`, by those named. Findings come
    lazily and in a fixed order, the same for any number of workers; tallies and silent checks are complete once they are
    taken.
    """
    finished = Finished((), [], signature(others), [])
    names = None if only is None else frozenset(only)
    finished.found = _found(examination, finished, thresholds.values(others), alone=alone, only=names, workers=workers)
    return finished


def _found(
    examination: Examination,
    finished: Finished,
    values: Mapping[str, float],
    *,
    alone: bool,
    only: frozenset[str] | None,
    workers: int,
) -> Iterator[Found]:
    lend(examination, values)
    if alone:
        # reports that happen to be looked at together are no peers
        examination.run("update examined set peer_class = null, previous_id = null, previous_edition = null")
    wanted = {
        key: item for key, item in definitions().items() if (item.alone or not alone) and (only is None or key in only)
    }
    texts = text_run.wanted(only)
    shared = {item.check.id for item in texts} & wanted.keys()
    if any(not item.sql for item in wanted.values()):
        yield from arithmetic_run.run(examination, finished, wanted, workers=workers)
    for key, item in wanted.items():
        if item.sql:
            examination.run(verdict_text(item))
            tallies = _tallies(examination, key, "verdict")
            if key in shared:
                examination.run(f'create or replace temp table "verdict_{key}" as from verdict')
            else:
                finished.tallies += tallies
            if any(tally.outcome == Outcome.FAILED for tally in tallies):
                yield from _failed(examination, item)
    compared = not alone and (only is None or COPIED.id in set(only))
    keep = not alone and only is None
    copies = Copies() if compared else None
    yield from text_run.run(examination, finished, texts, shared, copies, keep=keep, workers=workers)
    tallied = {item.check for item in finished.tallies}
    if _count(examination):
        due = [*wanted, *(item.check.id for item in texts), *([COPIED.id] if compared else [])]
        finished.silent += [key for key in dict.fromkeys(due) if key not in tallied]


def verdict_text(item: Definition) -> str:
    """Return the statement that makes table verdict: a check's own rows, outside its years as not applicable."""
    since, until = item.check.since or 0, item.check.until or 9999
    return (
        "create or replace temp table verdict as"  # noqa: S608 - our own files
        " select report_id, agency_id, year,"
        f" if(year between {since} and {until} or year is null, outcome, 'not_applicable') as result,"
        " if(result = 'failed', severity, null) as severity, if(result = 'failed', fault, null) as fault,"
        " if(result = 'failed', to_json(params)::varchar, null) as params,"
        " if(result = 'failed', to_json(evidence)::varchar, null) as evidence"
        f" from ({item.sql.rstrip().rstrip(';')}) as judged"
    )


def _tallies(examination: Examination, check: str, table: str) -> list[Tally]:
    rows = examination.rows(f'select result, count(*) from "{table}" group by result order by result')  # noqa: S608 - names of our own
    return [Tally(check, Outcome(outcome).value, count) for outcome, count in rows]


def _failed(examination: Examination, item: Definition) -> Iterator[Found]:
    examination.run(
        "create or replace temp table failed as select report_id, agency_id, year, severity, fault, params, evidence"
        " from verdict where result = 'failed'"
    )
    for batch in examination.batches("failed", "year, agency_id, report_id"):
        for report_id, agency_id, year, severity, fault, params, evidence in batch:
            told: dict[str, Any] = json.loads(params) if params else {}
            finding = Finding(
                item.check.id,
                Severity(severity or item.check.severity).value,
                sentence(item, told),
                tuple(_slim(piece) for piece in json.loads(evidence or "[]")),
                Fault(fault or item.check.fault).value,
                told,
            )
            yield Found(finding, agency_id, year, report_id)


def _slim(piece: Mapping[str, Any]) -> dict[str, Any]:
    """Return evidence without what is not known, save a cell's value, which is known not to be there."""
    return {key: _plain(value) for key, value in piece.items() if value is not None or key == "value"}


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value == int(value) else value


def _count(examination: Examination) -> int:
    return int(examination.rows("select count(*) from examined")[0][0])


@lru_cache
def _text(name: str) -> str:
    return (files("gkdash.checks") / name).read_text(encoding="utf-8")
