"""The figures of the statutory tables over the years: every relation of the form holds, and stocks follow flows.

A series is always walked from `FIRST_YEAR`, whatever years are asked for, so that a year's figures do not depend on
how many others are wanted. What a report *prints* of its figures, and every defect, comes later and elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

from gkdash.demo.agencies import Agency
from gkdash.demo.dice import Dice
from gkdash.forms import CellKey, Edition, Kind, edition_for_year

Number: TypeAlias = int | float
Figures: TypeAlias = dict[CellKey, Number]

FIRST_YEAR = 2019

APPLICANTS = ("natural_person", "commercial", "research", "nonprofit", "legal_service", "other_organisation")
_APPLICANT_WEIGHTS = (78, 12, 2, 2, 3, 3)
_OUTCOME_WEIGHTS = {
    "granted": 34,
    "partly_granted": 10,
    "refused_other_law": 2,
    "refused_third_party": 3,
    "refused_internal_affairs": 3,
    "refused_deliberative": 4,
    "refused_enforcement_file": 4,
    "refused_administrative_query": 4,
    "unavailable_not_held": 17,
    "unavailable_needs_creation": 5,
    "unavailable_still_unclear": 4,
    "rejected_petition": 5,
    "rejected_duplicate": 3,
    "rejected_reissue": 2,
    "other_fee_unpaid": 1,
    "other_miscellaneous": 2,
    "other": 4,
}
RESULTS = ("upheld", "corrected", "other", "pending")
REMEDIES = ("review", "litigation_direct", "litigation_after_review")
DECISIONS = ("licensing", "penalties", "coercion")


@cache
def form(year: int) -> Edition:
    """Return the edition in force for a report year."""
    return edition_for_year(year)


@cache
def outcomes(edition_id: str) -> tuple[str, ...]:
    """Return the rows of the table of applications that add up to （七）总计."""
    year = 2020 if edition_id == "2019" else 2021
    return next(relation.left for relation in form(year).relations if relation.check == "outcome_total")


def series(seed: int, agency: Agency, last: int) -> dict[int, Figures]:
    """Return the agency's figures for every year from `FIRST_YEAR` to `last` in which it reports."""
    dice = Dice(seed, agency.id, "figures")
    result: dict[int, Figures] = {}
    open_cases: Counter[str] = Counter()
    stock = dice.around("stock", agency.levels.normative)
    items = {row: dice.around(f"items.{row}", _item_level(agency, row)) for row in _ITEM_ROWS}
    before: Figures = {}
    for year in range(FIRST_YEAR, last + 1):
        if not agency.reports_on(year):
            continue
        idle = agency.levels.silent or (agency.levels.quiet and dice.chance(f"{year}.idle", 0.3))
        figures: Figures = dict.fromkeys(form(year).cells(), 0)
        if not idle:
            open_cases = _applications(dice, agency, year, figures, open_cases, before)
            _remedies(dice, agency, year, figures, before)
        stock = _documents(dice, agency, year, figures, stock, before)
        if form(year).id == "2019":
            _items(dice, agency, year, figures, items, idle=idle)
        if not idle:
            _decisions(dice, agency, year, figures, before)
        result[year] = figures
        before = figures
    return result


def total(parts: Iterable[Mapping[CellKey, Number]], year: int) -> Figures:
    """Return the cell-by-cell sum over units, as a government consolidates them."""
    result: Figures = dict.fromkeys(form(year).cells(), 0)
    for part in parts:
        for key, value in part.items():
            if value:
                result[key] += value
    return {key: round(value, 4) if isinstance(value, float) else value for key, value in result.items()}


def is_zero(figures: Mapping[CellKey, Number]) -> bool:
    """Tell whether every figure of the three tables is zero."""
    return not any(figures.values())


def table_of(figures: Mapping[CellKey, Number], table: str) -> Figures:
    """Return the figures of one table."""
    return {key: value for key, value in figures.items() if key[0] == table}


_ITEM_ROWS = ("licensing", "other_services", "penalties", "coercion", "fees")


def _item_level(agency: Agency, row: str) -> float:
    if agency.levels.silent or agency.levels.quiet:
        return 0
    level = {
        "licensing": agency.levels.licensing > 0,
        "other_services": agency.levels.services > 0,
        "penalties": agency.levels.penalties > 0,
        "coercion": agency.levels.coercion > 0,
        "fees": agency.levels.fees > 0,
    }[row]
    return {"licensing": 24, "other_services": 40, "penalties": 90, "coercion": 8, "fees": 3}[row] if level else 0


def _spread(figures: Figures, row: str, counts: Mapping[str, int]) -> None:
    for column in APPLICANTS:
        figures["applications", row, column] = counts.get(column, 0)
    figures["applications", row, "total"] = sum(counts.values())


def _same(figures: Figures, before: Figures, table: str) -> bool:
    """Tell whether a table is not all zero and equal to last year's, which clean reports never are."""
    mine = table_of(figures, table)
    return any(mine.values()) and all(before.get(key, value) == value for key, value in mine.items())


