"""Who would be found, and who no longer, if a threshold had another value; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gkdash.checks.registry import definitions
from gkdash.checks.run import run
from gkdash.checks.thresholds import values
from gkdash.store import Examination, Found


@dataclass(frozen=True, slots=True)
class Flip:
    """A finding that only one of the two values gives; `appears` tells that it is the other value."""

    found: Found
    appears: bool


def flips(examination: Examination, others: Mapping[str, float]) -> Iterator[Flip]:
    """Yield what would change with the thresholds in `others`, by check, agency and year; SettingsError for unknown ones."""
    values(others)
    for check, item in definitions().items():
        if any(f"t.{name}" in item.sql for name in others):
            # one check after another, so that no more than one check's findings are held
            before = {_key(found): found for found in run(examination, only=[check]).found}
            after = {_key(found): found for found in run(examination, others, only=[check]).found}
            for key in sorted(before.keys() ^ after.keys(), key=repr):
                yield Flip(after[key], appears=True) if key in after else Flip(before[key], appears=False)


def _key(item: Found) -> tuple[str, str, int, str]:
    return (item.finding.check, item.agency_id, item.year or 0, item.report_id or "")
