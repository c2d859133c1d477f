"""From values to places: round marks along an axis, and the function between the two."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 6
"""Most distances between the marks of an axis."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` drawn from `start` to `end`; `is_log` where sizes differ by orders of magnitude.

    Marks stand no nearer than `least`: agencies are counted one by one, there is no 0.2 of one.
    """

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False
    least: float = 0.0

    def at(self, value: float) -> float:
        """Return the place of a value."""
        low, high, value = (math.log10(x) if self.is_log else x for x in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0
        return self.start + share * (self.end - self.start)

    def marks(self) -> list[float]:
        """Return the values that are named along the axis."""
        if self.is_log:
            return [10.0**power for power in range(round(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)]
        step = distance(self.high - self.low, self.least)
        first = math.ceil(self.low / step - 1e-9)
        return [round(step * at, 10) for at in range(first, math.floor(self.high / step + 1e-9) + 1)]


def least_of(values: Iterable[float | None], suffix: str = "") -> float:
    """Return how near marks may stand for these values: 1 for whole counts, any distance for shares and amounts."""
    return 1.0 if not suffix and all(float(value).is_integer() for value in values if value is not None) else 0.0


def distance(extent: float, least: float = 0.0) -> float:
    """Return a round distance of marks, so that there are at most six, and not nearer than `least`."""
    if extent <= 0:
        return 1
    rough = max(extent / MOST, least)
    unit = 10.0 ** math.floor(math.log10(rough))
    return next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough - 1e-12)


def above(value: float, least: float = 0.0) -> float:
    """Return a round end of an axis that begins at 0, not below `value`."""
    step = distance(value, least)
    return max(step, math.ceil(value / step - 1e-9) * step)
