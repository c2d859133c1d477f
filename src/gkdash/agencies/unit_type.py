"""The unit type that a full name tells, by the ordered patterns of `unit_types.csv`: the first that fits decides."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from gkdash.agencies.model import UnitType
from gkdash.agencies.names import fold, without_remarks


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of the data: names that fit `pattern` are of `unit_type`; a test runs its examples both ways."""

    unit_type: UnitType
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    note: str


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns in the order in which they are tried."""
    with (files("gkdash.agencies") / "unit_types.csv").open(encoding="utf-8") as file:
        return tuple(
            Pattern(
                UnitType(row["unit_type"]),
                re.compile(row["pattern"]),
                tuple(row["examples"].split("|")),
                tuple(row["counter_examples"].split("|")),
                row["note"],
            )
            for row in csv.DictReader(file)
        )


def unit_type_of(name: str) -> UnitType | None:
    """Return the unit type that a name tells, or None where it tells none (`佳县`)."""
    plain = without_remarks(fold(name))
    return next((item.unit_type for item in patterns() if item.pattern.search(plain)), None)
