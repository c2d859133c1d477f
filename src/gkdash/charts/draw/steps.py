"""Draw step lines over days, with deadlines and a ceiling."""

from __future__ import annotations

from typing import Any

from gkdash.charts.draw.common import Drawn, plain, ticks
from gkdash.charts.spec import Series, Steps, most
from gkdash.charts.theme import STYLES


def steps(plot: Steps) -> Drawn:
    """Return traces and layout."""
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
            "text": plain(mark.text),
        }
        for mark in plot.marks
    ]
    highest = max([plot.ceiling or 0, *(most(series.values) for series in plot.series)])
    yaxis: dict[str, Any] = {"fixedrange": True, "rangemode": "tozero", **ticks(highest)}
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
                "text": plain(plot.ceiling_name),
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
