"""A flow as bands between columns of stops."""

from __future__ import annotations

from gkdash.charts import Flow, Stop
from gkdash.charts.theme import STYLES
from gkdash.exports.svg.canvas import WIDTH, Canvas, n
from gkdash.i18n.formats import figure

THICK = 14
PAD = 14
ROOM = 170
"""Room for the names at the right."""
BODY = 380


def flow(plot: Flow, canvas: Canvas) -> float:
    """Draw the bands and return how high the drawing is; a stop with nothing through it is not drawn."""
    flows = [one for one in plot.flows if one[2] > 0]
    sizes = {
        stop.key: max(
            sum(value for one, _, value in flows if one == stop.key),
            sum(value for _, other, value in flows if other == stop.key),
        )
        for stop in plot.stops
    }
    columns: dict[int, list[Stop]] = {}
    for stop in plot.stops:
        if sizes[stop.key]:
            columns.setdefault(stop.column, []).append(stop)
    if not columns:
        return 0
    scale = min(
        (BODY - PAD * (len(members) - 1)) / sum(sizes[stop.key] for stop in members) for members in columns.values()
    )
    last = max(columns) or 1
    at: dict[str, tuple[float, float]] = {}
    for column, members in columns.items():
        y = 8.0
        for stop in members:
            at[stop.key] = 8 + (WIDTH - ROOM - THICK - 8) * column / last, y
            y += sizes[stop.key] * scale + PAD
    out, into = dict.fromkeys(at, 0.0), dict.fromkeys(at, 0.0)
    styles = {stop.key: stop.style for stop in plot.stops}
    names = {stop.key: stop.name for stop in plot.stops}
    for one, other, value in flows:
        wide = value * scale
        x1, y1 = at[one][0] + THICK, at[one][1] + out[one]
        x2, y2 = at[other][0], at[other][1] + into[other]
        out[one] += wide
        into[other] += wide
        bend = (x1 + x2) / 2
        canvas.raw(
            f'<path d="M{n(x1)},{n(y1)}C{n(bend)},{n(y1)} {n(bend)},{n(y2)} {n(x2)},{n(y2)}V{n(y2 + wide)}'
            f'C{n(bend)},{n(y2 + wide)} {n(bend)},{n(y1 + wide)} {n(x1)},{n(y1 + wide)}z" '
            f'fill="{STYLES[styles[other]].colour}" opacity=".35"/>'
        )
    for key, (x, y) in at.items():
        high = sizes[key] * scale
        canvas.raw(
            f'<rect x="{n(x)}" y="{n(y)}" width="{THICK}" height="{n(high)}" fill="{STYLES[styles[key]].colour}"/>'
        )
        canvas.text(x + THICK + 6, y + high / 2, f"{names[key]} {figure(sizes[key])}", size=12)
    return max(y + sizes[key] * scale for key, (_, y) in at.items()) + 8
