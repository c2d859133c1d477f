"""Draw a `Chart` with Plotly; the page's theme gives text and grid their colours, so one figure serves light and dark."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from gkdash.charts.spec import Bars, Chart, Series, Steps
from gkdash.charts.theme import FONT, STYLES, Style

BAR_HEIGHT = 34
WHOLE_TICKS = 5
MARGIN = {"l": 8, "r": 16, "t": 8, "b": 8}


def figure(chart: Chart) -> go.Figure:
    """Return the Plotly figure of a chart; its title stands outside, so that it wraps and can be read aloud."""
    drawn = _bars(chart.plot) if isinstance(chart.plot, Bars) else _steps(chart.plot)
    layout = {
        "margin": MARGIN,
        "font": {"family": FONT, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "traceorder": "normal", "title": None},
        "hoverlabel": {"font": {"family": FONT}},
        "dragmode": False,
        **drawn.pop("layout"),
    }
    return go.Figure({"data": drawn["data"], "layout": layout}, skip_invalid=False)


def _bars(plot: Bars) -> dict[str, Any]:
    totals = [sum(series.values[index] for series in plot.series) for index in range(len(plot.categories))]
    data = []
    for series in plot.series:
        style = STYLES[series.style]
        values = [
            100 * value / total if plot.share and total else value
            for value, total in zip(series.values, totals, strict=True)
        ]
        data.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": series.name,
                "y": list(plot.categories),
                "x": [value or None for value in values],
                "customdata": list(series.values),
                "text": list(series.labels) or None,
                "textposition": "inside",
                "insidetextanchor": "middle",
                "textangle": 0,
                "textfont": {"color": style.colour if style.hollow else "#ffffff", "weight": 600},
                "marker": _marker(style),
                "hovertemplate": "%{y}<br>" + series.name + " %{customdata}<extra></extra>",
            }
        )
    return {
        "data": data,
        "layout": {
            "barmode": "stack",
            "bargap": 0.35,
            "height": 70 + BAR_HEIGHT * max(1, len(plot.categories)),
            "xaxis": {
                "fixedrange": True,
                "ticksuffix": "%" if plot.share else "",
                "rangemode": "tozero",
                **_ticks(0 if plot.share else max(totals, default=0)),
            },
            "yaxis": {"fixedrange": True, "autorange": "reversed", "automargin": True, "ticksuffix": "  "},
            "uniformtext": {"minsize": 11, "mode": "hide"},
        },
    }


def _ticks(most: float) -> dict[str, Any]:
    """Return how an axis up to `most` is marked: agencies are counted one by one, there is no 0.2 of one."""
    return {"dtick": 1} if 0 < most <= WHOLE_TICKS else {"nticks": WHOLE_TICKS + 1}


def _marker(style: Style) -> dict[str, Any]:
    outline = {"color": style.colour, "width": 1.5 if style.hollow else 0.5}
    if style.hollow and not style.pattern:
        return {"color": "rgba(0,0,0,0)", "line": outline}
    if not style.pattern:
        return {"color": style.colour, "line": outline}
    pattern = {"shape": style.pattern, "size": 6, "solidity": 0.3}
    if style.hollow:
        return {
            "color": style.colour,
            "line": outline,
            "pattern": {
                **pattern,
                "fillmode": "replace",
                "fgcolor": style.colour,
                "fgopacity": 0.4,
                "bgcolor": "rgba(0,0,0,0)",
            },
        }
    return {
        "color": style.colour,
        "line": outline,
        "pattern": {**pattern, "fillmode": "overlay", "fgcolor": "rgba(255,255,255,0.75)"},
    }


def _steps(plot: Steps) -> dict[str, Any]:
    days = [day.isoformat() for day in plot.days]
    data = [_line(series, days) for series in plot.series]
    shapes: list[dict[str, Any]] = [
        {
            "type": "line",
            "x0": mark.day.isoformat(),
            "x1": mark.day.isoformat(),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": STYLES["deadline"].colour, "width": 1.5, "dash": STYLES["deadline"].dash},
        }
        for mark in plot.marks
    ]
    notes: list[dict[str, Any]] = [
        {
            "x": mark.day.isoformat(),
            "y": 0.02,
            "yref": "paper",
            "yanchor": "bottom",
            "xanchor": "left",
            "xshift": 4,
            "showarrow": False,
            "text": mark.text,
        }
        for mark in plot.marks
    ]
    highest = max([plot.ceiling or 0, *(value for series in plot.series for value in series.values)])
    yaxis: dict[str, Any] = {"fixedrange": True, "rangemode": "tozero", **_ticks(highest)}
    if plot.ceiling is not None:
        yaxis["range"] = [0, plot.ceiling * 1.08 or 1]
        shapes.append(
            {
                "type": "line",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": plot.ceiling,
                "y1": plot.ceiling,
                "line": {"color": STYLES["pending"].colour, "width": 1},
            }
        )
        notes.append(
            {
                "xref": "paper",
                "x": 0,
                "y": plot.ceiling,
                "xanchor": "left",
                "yanchor": "top",
                "showarrow": False,
                "text": plot.ceiling_name,
            }
        )
    return {
        "data": data,
        "layout": {
            "height": 290,
            "shapes": shapes,
            "annotations": notes,
            "hovermode": "x unified",
            "xaxis": {
                "fixedrange": True,
                "tickmode": "array",
                "tickvals": [mark.day.isoformat() for mark in plot.ticks],
                "ticktext": [mark.text for mark in plot.ticks],
                "ticks": "outside",
                "hoverformat": "%Y-%m-%d",
            },
            "yaxis": yaxis,
        },
    }


def _line(series: Series, days: list[str]) -> dict[str, Any]:
    style = STYLES[series.style]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": series.name,
        "x": days[: len(series.values)],
        "y": list(series.values),
        "line": {"shape": "hv", "color": style.colour, "dash": style.dash, "width": 3 if style.dash == "solid" else 2},
        "hovertemplate": "%{y}",
    }
