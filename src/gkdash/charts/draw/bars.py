"""Draw horizontal bars: stacked, grouped, or as shares of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gkdash.charts.draw.common import (
    CHARACTER,
    MARGIN,
    Drawn,
    interval,
    legend_lines,
    marker,
    plain,
    room,
    ticks,
    wrapped,
)
from gkdash.charts.spec import Bars, Series, most
from gkdash.charts.theme import STYLES

BAR_HEIGHT = 34
GROUPED_HEIGHT = 22
DOTS_HEIGHT = 20
LONG_NAME = 16
AROUND = 70
"""Pixels of the axis and a legend of one line."""
LEGEND_LINE = 19
AIR = 0.06
"""Room on both sides of points, as a part of what they span."""
NAME_LINE = 17
SMALL_CHARACTER = 11
BESIDE = 16
"""Pixels on both sides of a label at the right edge."""
SYMBOLS = ("circle-open", "diamond", "square-open", "triangle-up")


def bars(plot: Bars) -> Drawn:
    """Return traces and layout; the categories stand on the axis by number, so that equal names stay two bars."""
    if plot.dots:
        return _dots(plot)
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
        "bargap": 0.25 if plot.grouped else 0.35,
        **({"margin": MARGIN | {"r": _outside(plot)}} if plot.grouped else {}),
        "height": _height(plot, per),
        "xaxis": {
            "fixedrange": True,
            "ticksuffix": "%" if plot.share else plot.suffix,
            "rangemode": "tozero",
            "exponentformat": "none",
            "separatethousands": True,
            **ticks(extent),
        },
        "yaxis": _names(plot, places),
        "uniformtext": {"minsize": 11, "mode": "hide"},
        **_reference(plot),
    }
    return {"data": data, "layout": layout}


def _dots(plot: Bars) -> Drawn:
    """Return points with their intervals, one row per category; several series stand one above the other in it.

    The labels of a single series are printed at the right edge, those of several under the pointer.
    """
    places = list(range(len(plot.categories)))
    step = 0.5 / len(plot.series) if len(plot.series) > 1 else 0.0
    data = []
    for at, series in enumerate(plot.series):
        style, shift = STYLES[series.style], (at - (len(plot.series) - 1) / 2) * step
        trace = {
            "type": "scatter",
            "mode": "markers",
            "name": plain(series.name),
            "x": list(series.values),
            "y": [place + shift for place in places],
            "customdata": [
                [plain(name), plain(label)]
                for name, label in zip(plot.categories, series.labels or [""] * len(places), strict=True)
            ],
            "marker": {
                "symbol": SYMBOLS[at % len(SYMBOLS)] if len(plot.series) > 1 else "circle",
                "size": 10,
                "color": style.colour,
                "line": {"color": style.colour, "width": 1.5},
            },
            "hovertemplate": "%{customdata[0]}<br>" + plain(series.name) + " %{customdata[1]}<extra></extra>",
            "error_x": interval(series, style.colour),
        }
        data.append(trace)
    per = max(BAR_HEIGHT, DOTS_HEIGHT * len(plot.series))
    held = _reference(plot)
    printed = plot.series[0].labels if len(plot.series) == 1 else ()
    told = [
        {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 6, "y": at, "showarrow": False, "text": plain(label)}
        for at, label in enumerate(printed)
    ]
    return {
        "data": data,
        "layout": {
            "margin": {"l": 8, "r": _edge(printed), "t": 30 if held else 8, "b": 8},
            "height": _height(plot, per),
            "xaxis": {
                "fixedrange": True,
                "ticksuffix": plot.suffix,
                "nticks": 6,
                "tickangle": 0,
                "zeroline": False,
                "range": _reach(plot),
            },
            "yaxis": _names(plot, places),
            "hovermode": "closest",
            "shapes": held.get("shapes", []),
            "annotations": [*held.get("annotations", []), *told],
        },
    }


def _edge(printed: Sequence[str]) -> float:
    """Return the right margin: room for the widest label that is printed there (`59.5%（1816/3050）`)."""
    return max([BESIDE + CHARACTER * room(label) for label in printed], default=MARGIN["r"])


def _outside(plot: Bars) -> float:
    """Return the right margin where labels stand behind bars: the longest bar ends near the edge."""
    labels = [label for series in plot.series for label in series.labels or ()]
    return max([MARGIN["r"], *(SMALL_CHARACTER * room(label) for label in labels)])


def _reach(plot: Bars) -> list[float] | None:
    """Return what the axis of points spans: all values, their intervals and the reference, and a little around them.

    Plotly makes room in pixels, and where names and labels leave the plot 60 of them that took rates to 250 %.
    """
    ends = [value for series in plot.series for row in (series.values, series.low, series.high) for value in row]
    ends += [plot.reference[0]] if plot.reference else []
    known = [value for value in ends if value is not None]
    if not known:
        return None
    around = AIR * ((max(known) - min(known)) or abs(max(known)) or 1)
    return [min(known) - around, max(known) + around]


def _height(plot: Bars, per: float) -> float:
    """Return the height of the drawing: axis, legend, and room for each category's bars and its name."""
    legend = LEGEND_LINE * (legend_lines([series.name for series in plot.series]) - 1)
    names = [wrapped(name, LONG_NAME) for name in plot.categories] or [""]
    return AROUND + legend + sum(max(per, NAME_LINE * (1 + name.count("<br>"))) for name in names)


def _names(plot: Bars, places: list[int]) -> dict[str, Any]:
    return {
        "fixedrange": True,
        "range": [len(places) - 0.5, -0.5] if places else None,
        "automargin": True,
        "ticksuffix": "  ",
        "tickmode": "array",
        "tickvals": places,
        "ticktext": [wrapped(name, LONG_NAME) for name in plot.categories],
    }


def _reference(plot: Bars) -> dict[str, Any]:
    if plot.reference is None:
        return {}
    at, name = plot.reference
    look = STYLES["deadline"]
    return {
        "shapes": [
            {
                "type": "line",
                "x0": at,
                "x1": at,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": look.colour, "dash": look.dash},
            }
        ],
        "annotations": [
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
        if plot.dots
        else [
            {
                "x": at,
                "y": 0,
                "yref": "paper",
                "yanchor": "bottom",
                "xanchor": "left",
                "xshift": 4,
                "showarrow": False,
                "text": plain(name),
            }
        ],
    }


def _trace(series: Series, plot: Bars, totals: list[float], places: list[int]) -> dict[str, Any]:
    style = STYLES[series.style]
    values = [
        100 * value / total if plot.share and total and value is not None else value
        for value, total in zip(series.values, totals, strict=True)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "name": plain(series.name),
        "y": places,
        "x": [value or None for value in values],
        "customdata": [[value, plain(name)] for value, name in zip(series.values, plot.categories, strict=True)],
        "text": list(series.labels) or None,
        "textposition": "inside" if not plot.grouped else "outside",
        "cliponaxis": not plot.grouped,
        "insidetextanchor": "middle" if not plot.grouped else "end",
        "constraintext": "none" if plot.grouped else "both",
        "outsidetextfont": {"size": 11},
        "textangle": 0,
        "insidetextfont": {"color": style.colour if style.hollow else "#ffffff", "weight": 600},
        "marker": marker(style),
        "hovertemplate": "%{customdata[1]}<br>"
        + plain(series.name)
        + " %{customdata[0]}"
        + plot.suffix
        + "<extra></extra>",
        "error_x": interval(series),
    }
