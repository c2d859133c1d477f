"""The small county with applications, refusals, carry-over, reviews and fees whose sums one can do in one's head."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gkdash.records import State
from tests.pages import county

NUMBER = State.NUMBER


def cells(table, **figures):
    """Return cells of a table as a quirk wants them: `row__column=figure`."""
    return {
        (table, *name.split("__")): (None, State.BLANK, "") if value is None else (float(value), NUMBER, str(value))
        for name, value in figures.items()
    }


def applied(received, carried_in, granted, refused, carried_out):
    """Return table three of one agency whose applicants are all natural persons."""
    figures = {
        "new_received": received,
        "carried_in": carried_in,
        "granted": granted,
        "refused_enforcement_file": refused,
        "processed_total": granted + refused,
        "carried_out": carried_out,
    }
    return cells(
        "applications",
        **{f"{row}__{who}": value for row, value in figures.items() for who in ("natural_person", "total")},
    )


def fees(amount):
    return cells("proactive", fees__amount=amount)


REPORTS = (
    (county.COUNTY, 2024, applied(60, 4, 40, 20, 4)),
    (county.EDUCATION, 2023, {**applied(10, 0, 8, 0, 2), **fees(3)}),
    (
        county.EDUCATION,
        2024,
        {
            **applied(20, 2, 15, 5, 2),
            **fees(4),
            **cells("remedies", review__corrected=2, review__pending=1, review__total=3),
        },
    ),
    (county.HOUSING, 2023, {**applied(10, 0, 9, 0, 1), **fees(5)}),
    (
        county.HOUSING,
        2024,
        {**applied(30, 3, 12, 18, 3), **fees(50000), **cells("remedies", review__upheld=9, review__total=10)},
    ),
    (county.QINGHE, 2024, applied(5, 0, 5, 0, 0)),
    (county.FINANCE, 2024, {**applied(0, 0, 0, 0, 0), **cells("applications", refused_security__total=None)}),
)


def build(root: Path) -> str:
    """Make the store under `root` and return its URL."""
    made = [county.parsed(name, year, county.Quirk(date(year + 1, 1, 18), quirk)) for name, year, quirk in REPORTS]
    return county.store_of(root, made)
