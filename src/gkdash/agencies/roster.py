"""The roster: the agencies that have to report, their hierarchy over the years, and who is meant by a name.

A roster is checked when it is made, so that everything that takes one may rely on unique ids, known parents and no cycle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from gkdash.agencies import roster_file
from gkdash.agencies.match import Matcher
from gkdash.agencies.model import Agency, Match
from gkdash.agencies.names import agency_id_for, fold
from gkdash.errors import RosterError


class Roster:
    """Agencies in the order given; `notes` says what of the source was left aside."""

    def __init__(self, agencies: Iterable[Agency], places: Sequence[str] = (), notes: Sequence[str] = ()) -> None:
        """Check and keep the agencies; `places` says where each comes from, for the messages of RosterError."""
        self.agencies = tuple(agencies)
        self.notes = tuple(notes)
        places = places or tuple(f"agency {number}" for number in range(1, len(self.agencies) + 1))
        self._by_id: dict[str, Agency] = {}
        for agency, place in zip(self.agencies, places, strict=True):
            if agency.id in self._by_id:
                other = self._by_id[agency.id].name
                raise RosterError(
                    f"{place}: {agency.name}的编号“{agency.id}”与{other}重复。"
                    f"The id {agency.id!r} of {agency.name} is already given to {other}.",
                    "每个单位的编号应各不相同。Give each agency an id of its own.",
                )
            self._by_id[agency.id] = agency
        self._children: dict[str | None, list[Agency]] = defaultdict(list)
        self._namesakes: dict[tuple[str | None, str], list[Agency]] = defaultdict(list)
        for agency, place in zip(self.agencies, places, strict=True):
            self._check(agency, place)
            self._children[agency.parent_id].append(agency)
            self._namesakes[agency.parent_id, fold(agency.name)].append(agency)

    def __len__(self) -> int:
        return len(self.agencies)

    def get(self, agency_id: str) -> Agency:
        """Return the agency with this id; raise KeyError where there is none."""
        return self._by_id[agency_id]

    def roots(self, year: int | None = None) -> tuple[Agency, ...]:
        """Return the agencies without a parent that exist in a report year, or ever."""
        return tuple(agency for agency in self._children[None] if agency.exists_in(year))

    def children(self, agency_id: str, year: int | None = None) -> tuple[Agency, ...]:
        """Return the agencies directly under one that exist in a report year, or ever."""
        return tuple(agency for agency in self._children.get(agency_id, ()) if agency.exists_in(year))

    def descendants(self, agency_id: str, year: int | None = None) -> tuple[Agency, ...]:
        """Return all agencies under one, each before those under it; what hangs under an abolished one stays in."""
        found: list[Agency] = []
        waiting = list(reversed(self._children.get(agency_id, ())))
        while waiting:
            agency = waiting.pop()
            if agency.exists_in(year):
                found.append(agency)
            waiting.extend(reversed(self._children.get(agency.id, ())))
        return tuple(found)

    def ancestors(self, agency_id: str) -> tuple[Agency, ...]:
        """Return the agencies above one, nearest first."""
        found: list[Agency] = []
        parent = self._by_id[agency_id].parent_id
        while parent is not None:
            found.append(self._by_id[parent])
            parent = self._by_id[parent].parent_id
        return tuple(found)

    def path(self, agency_id: str) -> tuple[str, ...]:
        """Return the names from the top down to the agency itself."""
        return (*(agency.name for agency in reversed(self.ancestors(agency_id))), self._by_id[agency_id].name)

    def match(self, name: str, year: int | None, *, scope: str | None = None) -> Match:
        """Return which agency a name means in a report year, among those at or under the agency `scope`.

        A name that could be two is `ambiguous`: nothing is merged by guess. Raise KeyError for an unknown scope.
        """
        within = None
        if scope is not None:
            within = {self._by_id[scope].id, *(agency.id for agency in self.descendants(scope))}
        return self._matcher.match(name, year, within)

    @classmethod
    def load(cls, path: Path) -> Roster:
        """Read a roster from a CSV file or a workbook; raise RosterError naming file and line."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise RosterError(
                f"名录 {path} 打不开（{error.strerror}）。{path} cannot be read ({error.strerror}).",
                "请检查文件名和文件权限。Check the name and the rights of the file.",
            ) from error
        return cls.read(data, str(path))

    @classmethod
    def read(cls, data: bytes, name: str) -> Roster:
        """Read a roster from the bytes of a CSV file or a workbook; `name` is what errors call it."""
        entries, notes = roster_file.read(data, name)
        places = [entry.place for entry in entries]
        rough = cls(roster_file.resolve(entries), places)
        ids = {
            agency.id: entry.id or agency_id_for(agency.name, *rough.path(agency.id)[:-1])
            for agency, entry in zip(rough.agencies, entries, strict=True)
        }
        agencies = [
            Agency(
                ids[agency.id],
                agency.name,
                agency.aliases,
                agency.unit_type,
                ids[agency.parent_id] if agency.parent_id else None,
                agency.since,
                agency.until,
            )
            for agency in rough.agencies
        ]
        return cls(agencies, places, notes)

    def to_csv(self) -> bytes:
        """Return the roster as CSV in UTF-8 with a byte order mark, as spreadsheets open it; `read` takes it back."""
        return roster_file.write(self.agencies)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher({agency: self.ancestors(agency.id) for agency in self.agencies})

    def _check(self, agency: Agency, place: str) -> None:
        if agency.since is not None and agency.until is not None and agency.until < agency.since:
            raise RosterError(
                f"{place}: {agency.name}的止年（{agency.until}）早于起年（{agency.since}）。"
                f"{agency.name} ends in {agency.until}, before it begins in {agency.since}.",
                "请改正起止年份。Mend the years.",
            )
        for sibling in self._namesakes[agency.parent_id, fold(agency.name)]:
            if _overlap(sibling, agency):
                raise RosterError(
                    f"{place}: {agency.name}在同一上级之下重复出现。{agency.name} stands twice under the same parent.",
                    "请删去一个，或分别写明起止年份。Remove one, or give the years in which each existed.",
                )
        above: set[str] = set()
        parent = agency.parent_id
        while parent is not None and parent not in above:
            if parent not in self._by_id:
                raise RosterError(
                    f"{place}: {agency.name}的上级“{parent}”不在名录中。"
                    f"The parent {parent!r} of {agency.name} is not in the roster.",
                    "请把上级补入名录，或将“上级”留空。Add it, or leave the parent empty.",
                )
            if parent == agency.id:
                raise RosterError(
                    f"{place}: {agency.name}成了自己的上级。{agency.name} stands above itself.",
                    "请改正“上级”一列。Mend the column of parents.",
                )
            above.add(parent)
            parent = self._by_id[parent].parent_id


def _overlap(one: Agency, other: Agency) -> bool:
    begins_first = (one.since or 0) <= (other.until or 9999)
    return begins_first and (other.since or 0) <= (one.until or 9999)
