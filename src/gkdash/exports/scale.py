"""From values to places: round marks along an axis, and the function between the two."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high` drawn from `start` to `end`; `is_log` where sizes differ by orders of magnitude."""

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def at(self, value: float) -> float:
        """Return the place of a value."""
        low, high, value = (math.log10(x) if self.is_log else x for x in (self.low, self.high, value))
        share = (value - low) / (high - low) if high > low else 0
        return self.start + share * (self.end - self.start)

    def marks(self) -> list[float]:
        """Return the values that are named along the axis."""
        if self.is_log:
            return [10.0**power for power in range(round(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)]
        step = distance(self.high - self.low)
        first = math.ceil(self.low / step - 1e-9)
        return [round(step * at, 10) for at in range(first, math.floor(self.high / step + 1e-9) + 1)]


def distance(extent: float, most: int = 6) -> float:
    """Return a round distance of marks, so that there are at most so many."""
    if extent <= 0:
        return 1
    rough = extent / most
    unit = 10.0 ** math.floor(math.log10(rough))
    return next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough - 1e-12)


def above(value: float) -> float:
    """Return a round end of an axis that begins at 0, not below `value`."""
    step = distance(value)
    return max(step, math.ceil(value / step - 1e-9) * step)
