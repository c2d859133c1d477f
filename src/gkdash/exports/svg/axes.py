"""Axes with their lines and names, the same for all kinds of charts."""

from __future__ import annotations

from gkdash.exports.scale import Scale
from gkdash.exports.svg.canvas import GRID_OPACITY, LINE_COLOUR, Canvas

QUIET = "#6b7785"


def along_x(canvas: Canvas, scale: Scale, top: float, bottom: float, suffix: str, *, has_grid: bool = True) -> None:
    """Add the marks of a level axis, with lines up through the drawing."""
    for value in scale.marks():
        x = scale.at(value)
        if has_grid:
            canvas.line((x, top, x, bottom), LINE_COLOUR, opacity=GRID_OPACITY)
        canvas.text(x, bottom + 13, spoken(value, suffix), anchor="middle", size=12, colour=QUIET)


def along_y(canvas: Canvas, scale: Scale, left: float, right: float, suffix: str) -> None:
    """Add the marks of an upright axis, with lines across the drawing."""
    for value in scale.marks():
        y = scale.at(value)
        canvas.line((left, y, right, y), LINE_COLOUR, opacity=GRID_OPACITY)
        canvas.text(left - 7, y, spoken(value, suffix), anchor="end", size=12, colour=QUIET)


def spoken(value: float, suffix: str) -> str:
    """Return what is printed at a mark."""
    return (f"{value:,.0f}" if float(value).is_integer() else f"{value:g}") + suffix
