"""Draw clouds of points with curves: funnel plots, load against load."""

from __future__ import annotations

from math import sqrt
from typing import Any

from gkdash.charts.draw.common import Drawn, plain
from gkdash.charts.spec import Cloud, Curve, Points
from gkdash.charts.theme import STYLES

SYMBOLS = ("circle", "diamond", "square", "triangle-up", "x")

ROOT_TICKS = (0, 1, 5, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
"""Heights named on an axis by square roots: far enough apart at either end."""


def points(plot: Points) -> Drawn:
    """Return traces and layout; curves are not picked, points are."""
    clouds = [_cloud(cloud, SYMBOLS[at % len(SYMBOLS)], plot) for at, cloud in enumerate(plot.clouds)]
    axis: dict[str, Any] = {"fixedrange": True, "automargin": True, "zeroline": False}
    yaxis = {**axis, "title": {"text": plain(plot.y_title)}, "ticksuffix": plot.y_suffix}
    if plot.y_range is not None:
        yaxis["range"] = list(plot.y_range)
    if plot.root_y:
        highest = max((dot.y for cloud in plot.clouds for dot in cloud.dots), default=0)
        named = [tick for tick in ROOT_TICKS if tick <= highest]
        far_apart = [tick for tick in named if tick == 0 or sqrt(tick) >= sqrt(highest) / 16]
        yaxis |= {
            "tickmode": "array",
            "tickvals": [sqrt(tick) for tick in far_apart],
            "ticktext": [str(tick) for tick in far_apart],
        }
    return {
        "data": [
            *clouds,
            *(
                # limits come in pairs of one name: the legend tells each once
                _curve(curve, is_first=all(other.name != curve.name for other in plot.curves[:at]))
                for at, curve in enumerate(plot.curves)
            ),
        ],
        "layout": {
            "height": 420,
            "hovermode": "closest",
            "xaxis": {
                **axis,
                "title": {"text": plain(plot.x_title)},
                "ticksuffix": plot.x_suffix,
                "type": "log" if plot.log_x else "linear",
                **({"dtick": 1} if plot.log_x else {"rangemode": "tozero"}),
            },
            "yaxis": yaxis,
        },
    }


def _cloud(cloud: Cloud, symbol: str, plot: Points) -> dict[str, Any]:
    style = STYLES[cloud.style]
    named = any(dot.is_named for dot in cloud.dots)
    return {
        "type": "scatter",
        "mode": "markers+text" if named else "markers",
        "name": plain(cloud.name),
        "x": [dot.x for dot in cloud.dots],
        "y": [sqrt(dot.y) if plot.root_y else dot.y for dot in cloud.dots],
        "text": [plain(dot.name) if dot.is_named else "" for dot in cloud.dots],
        "textposition": "top center",
        "cliponaxis": False,
        "customdata": [[plain(dot.name), plain(dot.text)] for dot in cloud.dots],
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        "marker": {
            "symbol": f"{symbol}-open" if style.hollow else symbol,
            "size": 10,
            "color": style.colour,
            "line": {"color": style.colour, "width": 1.5},
            "opacity": 0.85,
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 0.85}},
    }


def _curve(curve: Curve, *, is_first: bool) -> dict[str, Any]:
    style = STYLES[curve.style]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain(curve.name),
        "x": list(curve.xs),
        "y": list(curve.ys),
        "showlegend": is_first,
        "hoverinfo": "skip",
        "line": {"color": style.colour, "dash": style.dash, "width": 1.5, "shape": "spline"},
    }
