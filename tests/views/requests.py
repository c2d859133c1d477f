"""A county whose reports state requests and satisfaction in every way: exact, hedged, differing, for the area, not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from gkdash.records import Indicator, Parsed, State
from tests.pages import county

HOTLINE = "hotline_12345"
ZEROS = {
    ("applications", row, column): (0.0, State.NUMBER, "0")
    for row in ("new_received", "granted", "processed_total")
    for column in ("natural_person", "total")
}

Told = tuple[str, float] | tuple[str, float, dict[str, str]]


def hotline(received: float, closed: float | None = None, satisfied: float | None = None, **more: str) -> list[Told]:
    told: list[Told] = [(f"{HOTLINE}.received", received, more)]
    if closed is not None:
        told.append((f"{HOTLINE}.closed", closed))
    if satisfied is not None:
        told.append((f"{HOTLINE}.satisfaction_rate", satisfied))
    return told


STATED: dict[int, dict[str, list[Told]]] = {
    2023: {
        county.EDUCATION: hotline(80, 80, 90),
        county.HOUSING: hotline(100, 90, 95.6),
        county.QINGHE: hotline(40),
        county.LINQUAN: hotline(10, 10, 90),
    },
    2024: {
        county.COUNTY: hotline(900, scope="area"),
        county.EDUCATION: hotline(88, 88, 100),
        county.HOUSING: [
            *hotline(120, 118, 95.3, qualifier="at_least"),
            ("petition_platform.received", 8),
        ],
        county.FINANCE: [
            *hotline(12),
            *hotline(15),
            (f"{HOTLINE}.satisfaction_rate", 98, {"qualifier": "about"}),
        ],
        county.LONG: [],
        county.QINGHE: [*hotline(50, None, 105), ("petition_platform.received", 10)],
        county.SHIQIAO: [],
        county.LINQUAN: [*hotline(30, 30, 96.6), ("requests.received", 45)],
    },
}
"""What the prose of each report states; the office has no report for 2024."""

ALL_ZERO = {(county.QINGHE, 2024), (county.SHIQIAO, 2024)}


def build(root: Path) -> str:
    """Make the store and return its URL."""
    return county.store_of(root, [report(name, year) for year, told in STATED.items() for name in told])


def report(name: str, year: int) -> Parsed:
    cells = ZEROS if (name, year) in ALL_ZERO else {}
    item = county.parsed(name, year, county.Quirk(date(year + 1, 1, 18), cells))
    assert item.report is not None
    text = item.report.text
    claims = tuple(_claim(text, at, *told) for at, told in enumerate(STATED[year][name]))
    return replace(item, report=replace(item.report, indicators=claims))


def _claim(text: str, at: int, key: str, value: float, more: dict[str, str] | None = None) -> Indicator:
    given = {"qualifier": "exact", "scope": "own", "period": "year", **(more or {})}
    unit = "%" if key.endswith("_rate") else "件"
    # each claim rests on words of its own, so that each has an id of its own
    place = (text[at : at + 4], at, at + 4, 0, len(text), "overview", "stated")
    return Indicator(key, float(value), unit, given["qualifier"], given["scope"], given["period"], *place)
