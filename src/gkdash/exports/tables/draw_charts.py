"""The sheet of charts: each a small table with its native chart beside it, in the colours of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gkdash.charts.theme import STYLES
from gkdash.exports.safe import cell_text
from gkdash.exports.tables.formats import FONT, Formats
from gkdash.exports.tables.model import Kind, Plot

_LINES = 26
"""Lines that a chart takes; a table below it begins after these."""
_BESIDE = 6
_ON_A_PAGE = 2
_PATTERNS = {"/": "wide_upward_diagonal", ".": "percent_20", "x": "outlined_diamond", "-": "light_horizontal"}


def draw_plots(file: Any, name: str, plots: Sequence[Plot], formats: Formats) -> None:
    """Add the sheet of charts to an open workbook."""
    page = file.add_worksheet(name)
    page.set_column(0, 0, 34)
    page.set_column(1, _BESIDE - 1, 11)
    page.hide_gridlines(2)
    top = 0
    breaks: list[int] = []
    for number, plot in enumerate(plots):
        if number and number % _ON_A_PAGE == 0:
            breaks.append(top)
        page.write_string(top, 0, cell_text(plot.title), formats.title)
        page.write_string(top + 1, 0, cell_text(plot.note), formats.remark)
        _table(page, plot, top + 2, formats)
        page.insert_chart(
            top + 2,
            _BESIDE,
            _chart(file, name, plot, top + 2),
            {"description": cell_text(_alt(plot)), "object_position": 2},
        )
        top += max(_LINES, len(plot.categories) + 5)
    page.set_h_pagebreaks(breaks)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _table(page: Any, plot: Plot, top: int, formats: Formats) -> None:
    page.write_string(top, 0, "", formats.head)
    for index, series in enumerate(plot.series, 1):
        page.write_string(top, index, series.name, formats.head)
        for line, value in enumerate(series.values, top + 1):
            kind = Kind.RATE if plot.unit == "%" else Kind.COUNT
            page.write_number(line, index, value, formats.number(kind, value))
    for line, category in enumerate(plot.categories, top + 1):
        page.write_string(line, 0, cell_text(category), formats.text(Kind.TEXT))


def _chart(file: Any, sheet: str, plot: Plot, top: int) -> Any:
    chart = file.add_chart({"type": "bar", **({"subtype": "stacked"} if plot.is_stacked else {})})
    end = top + len(plot.categories)
    for index, series in enumerate(plot.series, 1):
        chart.add_series(
            {
                "name": [sheet, top, index],
                "categories": [sheet, top + 1, 0, end, 0],
                "values": [sheet, top + 1, index, end, index],
                "gap": 45,
                **_fill(series.style),
                **({} if plot.is_stacked else {"data_labels": {"value": True, "font": {"name": FONT, "size": 9}}}),
            }
        )
    font = {"name": FONT, "size": 9, "bold": False}
    chart.set_title(
        {"name": cell_text(plot.title), "name_font": {"name": FONT, "size": 12, "bold": True}, "overlay": False}
    )
    # the first row of the table stands at the top of the chart
    chart.set_y_axis({"reverse": True, "crossing": "max", "num_font": font, "line": {"color": "#c5ccd4"}})
    chart.set_x_axis(
        {
            "name": plot.unit,
            "name_font": font,
            "num_font": font,
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": "#e1e6eb"}},
            **({"max": 100} if plot.unit == "%" else {}),
        }
    )
    chart.set_legend({"position": "bottom", "font": font} if len(plot.series) > 1 else {"none": True})
    chart.set_size({"width": 760, "height": 20 * (_LINES - 3)})
    return chart


def _fill(style: str) -> dict[str, object]:
    found = STYLES[style]
    if found.pattern and found.pattern in _PATTERNS:
        pattern = {"pattern": _PATTERNS[found.pattern], "fg_color": found.colour, "bg_color": "#ffffff"}
        return {"pattern": pattern, "border": {"color": found.colour}}
    return {"fill": {"color": found.colour}, "border": {"color": found.colour}}


def _alt(plot: Plot) -> str:
    """Return the chart in words, for who cannot see it."""
    parts = [
        f"{category} " + "、".join(f"{series.name} {series.values[index]:g}" for series in plot.series)
        for index, category in enumerate(plot.categories)
    ]
    return f"{plot.title}：{'；'.join(parts)}（{plot.unit}）"[:1000]
