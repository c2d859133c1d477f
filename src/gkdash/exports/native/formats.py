"""How numbers are printed along the axes of a native chart."""

from __future__ import annotations

import math
from collections.abc import Sequence

FEW = 5


def axis_code(suffix: str = "") -> str:
    """Return the number format of an axis: thousands set apart, the unit behind."""
    if not suffix:
        return "#,##0"
    return f'General"{suffix.replace(chr(34), "")}"'


def step(extent: float) -> float | None:
    """Return the distance of marks along an axis up to `extent`; None leaves it to Office.

    Agencies are counted one by one: there is no 0.2 of one.
    """
    return 1 if 0 < extent <= FEW else None


def floor_of(values: Sequence[float | None]) -> float | None:
    """Return where an axis begins that need not begin at 0: a round number a little below the smallest value."""
    there = [value for value in values if value is not None]
    if not there:
        return None
    least, span = min(there), max(there) - min(there)
    unit = 10.0 ** math.floor(math.log10(span or abs(least) or 1))
    below = math.floor((least - span * 0.1) / unit) * unit
    return max(0.0, below) if least >= 0 else below
