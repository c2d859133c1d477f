"""Horizontal bars as a native chart: stacked, grouped, or as shares of the whole."""

from __future__ import annotations

from gkdash.charts import Bars, Series
from gkdash.charts.spec import most
from gkdash.charts.theme import STYLES
from gkdash.exports.fit import cut, width
from gkdash.exports.native import look
from gkdash.exports.native.elements import (
    category_axis,
    labels,
    line,
    name_ref,
    number_ref,
    rich,
    text_ref,
    val,
    value_axis,
    whole,
)
from gkdash.exports.native.formats import axis_code, step
from gkdash.exports.native.workbook import Column, Table
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure

LONG_NAME = 24
THIN = 0.03
"""A piece of less than this part of the longest bar has no room for its number."""
MOST_LABELS = 40
"""More numbers than these beside bars are read in the table."""


def bars(plot: Bars, table: Table, points: float, t: Translate) -> bytes:
    """Return the chart, and put what it draws into `table`: names, values, ends of intervals."""
    names = table.column(t("名称"), [cut(name, LONG_NAME) for name in plot.categories])
    totals = [sum(series.values[at] or 0 for series in plot.series) for at in range(len(plot.categories))]
    is_beside = plot.grouped or (len(plot.series) == 1 and not plot.share)
    grouping = "clustered" if is_beside else "percentStacked" if plot.share else "stacked"
    extent = max([most(series.values) for series in plot.series] if plot.grouped else totals, default=0)
    columns = [table.column(series.name, series.values) for series in plot.series]
    drawn = "".join(
        _series(at, series, column, names, table, _labels(series, plot, totals, extent, points), t)
        for at, (series, column) in enumerate(zip(plot.series, columns, strict=True))
    )
    if any(width(name) > LONG_NAME for name in plot.categories):
        table.column(t("全称"), plot.categories)
    # few bars stay slender
    gap, overlap = (60, 0) if plot.grouped else (max(45, 260 // max(len(plot.categories), 1)), 100)
    chart = (
        f"<c:barChart>{val('barDir', 'bar')}{val('grouping', grouping)}{val('varyColors', 0)}{drawn}"
        f"{val('gapWidth', gap)}{val('overlap', overlap)}{val('axId', 1)}{val('axId', 2)}</c:barChart>"
    )
    code = "0%" if plot.share else axis_code(plot.suffix)
    axes = category_axis(points, is_reversed=True, position="l") + value_axis(
        points,
        position="b",
        code=code,
        crosses="max",
        beside="nextTo",
        low=0,
        step=None if plot.share else step(max(extent, plot.reference[0] if plot.reference else 0)),
    )
    return whole(chart, axes, points, has_legend=len(plot.series) > 1)


def _series(at: int, series: Series, column: Column, names: Column, table: Table, shown: str, t: Translate) -> str:
    return (
        f"<c:ser>{val('idx', at)}{val('order', at)}{name_ref(column)}{look.bar(series.style)}"
        f"{val('invertIfNegative', 0)}{shown}{_interval(series, table, t)}"
        f"{text_ref('cat', names)}{number_ref('val', column)}</c:ser>"
    )


def _interval(series: Series, table: Table, t: Translate) -> str:
    if not series.low or not series.high:
        return ""
    above = table.column(t("{name}：区间上端之差", name=series.name), _differences(series.high, series.values))
    below = table.column(t("{name}：区间下端之差", name=series.name), _differences(series.values, series.low))
    return (
        f"<c:errBars>{val('errBarType', 'both')}{val('errValType', 'cust')}{val('noEndCap', 0)}"
        f"{number_ref('plus', above)}{number_ref('minus', below)}<c:spPr>{line('5B6875', 1)}</c:spPr></c:errBars>"
    )


def _differences(ones: tuple[float | None, ...], others: tuple[float | None, ...]) -> list[float | None]:
    return [
        None if one is None or other is None else round(one - other, 10)
        for one, other in zip(ones, others, strict=True)
    ]


def _labels(series: Series, plot: Bars, totals: list[float], extent: float, points: float) -> str:
    """Return the numbers on the bars; in a print nobody can ask a bar for its number."""
    has_pieces = not plot.grouped and len(plot.series) > 1
    # the end of a bar belongs to its interval
    is_inside = has_pieces or bool(series.high)
    if not series.labels and (has_pieces or len(plot.categories) * len(plot.series) > MOST_LABELS):
        return ""
    shown: list[tuple[int, str | None]] = []
    for at, value in enumerate(series.values):
        room = totals[at] if plot.share else extent
        if value is None or (has_pieces and (not room or value / room < THIN)):
            continue
        text = series.labels[at] if series.labels else figure(value) + plot.suffix
        if text:
            is_value = text == figure(value)
            shown.append((at, None if is_value else rich(text, points, _hue(series, is_inside=is_inside), bold=True)))
    appearance = look.inside_label(series.style, points) if is_inside else look.outside_label(points)
    return labels(shown, "ctr" if has_pieces else "inBase" if is_inside else "outEnd", appearance)


def _hue(series: Series, *, is_inside: bool) -> str:
    if not is_inside:
        return "404A54"
    return look.colour(series.style) if STYLES[series.style].hollow else look.WHITE
