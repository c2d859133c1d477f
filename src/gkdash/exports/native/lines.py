"""Lines over years or other ordered categories as a native chart; what is not reported is a gap."""

from __future__ import annotations

from gkdash.charts import Lines, Series
from gkdash.charts.spec import most
from gkdash.exports.native import look
from gkdash.exports.native.elements import (
    category_axis,
    labels,
    name_ref,
    number_ref,
    rich,
    text_ref,
    val,
    value_axis,
    whole,
)
from gkdash.exports.native.formats import axis_code, floor_of, step
from gkdash.exports.native.workbook import Column, Table
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure


def lines(plot: Lines, table: Table, points: float, t: Translate) -> bytes:
    """Return the chart, and put what it draws into `table`."""
    names = table.column(t("名称"), plot.categories)
    columns = [table.column(series.name, series.values) for series in plot.series]
    drawn = "".join(
        _series(at, series, column, names, plot, points)
        for at, (series, column) in enumerate(zip(plot.series, columns, strict=True))
    )
    chart = (
        f"<c:lineChart>{val('grouping', 'standard')}{val('varyColors', 0)}{drawn}{val('marker', 1)}"
        f"{val('axId', 1)}{val('axId', 2)}</c:lineChart>"
    )
    extent = max([most(series.values) for series in plot.series], default=0)
    axes = category_axis(points, is_reversed=False, position="b") + value_axis(
        points,
        position="l",
        code=axis_code(plot.suffix),
        low=0 if plot.from_zero else floor_of([value for series in plot.series for value in series.values]),
        high=100 if plot.suffix == "%" and 90 < extent <= 100 else None,
        step=None if plot.suffix else step(extent),
    )
    return whole(chart, axes, points, has_legend=len(plot.series) > 1)


def _series(at: int, series: Series, column: Column, names: Column, plot: Lines, points: float) -> str:
    return (
        f"<c:ser>{val('idx', at)}{val('order', at)}{name_ref(column)}<c:spPr>{look.stroke(series.style)}</c:spPr>"
        f"{look.marker(series.style, at)}{_labels(series, plot, points)}"
        f"{text_ref('cat', names)}{number_ref('val', column)}{val('smooth', 0)}</c:ser>"
    )


def _labels(series: Series, plot: Lines, points: float) -> str:
    """Return the numbers on a line: those of the specification, and those of a line that is alone."""
    if not series.labels and len(plot.series) > 1:
        return ""
    shown: list[tuple[int, str | None]] = []
    for at, value in enumerate(series.values):
        if value is None:
            continue
        text = series.labels[at] if series.labels else figure(value) + plot.suffix
        if text:
            shown.append((at, None if text == figure(value) else rich(text, points)))
    return labels(shown, "t", look.outside_label(points))
