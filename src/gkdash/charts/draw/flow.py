"""Draw a flow as a Sankey diagram."""

from __future__ import annotations

from gkdash.charts.draw.common import Drawn, plain
from gkdash.charts.spec import Flow
from gkdash.charts.theme import STYLES

HEIGHT = 440
GAP = 18
"""Pixels between two stops of a column, enough for a line of text."""


def flow(plot: Flow) -> Drawn:
    """Return the trace and layout; a stop with nothing through it is not drawn, the table says that it is 0."""
    through = {key for one, other, value in plot.flows if value > 0 for key in (one, other)}
    stops = [stop for stop in plot.stops if stop.key in through]
    place = {stop.key: at for at, stop in enumerate(stops)}
    last = max((stop.column for stop in stops), default=1) or 1
    drawn = [(one, other, value) for one, other, value in plot.flows if value > 0]
    colours = {stop.key: STYLES[stop.style].colour for stop in stops}
    return {
        "data": [
            {
                "type": "sankey",
                "arrangement": "snap",
                "node": {
                    "label": [plain(stop.name) for stop in stops],
                    "color": [colours[stop.key] for stop in stops],
                    "x": [0.001 + 0.998 * stop.column / last for stop in stops],
                    "y": _heights(plot, [stop.key for stop in stops]),
                    "pad": GAP,
                    "thickness": 16,
                    "line": {"width": 0},
                    "hovertemplate": "%{label} %{value}<extra></extra>",
                },
                "link": {
                    "source": [place[one] for one, _, _ in drawn],
                    "target": [place[other] for _, other, _ in drawn],
                    "value": [value for _, _, value in drawn],
                    "color": [_faint(colours[other]) for _, other, _ in drawn],
                    "hovertemplate": "%{source.label} → %{target.label} %{value}<extra></extra>",
                },
            }
        ],
        "layout": {"height": HEIGHT},
    }


def _heights(plot: Flow, keys: list[str]) -> list[float]:
    """Return where each stop stands from the top, in the order given within its column, so that the picture is stable."""
    size = {
        key: max(
            sum(value for one, _, value in plot.flows if one == key),
            sum(value for _, other, value in plot.flows if other == key),
        )
        for key in keys
    }
    columns: dict[int, list[str]] = {}
    for stop in plot.stops:
        if stop.key in size:
            columns.setdefault(stop.column, []).append(stop.key)
    gap = GAP / HEIGHT
    scale = min(
        ((1 - gap * len(members)) / sum(size[key] for key in members) for members in columns.values()), default=0.0
    )
    found = {}
    for members in columns.values():
        used = scale * sum(size[key] for key in members) + gap * (len(members) - 1)
        above = (1 - used) / 2
        for key in members:
            found[key] = min(0.999, max(0.001, above + scale * size[key] / 2))
            above += scale * size[key] + gap
    return [found[key] for key in keys]


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.35)"
