"""Draw a `Chart` with Plotly; the page's theme gives text and grid their colours, so one figure serves light and dark."""

from __future__ import annotations

import plotly.graph_objects as go

from gkdash.charts.draw.bars import bars
from gkdash.charts.draw.common import MARGIN, Drawn
from gkdash.charts.draw.flow import flow
from gkdash.charts.draw.lines import lines
from gkdash.charts.draw.points import points
from gkdash.charts.draw.steps import steps
from gkdash.charts.spec import Bars, Chart, Flow, Grid, Lines, Link, Points, Steps
from gkdash.charts.theme import FONT

LEGEND = {
    "orientation": "h",
    "x": 0,
    "y": 1,
    "yref": "container",
    "yanchor": "top",
    "traceorder": "normal",
    "title": None,
}
"""Above the plot. Of the whole drawing, not of the plot: only that keeps its room when the page gets wider or is printed."""


def figure(chart: Chart) -> go.Figure:
    """Return the Plotly figure of a chart; its title stands outside, so that it wraps and can be read aloud.

    Raises TypeError for a grid: that is drawn as a table, here as in a document.
    """
    drawn = _drawn(chart)
    layout = {
        "margin": MARGIN,
        "font": {"family": FONT, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "legend": LEGEND,
        "hoverlabel": {"font": {"family": FONT}},
        "dragmode": False,
        **drawn.pop("layout"),
    }
    return go.Figure({"data": drawn["data"], "layout": layout}, skip_invalid=False)


def link_at(chart: Chart, curve: int, place: int) -> Link | None:
    """Return where the mark with this number of its trace leads; None where it leads nowhere."""
    plot = chart.plot
    if isinstance(plot, Points):
        dots = plot.clouds[curve].dots if curve < len(plot.clouds) else ()
        return dots[place].link if place < len(dots) else None
    if isinstance(plot, (Bars, Lines)):
        return plot.links[place] if place < len(plot.links) else None
    return None


def leads_somewhere(chart: Chart) -> bool:
    """Tell whether any mark can be followed."""
    plot = chart.plot
    if isinstance(plot, Points):
        return any(dot.link for cloud in plot.clouds for dot in cloud.dots)
    return isinstance(plot, (Bars, Lines)) and any(plot.links)


def _drawn(chart: Chart) -> Drawn:
    match chart.plot:
        case Bars():
            return bars(chart.plot)
        case Steps():
            return steps(chart.plot)
        case Lines():
            return lines(chart.plot)
        case Points():
            return points(chart.plot)
        case Flow():
            return flow(chart.plot)
        case Grid():
            raise TypeError("A grid is a table, not a figure.")
