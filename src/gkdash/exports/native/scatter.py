"""Charts over two measured axes: steps over days, clouds of points with curves.

The longest series comes first: LibreOffice loses the points of one that comes before a longer one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from functools import partial

from gkdash.charts import Cloud, Curve, Points, Series, Steps
from gkdash.charts.spec import most
from gkdash.charts.theme import STYLES
from gkdash.exports.fit import cut
from gkdash.exports.native import look
from gkdash.exports.native.elements import labels, line, name_ref, number_ref, rich, val, value_axis, whole
from gkdash.exports.native.formats import axis_code, step
from gkdash.exports.native.workbook import Column, Table
from gkdash.exports.scale import distance
from gkdash.i18n import Translate

_FIRST = date(1899, 12, 30)
"""Day 0 of a spreadsheet."""

NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def steps(plot: Steps, table: Table, points: float, t: Translate, language: str) -> bytes:
    """Return the chart of running totals: each step has two points, deadlines and the ceiling are lines of their own."""
    highest = max([plot.ceiling or 0, *(most(series.values) for series in plot.series)])
    top = plot.ceiling * 1.08 if plot.ceiling else None
    first, last = serial(plot.days[0]), serial(plot.days[-1])
    found: list[tuple[str, Sequence[float], Sequence[float | None], str]] = [
        (series.name, *corners(plot.days, series), look.stroke(series.style)) for series in plot.series
    ]
    for mark in plot.marks:
        at = serial(mark.day)
        found.append((mark.text, [at, at], [0, top or highest], line(look.colour("deadline"), 1.25, "dash")))
    if plot.ceiling is not None:
        ends = [plot.ceiling, plot.ceiling]
        found.append((plot.ceiling_name, [first, last], ends, line(look.colour("pending"), 1)))
    found.sort(key=lambda item: -len(item[1]))
    drawn = [_stepped(at, table, t, *item) for at, item in enumerate(found)]
    every = 15 if last - first <= 130 else 30 if last - first <= 250 else 61
    axes = value_axis(
        points,
        position="b",
        code='m"月"d"日"' if language == "zh" else "mmm d",
        axis=1,
        cross=2,
        low=first,
        high=last,
        step=every,
        between="midCat",
        has_grid=False,
    ) + value_axis(points, position="l", code=axis_code(), low=0, high=top, step=step(highest), between="midCat")
    return whole(_scattered(drawn), axes, points, has_legend=True)


def points(plot: Points, table: Table, size: float, t: Translate) -> bytes:
    """Return the chart of clouds and curves; a dot that is named on the screen is named here."""
    found = [(len(cloud.dots), partial(_cloud, symbol=at, cloud=cloud)) for at, cloud in enumerate(plot.clouds)]
    found += [(len(curve.xs), partial(_curve, curve=curve)) for curve in plot.curves]
    found.sort(key=lambda item: -item[0])
    drawn = [draw(at, table=table, size=size, t=t) for at, (_, draw) in enumerate(found)]
    xs = [dot.x for cloud in plot.clouds for dot in cloud.dots] + [x for curve in plot.curves for x in curve.xs]
    smallest = min((x for x in xs if x > 0), default=1)
    low, high, every = _rounded(plot.y_range, plot.y_suffix) if plot.y_range is not None else (None, None, None)
    axes = value_axis(
        size,
        position="b",
        code=axis_code(plot.x_suffix),
        axis=1,
        cross=2,
        low=10 ** math.floor(math.log10(smallest)) if plot.log_x else 0 if min(xs, default=0) >= 0 else None,
        is_log=plot.log_x,
        named=plot.x_title,
        between="midCat",
        has_grid=False,
    ) + value_axis(
        size,
        position="l",
        code=axis_code(plot.y_suffix),
        low=low,
        high=high,
        step=every,
        named=plot.y_title,
        crosses="min",
        between="midCat",
    )
    return whole(_scattered(drawn), axes, size, has_legend=len(drawn) > 1)


def _rounded(ends: tuple[float, float], suffix: str) -> tuple[float, float, float]:
    """Return an axis with round ends, and the distance of its marks; shares end at 100%."""
    every = distance(ends[1] - ends[0])
    high = math.ceil(ends[1] / every - 1e-9) * every
    if suffix == "%" and ends[1] <= 101:
        high = min(high, 100.0)
    return math.floor(ends[0] / every + 1e-9) * every, high, every


def serial(day: date) -> int:
    """Return a day as a spreadsheet counts it."""
    return (day - _FIRST).days


def corners(days: Sequence[date], series: Series) -> tuple[list[float], list[float | None]]:
    """Return a step line by its corners; a value that is missing breaks it."""
    xs: list[float] = []
    ys: list[float | None] = []
    last = len(series.values) - 1
    before: float | None = None
    for at, value in enumerate(series.values):
        day = serial(days[at])
        if at and value != before and before is not None and value is not None:
            xs.append(day)
            ys.append(before)
        if at in {0, last} or value != before:
            xs.append(day)
            ys.append(value)
        before = value
    return xs, ys


def _stepped(
    at: int, table: Table, t: Translate, name: str, xs: Sequence[float], ys: Sequence[float | None], stroke: str
) -> str:
    days = table.column(t("{name}：日期", name=name), xs, is_day=True)
    values = table.column(name, ys)
    return _series(at, days, values, f"<c:spPr>{stroke}</c:spPr>{NO_MARKER}")


def _cloud(at: int, *, symbol: int, cloud: Cloud, table: Table, size: float, t: Translate) -> str:
    table.column(t("{name}：名称", name=cloud.name), [dot.name for dot in cloud.dots])
    xs = table.column(t("{name}：横轴", name=cloud.name), [dot.x for dot in cloud.dots])
    ys = table.column(cloud.name, [dot.y for dot in cloud.dots])
    shown: list[tuple[int, str | None]] = [
        (place, rich(cut(dot.name, 16), size - 1)) for place, dot in enumerate(cloud.dots) if dot.is_named
    ]
    appearance = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>" + look.marker(cloud.style, symbol, 6)
    named = labels(shown, "t", look.outside_label(size - 1))
    return _series(at, xs, ys, appearance + named)


def _curve(at: int, *, curve: Curve, table: Table, size: float, t: Translate) -> str:  # noqa: ARG001 - drawn like a cloud
    xs = table.column(t("{name}：横轴", name=curve.name), curve.xs)
    ys = table.column(curve.name, curve.ys)
    stroke = line(look.colour(curve.style), 1.25, look.DASHES[STYLES[curve.style].dash])
    return _series(at, xs, ys, f"<c:spPr>{stroke}</c:spPr>{NO_MARKER}")


def _series(at: int, xs: Column, ys: Column, appearance: str) -> str:
    return (
        f"<c:ser>{val('idx', at)}{val('order', at)}{name_ref(ys)}{appearance}"
        f"{number_ref('xVal', xs)}{number_ref('yVal', ys)}{val('smooth', 0)}</c:ser>"
    )


def _scattered(drawn: Sequence[str]) -> str:
    return (
        f"<c:scatterChart>{val('scatterStyle', 'lineMarker')}{val('varyColors', 0)}{''.join(drawn)}"
        f"{val('axId', 1)}{val('axId', 2)}</c:scatterChart>"
    )
