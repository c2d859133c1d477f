"""Dossiers for the checks of the prose: reports as records again, with last year's and the names around, from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gkdash.checks.model import Dossier
from gkdash.records import Report
from gkdash.store import Examination, Parcel, unpack


@dataclass(frozen=True, slots=True)
class Filed:
    """A dossier with the keys of its report in the store."""

    report_id: str
    agency_id: str
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class Called:
    """What some agencies are called: their own names, where they belong, and the names of each such place."""

    own: Mapping[str, frozenset[str]]
    parent: Mapping[str, str | None]
    place: Mapping[str, frozenset[str]]

    def around(self, agency_id: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the agency's own names, and those of the others under the same parent and of the parent."""
        own, parent = self.own[agency_id], self.parent[agency_id]
        return own, frozenset() if parent is None else self.place[parent] - own


def dossiers(parcel: Parcel, called: Called) -> Iterator[Filed]:
    """Yield one dossier per report of a parcel that is due, with the agency's report of the year before at hand."""
    before: tuple[str, Report] | None = None
    for given in unpack(parcel):
        if given.is_due:
            previous = before[1] if before and before[0] == given.previous_id else None
            own, others = called.around(given.agency_id)
            yield Filed(given.report_id, given.agency_id, Dossier(given.report, given.unit_type, previous, own, others))
        before = (given.report_id, given.report)


class Names:
    """What all agencies of a store are called."""

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

    def of(self, agency_ids: Iterable[str]) -> Called:
        """Return what these agencies are called and what the others of their places are."""
        own, parent, place = {}, {}, {}
        for agency_id in agency_ids:
            own[agency_id] = self._own[agency_id]
            above = parent[agency_id] = self._parent[agency_id]
            if above is not None and above not in place:
                place[above] = self._siblings(above)
        return Called(own, parent, place)

    def _under(self, parent: str) -> frozenset[str]:
        found = set(self._own.get(parent, ()))
        for child in self._children[parent]:
            found |= self._own[child]
        return frozenset(found)