def _applications(
    dice: Dice, agency: Agency, year: int, figures: Figures, carried: Counter[str], before: Figures
) -> Counter[str]:
    """Fill the table of applications and return what stays open, by kind of applicant."""
    names = [name for name in outcomes(form(year).id) if name in _OUTCOME_WEIGHTS]
    weights = [_OUTCOME_WEIGHTS[name] for name in names]
    level = agency.levels.applications * (1 + 0.04 * (year - FIRST_YEAR))
    left: Counter[str] = Counter()
    for attempt in range(12):
        rng = dice.rng(f"{year}.applications.{attempt}")
        new = Counter(rng.choices(APPLICANTS, _APPLICANT_WEIGHTS, k=dice.arrivals(f"{year}.new.{attempt}", level)))
        left = Counter()
        handled: dict[str, Counter[str]] = {name: Counter() for name in names}
        for column in APPLICANTS:
            due = new[column] + carried[column]
            if agency.levels.carry:
                left[column] = sum(rng.random() < 0.07 for _ in range(due))
            for name in rng.choices(names, weights, k=due - left[column]):
                handled[name][column] += 1
        _spread(figures, "new_received", new)
        _spread(figures, "carried_in", carried)
        _spread(figures, "carried_out", left)
        for name in names:
            _spread(figures, name, handled[name])
        _spread(figures, "processed_total", new + carried - left)
        if not _same(figures, before, "applications"):
            break
    return +left


def _remedies(dice: Dice, agency: Agency, year: int, figures: Figures, before: Figures) -> None:
    means = {"review": 0.09, "litigation_direct": 0.03, "litigation_after_review": 0.03}
    for attempt in range(12):
        for row in REMEDIES:
            slot = f"{year}.{row}.{attempt}"
            count = dice.arrivals(slot, means[row] * agency.levels.applications)
            results = Counter(dice.rng(slot).choices(RESULTS, (5, 2, 3, 2), k=count))
            for column in RESULTS:
                figures["remedies", row, column] = results[column]
            figures["remedies", row, "total"] = count
        if not _same(figures, before, "remedies"):
            return


def _documents(dice: Dice, agency: Agency, year: int, figures: Figures, stock: int, before: Figures) -> int:
    """Fill the row of normative documents and return how many are in force at the end of the year."""
    level = agency.levels.normative
    issued = dice.arrivals(f"{year}.issued", level * 0.2)
    repealed = min(stock, dice.arrivals(f"{year}.repealed", level * 0.12))
    row = ("proactive", "normative_documents")
    old = before.get((*row, "issued"), before.get((*row, "made"), 0)), before.get((*row, "repealed"), 0)
    if level and (issued, repealed) == old:
        issued += 1
    stock += issued - repealed
    if form(year).id == "2019":
        values: dict[str, Number] = {"made": issued, "newly_disclosed": issued, "disclosed_total": stock}
    else:
        values = {"issued": issued, "repealed": repealed, "in_force": stock}
    for column, value in values.items():
        figures[(*row, column)] = value
    return stock


def _items(dice: Dice, agency: Agency, year: int, figures: Figures, items: dict[str, int], *, idle: bool) -> None:
    """Fill what only the edition of 2019 asks for: numbers of items, their change, and procurement."""
    if idle:
        return
    for row in _ITEM_ROWS:
        change = dice.integer(f"{year}.change.{row}", -3, 4) if items[row] > 8 else 0
        figures["proactive", row, "items_last_year"] = items[row]
        figures["proactive", row, "change"] = change
        items[row] += change
    if agency.unit_type in {"department", "office", "authorised"} and dice.chance("procures", 0.6):
        projects = dice.integer(f"{year}.projects", 1, 14)
        yuan = projects * dice.integer(f"{year}.price", 30, 4000) * 100
        cents = dice.integer(f"{year}.cents", 1, 99) if dice.chance(f"{year}.exact", 0.3) else 0
        figures["proactive", "procurement", "projects"] = projects
        figures["proactive", "procurement", "amount"] = yuan + cents / 100 if cents else yuan


def _decisions(dice: Dice, agency: Agency, year: int, figures: Figures, before: Figures) -> None:
    levels = {
        "licensing": agency.levels.licensing,
        "penalties": agency.levels.penalties,
        "coercion": agency.levels.coercion,
    }
    if form(year).id == "2019":
        levels["other_services"] = agency.levels.services
    for row, level in levels.items():
        own = level * (0.6 + 0.8 * dice.unit(f"level.{row}"))
        value = dice.around(f"{year}.{row}", own)
        if value and value == before.get(("proactive", row, "decisions")):
            value += 1
        figures["proactive", row, "decisions"] = value
    if form(year).id != "2019" and agency.levels.fees:
        digits = dice.integer(f"{year}.digits", 0, 4)
        own = agency.levels.fees * (0.85 + 0.3 * dice.unit(f"{year}.fees"))
        amount = round(own, digits)
        figures["proactive", "fees", "amount"] = int(amount) if amount == int(amount) else amount


def admits_fractions(year: int, key: CellKey) -> bool:
    """Tell whether a cell is money, which may carry decimals."""
    block = next(block for block in form(year).table(key[0]).blocks if key[1] in {row.key for row in block.rows})
    return next(column for column in block.columns if column.key == key[2]).kind is Kind.AMOUNT
