"""Which agency a name means: exactly, by an alias, or by its normal form, and never by guess between two.

A government and its office are two agencies with nearly one name (`佳县人民政府`, `佳县人民政府办公室`); a name that says
neither, such as that of the 政务公开办, decides for neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice

from gkdash.agencies.forms_of_names import core_of
from gkdash.agencies.model import Agency, How, Match, UnitType
from gkdash.agencies.names import drop_remarks, fold, without_remarks
from gkdash.agencies.places import Places, names_only
from gkdash.agencies.unit_type import unit_type_of

_DISCLOSURE_OFFICE = re.compile(
    r"(人民政府|政府)?(政务公开|政府信息公开|政务和政府信息公开)(工作)?(领导小组)?(办公室|办)$"
)
_SUGGESTIONS = 5


class Matcher:
    """The names of one roster, ready for look-up; `ancestors` are those of each agency, nearest first."""

    def __init__(self, ancestors: dict[Agency, tuple[Agency, ...]]) -> None:
        self._places = Places(ancestors)
        self._names: dict[str, list[Agency]] = defaultdict(list)
        self._aliases: dict[str, list[Agency]] = defaultdict(list)
        self._folded: dict[str, list[Agency]] = defaultdict(list)
        self._cores: dict[str, list[Agency]] = defaultdict(list)
        for agency in ancestors:
            self._names[agency.name].append(agency)
            for alias in agency.aliases:
                self._aliases[alias].append(agency)
            for name in {fold(name) for name in (agency.name, *agency.aliases)}:
                self._folded[name].append(agency)
            for core in self._places.cores(agency):
                self._cores[core].append(agency)

    def match(self, name: str, year: int | None, within: AbstractSet[str] | None = None) -> Match:
        """Return the agency that `name` means among those that exist in `year` and whose id is in `within`."""

        def allowed(agency: Agency) -> bool:
            return agency.exists_in(year) and (within is None or agency.id in within)

        folded = fold(name)
        for how, table, key in (
            (How.EXACT, self._names, name.strip()),
            (How.ALIAS, self._aliases, name.strip()),
            (How.NORMALISED, self._folded, folded),
        ):
            if found := list(filter(allowed, table.get(key, ()))):
                return _decided(found, how)
        for plain in _plain_forms(folded):
            if found := self._by_core(plain, allowed):
                return _decided(found, How.NORMALISED)
        if office := _DISCLOSURE_OFFICE.search(folded):
            place = folded[: office.start()]
            either = [*self._by_core(f"{place}人民政府", allowed), *self._by_core(f"{place}人民政府办公室", allowed)]
            if either:
                return Match(None, How.AMBIGUOUS, tuple(dict.fromkeys(either)))
        return Match(None, How.UNKNOWN, self._near(folded, within))

    def _by_core(self, plain: str, allowed: Callable[[Agency], bool]) -> list[Agency]:
        found: dict[Agency, None] = {}
        for start in range(len(plain)):
            rest = plain[start:]
            core = core_of(rest)
            # a core of one character is a level (`县人民政府`), never the end of a longer name (`佳县`)
            if len(core) > 1 or len(rest) > 2:
                for agency in filter(allowed, self._cores.get(core, ())):
                    own = agency.unit_type is UnitType.GOVERNMENT and len(core) > 1
                    if names_only(plain[:start], self._places.chain(agency), is_complete=own):
                        found[agency] = None
        return list(found)

    def _near(self, folded: str, within: AbstractSet[str] | None) -> tuple[Agency, ...]:
        tables: tuple[Mapping[str, Iterable[Agency]], ...] = (self._folded, self._cores)
        keys = [folded, *(core_of(folded[start:]) for start in range(len(folded) - 2))]
        near = (
            agency
            for key in keys
            if len(key) > 1
            for table in tables
            for agency in table.get(key, ())
            if within is None or agency.id in within
        )
        return tuple(islice(dict.fromkeys(islice(near, 50)), _SUGGESTIONS))


def _decided(found: list[Agency], how: How) -> Match:
    distinct = tuple(dict.fromkeys(found))
    return Match(distinct[0], how) if len(distinct) == 1 else Match(None, How.AMBIGUOUS, distinct)


def _plain_forms(folded: str) -> list[str]:
    kept, dropped = without_remarks(folded), drop_remarks(folded)
    # 佳县人民政府（办公室） must not become the government's report
    is_government = unit_type_of(dropped) is UnitType.GOVERNMENT
    return [kept] if kept == dropped or is_government else [kept, dropped]
