"""Which native chart a specification is, how high it wants to be, and what it cannot draw."""

from __future__ import annotations

from dataclasses import dataclass

from gkdash.charts import Bars, Chart, Lines, Plot, Points, Steps
from gkdash.exports.native import scatter
from gkdash.exports.native.bars import bars
from gkdash.exports.native.lines import lines
from gkdash.exports.native.workbook import Table
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure


@dataclass(frozen=True, slots=True)
class Native:
    """A chart part: its XML, the workbook behind it, and a remark on what is told in words instead of drawn."""

    xml: bytes
    workbook: bytes
    remark: str


def native(chart: Chart, t: Translate, language: str, *, points: float = 9) -> Native | None:
    """Return a chart as Office draws it, with text of this size; None for a flow or a grid, which are tables."""
    table = Table()
    plot, remark = chart.plot, ""
    match plot:
        case Bars():
            xml = bars(plot, table, points, t)
            if plot.reference is not None:
                at, name = plot.reference
                remark = t("对照线（图上未画）：{name} {value}", name=name, value=figure(round(at, 2)) + plot.suffix)
        case Lines():
            xml = lines(plot, table, points, t)
        case Steps():
            xml = scatter.steps(plot, table, points, t, language)
        case Points():
            xml = scatter.points(plot, table, points, t)
        case _:
            return None
    return Native(xml, table.xlsx(), remark)


def height(plot: Plot) -> float:
    """Return how high a chart wants to be, in centimetres, where it is 15.6 wide."""
    if isinstance(plot, Bars):
        per = max(0.78, 0.42 * len(plot.series) + 0.3) if plot.grouped else 0.78
        return min(21.0, 2.4 + per * max(len(plot.categories), 1))
    return 8.4 if isinstance(plot, Points) else 6.8
