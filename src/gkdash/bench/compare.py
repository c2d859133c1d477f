"""A report as read against the report as rendered: every difference by name, none forgiven."""

from __future__ import annotations

import math
from dataclasses import dataclass

import zhconv

from gkdash.demo.model import ReportTruth
from gkdash.records import Fact, Report, State


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came back otherwise; `where` is `agency`, `year`, … or `table.row.column`."""

    where: str
    expected: str
    got: str


def cell_differences(truth: ReportTruth, report: Report) -> list[Difference]:
    """Return the cells whose value or state differ, cells given twice, and cells that should not be there."""
    found: list[Difference] = []
    seen: dict[tuple[str, str, str], Fact] = {}
    for fact in report.cells:
        key = (fact.table, fact.row, fact.column)
        if key in seen:
            found.append(Difference(".".join(key), "once", "twice"))
        seen[key] = fact
    for key, cell in truth.cells.items():
        got = seen.pop(key, None)
        expected = f"{cell.state} {cell.value}"
        if got is None:
            if cell.state is not State.MISSING or key[1] != "other":
                found.append(Difference(".".join(key), expected, "absent"))
        elif got.state is not cell.state or not _same(cell.value, got.value):
            found.append(
                Difference(".".join(key), f"{expected} {cell.printed!r}", f"{got.state} {got.value} {got.raw!r}")
            )
    found += [Difference(".".join(key), "absent", f"{fact.state} {fact.value}") for key, fact in seen.items()]
    return found


def head_differences(truth: ReportTruth, report: Report) -> list[Difference]:
    """Return differences in agency, year, edition and date of signature; scripts of characters are alike."""
    pairs = {
        "agency": (truth.agency, _simplified(report.agency or "")),
        "year": (truth.year, report.year),
        "edition": (truth.edition, report.edition),
        "signed_on": (truth.signed_on, report.signed_on),
    }
    return [Difference(name, str(want), str(got)) for name, (want, got) in pairs.items() if want != got]


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-9)


def _simplified(text: str) -> str:
    return str(zhconv.convert(text, "zh-hans"))
