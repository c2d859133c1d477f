"""Dossiers for the checks of the prose: reports as records again, with last year's and the names around, from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gkdash.checks.model import Dossier
from gkdash.records import Report
from gkdash.store import Examination

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Filed:
    """A dossier with the keys of its report in the store."""

    report_id: str
    agency_id: str
    dossier: Dossier


def dossiers(examination: Examination) -> Iterator[Filed]:
    """Yield one dossier per current report, an agency's years after each other, so that each report is read once."""
    names = _Names(examination)
    examination.run(
        "create or replace temp table to_read as"
        " select report_id, agency_id, year, unit_type, previous_id from examined"
    )
    before: tuple[str, Report] | None = None
    for batch in examination.batches("to_read", "agency_id, year, report_id"):
        for start in range(0, len(batch), _AT_ONCE):
            part = batch[start : start + _AT_ONCE]
            reports = examination.reports([row[0] for row in part])
            for report_id, agency_id, _, unit_type, previous_id in part:
                report = reports[report_id]
                previous = before[1] if before and before[0] == previous_id else None
                own, others = names.around(agency_id)
                yield Filed(report_id, agency_id, Dossier(report, unit_type, previous, own, others))
                before = (report_id, report)


class _Names:
    """What agencies are called, by agency and by place."""

    def __init__(self, examination: Examination) -> None:
        self._own: dict[str, frozenset[str]] = {}
        self._parent: dict[str, str | None] = {}
        self._children: dict[str | None, list[str]] = defaultdict(list)
        for agency_id, name, aliases, parent_id, on_roster in examination.rows(
            "select agency_id, name, aliases, parent_id, on_roster from agency order by agency_id"
        ):
            self._own[agency_id] = frozenset({name, *aliases})
            self._parent[agency_id] = parent_id
            if on_roster:
                self._children[parent_id].append(agency_id)
        self._siblings = lru_cache(maxsize=64)(self._under)

    def around(self, agency_id: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the agency's own names, and those of the others under the same parent and of the parent."""
        own = self._own[agency_id]
        parent = self._parent[agency_id]
        if parent is None:
            return own, frozenset()
        return own, self._siblings(parent) - own

    def _under(self, parent: str) -> frozenset[str]:
        found = set(self._own.get(parent, ()))
        for child in self._children[parent]:
            found |= self._own[child]
        return frozenset(found)
