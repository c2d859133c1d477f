"""Clouds of points over two measured axes, with curves."""

from __future__ import annotations

import math

from gkdash.charts import Cloud, Points
from gkdash.charts.theme import STYLES
from gkdash.exports.fit import cut
from gkdash.exports.scale import Scale, above, least_of
from gkdash.exports.svg.axes import along_x, along_y
from gkdash.exports.svg.canvas import LINE_COLOUR, WIDTH, Canvas, n

LEFT, RIGHT = 78, WIDTH - 34
HEIGHT = 330


def points(plot: Points, canvas: Canvas) -> float:
    """Draw the clouds and return how high the drawing is."""
    entries = [(str(at), cloud.style, cloud.name) for at, cloud in enumerate(plot.clouds)]
    entries += [("line", curve.style, curve.name) for curve in plot.curves]
    top = canvas.legend(entries, LEFT, 0, RIGHT - LEFT) + 12
    bottom = top + HEIGHT
    xs = [dot.x for cloud in plot.clouds for dot in cloud.dots] + [x for curve in plot.curves for x in curve.xs]
    ys = [dot.y for cloud in plot.clouds for dot in cloud.dots] + [y for curve in plot.curves for y in curve.ys]
    across = _x_scale(xs, is_log=plot.log_x)
    least = least_of(ys, plot.y_suffix)
    low, high = plot.y_range or (min(0.0, *ys, 0.0), above(max(ys, default=1), least))
    upright = Scale(low, high, bottom, top, least=least)
    along_x(canvas, across, top, bottom, plot.x_suffix, has_grid=False)
    along_y(canvas, upright, LEFT, RIGHT, plot.y_suffix)
    canvas.line((LEFT, bottom, RIGHT, bottom), LINE_COLOUR)
    canvas.text((LEFT + RIGHT) / 2, bottom + 34, plot.x_title, anchor="middle", size=12)
    canvas.text(14, (top + bottom) / 2, plot.y_title, anchor="middle", size=12, turned=True)
    # a curve may leave the drawing where the axis does not follow it
    canvas.raw(
        f'<clipPath id="{canvas.key}-clip"><rect x="{LEFT}" y="{n(top)}" width="{RIGHT - LEFT}" height="{HEIGHT}"/></clipPath>'
    )
    canvas.raw(f'<g clip-path="url(#{canvas.key}-clip)">')
    for curve in plot.curves:
        spots = [(x, y) for x, y in zip(curve.xs, curve.ys, strict=True) if x > 0 or not plot.log_x]
        moves = "L".join(f"{n(across.at(x))},{n(upright.at(y))}" for x, y in spots)
        canvas.path(f"M{moves}" if moves else "", curve.style, wide=1.5)
    canvas.raw("</g>")
    for at, cloud in enumerate(plot.clouds):
        _cloud(canvas, cloud, at, across, upright)
    return bottom + 48


def _cloud(canvas: Canvas, cloud: Cloud, at: int, across: Scale, upright: Scale) -> None:
    for dot in cloud.dots:
        if across.is_log and dot.x <= 0:
            continue
        x, y = across.at(dot.x), upright.at(dot.y)
        canvas.mark(x, y, cloud.style, at, f"{dot.name} {dot.text}".strip())
        if dot.is_named:
            canvas.text(x, y - 14, cut(dot.name, 16), anchor="middle", size=12, colour=STYLES[cloud.style].colour)


def _x_scale(xs: list[float], *, is_log: bool) -> Scale:
    if not is_log:
        return Scale(min(0.0, *xs, 0.0), above(max(xs, default=1)), LEFT, RIGHT)
    there = [x for x in xs if x > 0] or [1.0]
    low = 10.0 ** math.floor(math.log10(min(there)))
    return Scale(low, max(10.0 ** math.ceil(math.log10(max(there))), low * 10), LEFT, RIGHT, is_log=True)
