"""Draw horizontal bars: stacked, grouped, or as shares of the whole."""

from __future__ import annotations

from typing import Any

from gkdash.charts.draw.common import Drawn, interval, marker, plain, ticks, wrapped
from gkdash.charts.spec import Bars, Series, most
from gkdash.charts.theme import STYLES

BAR_HEIGHT = 34
GROUPED_HEIGHT = 20
LONG_NAME = 16
AROUND = 70
"""Pixels of axis and legend."""
ONE_LINE = 3
LEGEND_LINE = 28
"""More series than fit on one line make the legend taller, which must not come off the bars."""


def bars(plot: Bars) -> Drawn:
    """Return traces and layout; the categories stand on the axis by number, so that equal names stay two bars."""
    totals = [sum(series.values[at] or 0 for series in plot.series) for at in range(len(plot.categories))]
    places = list(range(len(plot.categories)))
    data = [_trace(series, plot, totals, places) for series in plot.series]
    if not plot.grouped and not any(series.high for series in plot.series):
        extent = 0 if plot.share else max(totals, default=0)
    else:
        extent = max([most(series.values) for series in plot.series], default=0)
    per = max(BAR_HEIGHT, GROUPED_HEIGHT * len(plot.series)) if plot.grouped else BAR_HEIGHT
    layout: dict[str, Any] = {
        "barmode": "group" if plot.grouped else "stack",
        "bargap": 0.35,
        "height": (AROUND if len(plot.series) <= ONE_LINE else AROUND + LEGEND_LINE)
        + sum(max(per, 17 * (1 + len(name) // LONG_NAME)) for name in plot.categories or ("",)),
        "xaxis": {
            "fixedrange": True,
            "ticksuffix": "%" if plot.share else plot.suffix,
            "rangemode": "tozero",
            **ticks(extent),
        },
        "yaxis": {
            "fixedrange": True,
            "range": [len(places) - 0.5, -0.5] if places else None,
            "automargin": True,
            "ticksuffix": "  ",
            "tickmode": "array",
            "tickvals": places,
            "ticktext": [wrapped(name, LONG_NAME) for name in plot.categories],
        },
        "uniformtext": {"minsize": 11, "mode": "hide"},
    }
    if plot.reference is not None:
        at, name = plot.reference
        look = STYLES["deadline"]
        layout["margin"] = {"l": 8, "r": 16, "t": 30, "b": 8}
        layout["shapes"] = [
            {
                "type": "line",
                "x0": at,
                "x1": at,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": look.colour, "dash": look.dash},
            }
        ]
        layout["annotations"] = [
            {
                "x": at,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "xanchor": "center",
                "showarrow": False,
                "text": plain(name),
            }
        ]
    return {"data": data, "layout": layout}


def _trace(series: Series, plot: Bars, totals: list[float], places: list[int]) -> dict[str, Any]:
    style = STYLES[series.style]
    values = [
        100 * value / total if plot.share and total and value is not None else value
        for value, total in zip(series.values, totals, strict=True)
    ]
    trace: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "name": plain(series.name),
        "y": places,
        "x": [value or None for value in values],
        "customdata": [[value, plain(name)] for value, name in zip(series.values, plot.categories, strict=True)],
        "text": list(series.labels) or None,
        "textposition": "outside" if plot.grouped else "inside",
        "insidetextanchor": "start" if series.low else "middle",
        "constraintext": "none" if plot.grouped else "both",
        "cliponaxis": False,
        "outsidetextfont": {"size": 11},
        "textangle": 0,
        "insidetextfont": {"color": style.colour if style.hollow else "#ffffff", "weight": 600},
        "marker": marker(style),
        "hovertemplate": "%{customdata[1]}<br>"
        + plain(series.name)
        + " %{customdata[0]}"
        + plot.suffix
        + "<extra></extra>",
    }
    whiskers = interval(series)
    if whiskers is not None:
        trace["error_x"] = whiskers
    return trace
