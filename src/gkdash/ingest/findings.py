"""Runs the checks over what was loaded and keeps their findings; the checks themselves are elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gkdash.checks.filing import late_report
from gkdash.checks.missing import missing_report
from gkdash.store import Found, Unfiled, Writer


def check(writer: Writer) -> None:
    """Replace all findings by those of the reports as they are now."""
    writer.replace_findings(_filing(writer.unfiled()))


def _filing(unfiled: Iterable[Unfiled]) -> Iterator[Found]:
    for item in unfiled:
        due = {"due_on": item.due_on.isoformat()} if item.due_on else {}
        if item.status == "missing":
            yield Found(missing_report(item.year, item.due_on), item.agency_id, item.year, None, (due,) if due else ())
            continue
        if item.due_on is None or item.filed_on is None:
            continue
        signed_on, published_on = (item.filed_on, None) if item.is_signed else (None, item.filed_on)
        finding = late_report(item.due_on, signed_on, published_on)
        if finding is not None:
            evidence = {**due, "signed_on" if item.is_signed else "published_on": item.filed_on.isoformat()}
            yield Found(finding, item.agency_id, item.year, item.report_id, (evidence,))
