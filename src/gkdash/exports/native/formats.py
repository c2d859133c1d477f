"""How numbers are printed along the axes of a native chart."""

from __future__ import annotations

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
