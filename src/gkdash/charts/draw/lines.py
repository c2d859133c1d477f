"""Draw lines over years or other ordered categories; what is not reported is a gap."""

from __future__ import annotations

from typing import Any

from gkdash.charts.draw.common import Drawn, interval, plain, ticks
from gkdash.charts.spec import Lines, Series, most
from gkdash.charts.theme import STYLES

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star", "cross", "triangle-down")

STEP = 0.14
"""How far apart, in categories, marks with intervals stand."""


def lines(plot: Lines) -> Drawn:
    """Return traces and layout; each line has a symbol of its own, so that a grey print tells them apart."""
    places = list(range(len(plot.categories)))
    extent = max([most(series.values) for series in plot.series], default=0)
    return {
        "data": [
            _line(series, _beside(places, at, plot), SYMBOLS[at % len(SYMBOLS)], plot.suffix)
            for at, series in enumerate(plot.series)
        ],
        "layout": {
            "height": 300,
            "hovermode": "x unified",
            "xaxis": {
                "fixedrange": True,
                "tickmode": "array",
                "tickvals": places,
                "ticktext": [plain(name) for name in plot.categories],
                "range": [
                    -0.4,
                    max(len(places) - 0.6, 0.4) + (0.2 if any(series.labels for series in plot.series) else 0),
                ],
            },
            "yaxis": {
                "fixedrange": True,
                "rangemode": "tozero" if plot.from_zero else "normal",
                "ticksuffix": plot.suffix,
                "exponentformat": "none",
                "separatethousands": True,
                "automargin": True,
                **(ticks(extent) if not plot.suffix else {"nticks": 6}),
            },
        },
    }


def _beside(places: list[int], at: int, plot: Lines) -> list[float]:
    """Return where the marks of a line stand: side by side where intervals would lie over each other."""
    if not any(series.low for series in plot.series):
        return [float(place) for place in places]
    return [place + STEP * (at - (len(plot.series) - 1) / 2) for place in places]


def _line(series: Series, places: list[float], symbol: str, suffix: str) -> dict[str, Any]:
    style = STYLES[series.style]
    whiskers = interval(series, style.colour)
    return {
        "type": "scatter",
        **({"error_y": whiskers} if whiskers else {}),
        "mode": "lines+markers+text" if series.labels and not whiskers else "lines+markers",
        "name": plain(series.name),
        "x": places,
        "y": list(series.values),
        "text": list(series.labels) or None,
        "textposition": "top center" if any(series.labels[:-1]) else "middle right",
        "cliponaxis": False,
        "connectgaps": False,
        "line": {"color": style.colour, "dash": style.dash, "width": 3 if style.dash == "solid" else 2},
        "marker": {"symbol": symbol, "size": 9, "color": style.colour},
        "hovertemplate": "%{y}" + suffix + (" (%{text})" if series.labels and whiskers else ""),
    }
