"""Small stores for tests of checks: reports by year and agency, loaded into memory, and what one check says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from gkdash.agencies import Agency, Roster, UnitType, load_deadlines
from gkdash.checks.run import run
from gkdash.forms import edition
from gkdash.records import Fact, Indicator, Report, Section, State
from gkdash.store import Rules, Scratch
from tests.store.reports import loaded, report

TOWN = "佳县通镇人民政府"
COUNTY = "佳县人民政府"
TYPES = {TOWN: UnitType.TOWN, COUNTY: UnitType.GOVERNMENT}
Cell = float | str | None
"""A figure; None for blank; text for what stands in the cell instead (`/`, `详见附件`); `missing` for a cell not there."""


def cell(key: tuple[str, str, str], value: Cell) -> Fact:
    if value is None:
        return Fact(*key, None, State.BLANK, "")
    if value == "missing":
        return Fact(*key, None, State.MISSING, None)
    if isinstance(value, str):
        return Fact(*key, None, State.PLACEHOLDER if value in {"/", "-", "无"} else State.UNREADABLE, value)
    return Fact(*key, value, State.NUMBER, f"{value:g}")


def parse_key(text: str) -> tuple[str, str, str]:
    table, row, column = text.split(".")
    return table, row, column


@dataclass
class Made:
    """One report to be loaded; `cells` by `table.row.column`, `*` for all rows or columns; all others are 0."""

    year: int | None = 2024
    cells: Mapping[str, Cell] = field(default_factory=dict)
    agency: str | None = TOWN
    edition: str = "2021"
    signed_on: date | None = None
    published_on: date | None = None
    without_sections: Sequence[str] = ()
    doubtful: Sequence[str] = ()
    extra: Mapping[str, float] = field(default_factory=dict)
    text: str = "正文"
    claims: tuple[Indicator, ...] = ()
    source: str = ""
    member: str = ""

    def report(self) -> Report:
        given: dict[tuple[str, str, str], Cell] = {}
        for text, value in self.cells.items():
            table, row, column = parse_key(text)
            for key in edition(self.edition).cells():
                if key[0] == table and row in {"*", key[1]} and column in {"*", key[2]}:
                    given[key] = value
        doubtful = {parse_key(text) for text in self.doubtful}
        facts = []
        for key in edition(self.edition).cells():
            fact = cell(key, given.get(key, 0))
            facts.append(replace(fact, doubt="行名不完全一致。") if key in doubtful else fact)
        facts += [cell(parse_key(text), value) for text, value in self.extra.items()]
        sections = [
            Section(item.key, item.heading, 0, 1, "文")
            for item in edition(self.edition).sections
            if item.key not in self.without_sections
        ]
        plain = report(
            self.agency, self.year, edition=self.edition, signed_on=self.signed_on, text=self.text, claims=self.claims
        )
        return replace(plain, cells=tuple(facts), sections=tuple(sections), published_on=self.published_on)


def roster(made: Sequence[Made], more: Sequence[Agency] = ()) -> Roster:
    """All agencies that have a report, under their names as ids, and more; the county is above all others."""
    named = dict.fromkeys(item.agency for item in made if item.agency)
    known = {agency.name for agency in more}
    parent = COUNTY if COUNTY in named else None
    agencies = [
        Agency(name, name, unit_type=_type(name), parent_id=None if name == COUNTY else parent)
        for name in named
        if name not in known
    ]
    return Roster([*agencies, *more])


def _type(name: str) -> UnitType:
    if name.endswith("管理委员会"):
        return UnitType.AUTHORISED
    if name.endswith(("县人民政府", "市人民政府")):
        return UnitType.GOVERNMENT
    return TYPES.get(name, UnitType.TOWN)


def look(
    check: str, made: Sequence[Made], more: Sequence[Agency] = (), others: Mapping[str, float] | None = None
) -> tuple[dict[str, int], list[Any]]:
    """Return the tally by outcome and all findings of one check over these reports."""
    finished = run(_filled(made, more).examination(), others, only=[check])
    found = list(finished.found)
    return {item.outcome: item.count for item in finished.tallies if item.check == check}, found


@cache
def desk() -> Scratch:
    """One store for all tests of a process, for those that fill it themselves."""
    return Scratch()


def _filled(made: Sequence[Made], more: Sequence[Agency]) -> Scratch:
    """Return a store with these reports, which is not filled again where the case before had the same."""
    key = repr((made, more))
    scratch = _looked_at()
    if _LAST.get("key") != key:
        batch = [
            loaded(item.report(), item.source or f"{number}.docx", member=item.member)
            for number, item in enumerate(made)
        ]
        scratch.fill(batch, Rules(roster(made, more), load_deadlines()))
        _LAST["key"] = key
    return scratch


_LAST: dict[str, str] = {}
"""Under `key`, what the store of `look` holds."""


@cache
def _looked_at() -> Scratch:
    return Scratch()
