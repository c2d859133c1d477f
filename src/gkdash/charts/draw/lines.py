"""Draw lines over years or other ordered categories; what is not reported is a gap."""

from __future__ import annotations

from typing import Any

from gkdash.charts.draw.common import Drawn, plain, ticks
from gkdash.charts.spec import Lines, Series, most
from gkdash.charts.theme import STYLES

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star", "cross", "triangle-down")


def lines(plot: Lines) -> Drawn:
    """Return traces and layout; each line has a symbol of its own, so that a grey print tells them apart."""
    places = list(range(len(plot.categories)))
    extent = max([most(series.values) for series in plot.series], default=0)
    return {
        "data": [
            _line(series, places, SYMBOLS[at % len(SYMBOLS)], plot.suffix) for at, series in enumerate(plot.series)
        ],
        "layout": {
            "height": 300,
            "hovermode": "x unified",
            "xaxis": {
                "fixedrange": True,
                "tickmode": "array",
                "tickvals": places,
                "ticktext": [plain(name) for name in plot.categories],
                "range": [-0.4, max(len(places) - 0.6, 0.4)],
            },
            "yaxis": {
                "fixedrange": True,
                "rangemode": "tozero" if plot.from_zero else "normal",
                "ticksuffix": plot.suffix,
                "automargin": True,
                **(ticks(extent) if not plot.suffix else {"nticks": 6}),
            },
        },
    }


def _line(series: Series, places: list[int], symbol: str, suffix: str) -> dict[str, Any]:
    style = STYLES[series.style]
    return {
        "type": "scatter",
        "mode": "lines+markers+text" if series.labels else "lines+markers",
        "name": plain(series.name),
        "x": places,
        "y": list(series.values),
        "text": list(series.labels) or None,
        "textposition": "top center",
        "cliponaxis": False,
        "connectgaps": False,
        "line": {"color": style.colour, "dash": style.dash, "width": 3 if style.dash == "solid" else 2},
        "marker": {"symbol": symbol, "size": 9, "color": style.colour},
        "hovertemplate": "%{y}" + suffix,
    }
