"""Sums of cells over units: what has no figure is left out and named, never taken as 0; knows no store and no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gkdash.exports.reading import Record
from gkdash.forms import CellKey, Edition
from gkdash.forms.crosswalk import counterpart

STOCKS = frozenset({"in_force", "disclosed_total"})
"""Columns of stocks: one document may be counted by several units, so that a sum is no count of documents."""


class Why(StrEnum):
    """Why a unit's cell is not in a sum."""

    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    UNREADABLE = "unreadable"
    MISSING = "missing"
    EDITION = "edition"  # its report follows another edition, which does not ask for this
    MERGED = "merged"  # its report has one figure for several rows of the form


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit whose report is there, and the cells of that."""

    agency: str
    edition: str
    cells: Mapping[CellKey, Record]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A unit's cell that is in no sum; `raw` is what stands there."""

    agency: str
    cell: CellKey
    why: Why
    raw: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A unit's figure that is in the sum and may have been read wrongly."""

    agency: str
    cell: CellKey
    value: float
    doubt: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of one cell over `counted` units; None where no unit has a figure."""

    value: float | None
    counted: int
    left_out: tuple[LeftOut, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()


def add_up(edition: Edition, units: Sequence[Unit]) -> dict[CellKey, Sum]:
    """Return the sum of every cell of the edition over the units, in the order of the form."""
    return {cell: _sum(edition, cell, units) for cell in edition.cells()}


def _sum(edition: Edition, cell: CellKey, units: Sequence[Unit]) -> Sum:
    values: list[float] = []
    left_out: list[LeftOut] = []
    doubtful: list[Doubtful] = []
    for unit in units:
        found = _figure(edition, cell, unit)
        if isinstance(found, LeftOut):
            left_out.append(found)
            continue
        value, doubt = found
        values.append(value)
        if doubt:
            doubtful.append(Doubtful(unit.agency, cell, value, doubt))
    total = round(sum(values), 4) if values else None
    return Sum(total, len(values), tuple(left_out), tuple(doubtful))


def _figure(edition: Edition, cell: CellKey, unit: Unit) -> tuple[float, str] | LeftOut:
    """Return a unit's figure for a cell of the form with the doubt about it, or why it has none."""
    keys = (cell,) if unit.edition == edition.id else counterpart(cell, edition.id, unit.edition)
    facts = [unit.cells.get(key) for key in keys]
    if facts and all(fact is not None and fact["value"] is not None for fact in facts):
        known = [fact for fact in facts if fact is not None]
        return float(sum(fact["value"] for fact in known)), "；".join(fact["doubt"] for fact in known if fact["doubt"])
    merged = _merged(edition, cell, unit)
    if merged is not None:
        return merged
    if not keys:
        return LeftOut(unit.agency, cell, Why.EDITION, "")
    fact = next((item for item in facts if item is None or item["value"] is None), None)
    if fact is None:
        return LeftOut(unit.agency, cell, Why.MISSING, "")
    return LeftOut(unit.agency, cell, Why(fact["state"]), fact["raw"] or "")


def _merged(edition: Edition, cell: CellKey, unit: Unit) -> tuple[float, str] | LeftOut | None:
    """Return what one figure for several rows says of this one: the row itself, 0 where all are 0, else nothing."""
    table, row, column = cell
    own = unit.cells.get(cell)
    if own is not None and own["value"] is not None:
        return float(own["value"]), own["doubt"] or ""
    for whole in edition.table(table).collapsed:
        fact = unit.cells.get((table, whole.key, column))
        if row in whole.replaces and fact is not None and fact["value"] is not None:
            # counts are never negative: where they are 0 together, each is
            if fact["value"] == 0:
                return 0.0, fact["doubt"] or ""
            return LeftOut(unit.agency, cell, Why.MERGED, fact["raw"] or f"{fact['value']:g}")
    return None
