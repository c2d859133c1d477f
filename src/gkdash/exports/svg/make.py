"""From a chart's specification to one SVG element; a grid is a table and none of this."""

from __future__ import annotations

from gkdash.charts import Bars, Chart, Flow, Grid, Lines, Points, Steps
from gkdash.exports.svg.bars import bars
from gkdash.exports.svg.canvas import Canvas
from gkdash.exports.svg.flow import flow
from gkdash.exports.svg.lines import lines, steps
from gkdash.exports.svg.points import points


def svg(chart: Chart, key: str, *, alone: bool = True) -> str:
    """Return the drawing; `key` tells it apart from the others of its page, `alone` is a file of its own, and no part of a page.

    Raises TypeError for a grid.
    """
    canvas = Canvas(key)
    plot = chart.plot
    match plot:
        case Bars():
            height = bars(plot, canvas)
        case Lines():
            height = lines(plot, canvas)
        case Steps():
            height = steps(plot, canvas)
        case Points():
            height = points(plot, canvas)
        case Flow():
            height = flow(plot, canvas)
        case Grid():
            raise TypeError("A grid is a table, not a drawing.")
    return canvas.svg(height, chart.alt, alone=alone)
