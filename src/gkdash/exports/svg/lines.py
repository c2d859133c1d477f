"""Lines over ordered categories and steps over days; what is not reported is a gap."""

from __future__ import annotations

from gkdash.charts import Lines, Series, Steps
from gkdash.charts.spec import most
from gkdash.charts.theme import STYLES
from gkdash.exports.native.formats import floor_of
from gkdash.exports.scale import Scale, above, least_of
from gkdash.exports.svg.axes import QUIET, along_y
from gkdash.exports.svg.canvas import LINE_COLOUR, WIDTH, Canvas, n
from gkdash.i18n.formats import figure

LEFT, RIGHT = 64, WIDTH - 30
HEIGHT = 240


def lines(plot: Lines, canvas: Canvas) -> float:
    """Draw the lines and return how high the drawing is."""
    entries = [("line", one.style, one.name) for one in plot.series] if len(plot.series) > 1 else []
    top = canvas.legend(entries, LEFT, 0, RIGHT - LEFT) + 14
    bottom = top + HEIGHT
    values = [value for one in plot.series for value in one.values]
    low = 0.0 if plot.from_zero else floor_of(values) or 0.0
    high = max([most(one.values) for one in plot.series], default=0)
    least = least_of([low, *values], plot.suffix)
    top_value = low + above(high - low, least)
    scale = Scale(low, 100.0 if plot.suffix == "%" and 90 < high <= 100 else top_value, bottom, top, least=least)
    along_y(canvas, scale, LEFT, RIGHT, plot.suffix)
    room = (RIGHT - LEFT) / max(len(plot.categories), 1)
    xs = [LEFT + room * (at + 0.5) for at in range(len(plot.categories))]
    for x, name in zip(xs, plot.categories, strict=True):
        canvas.text(x, bottom + 14, name, anchor="middle", size=12)
    canvas.line((LEFT, bottom, RIGHT, bottom), LINE_COLOUR)
    for at, one in enumerate(plot.series):
        _line(canvas, one, at, xs, scale, plot)
    return bottom + 28


def _line(canvas: Canvas, one: Series, at: int, xs: list[float], scale: Scale, plot: Lines) -> None:
    moves, is_open = "", False
    for x, value in zip(xs, one.values, strict=True):
        if value is not None:
            moves += f"{'L' if is_open else 'M'}{n(x)},{n(scale.at(value))}"
        is_open = value is not None
    canvas.path(moves, one.style, wide=3 if STYLES[one.style].dash == "solid" else 2)
    for place, (x, value) in enumerate(zip(xs, one.values, strict=True)):
        if value is None:
            continue
        y = scale.at(value)
        canvas.mark(x, y, one.style, at, f"{plot.categories[place]} {one.name} {figure(value)}{plot.suffix}")
        text = one.labels[place] if one.labels else figure(value) + plot.suffix if len(plot.series) == 1 else ""
        if text:
            canvas.text(x, y - 15, text, anchor="middle", size=12)


def steps(plot: Steps, canvas: Canvas) -> float:
    """Draw the running totals and return how high the drawing is."""
    top = canvas.legend([("line", one.style, one.name) for one in plot.series], LEFT, 0, RIGHT - LEFT) + 18
    bottom = top + HEIGHT
    high = max([plot.ceiling or 0, *(most(one.values) for one in plot.series)])
    scale = Scale(0, plot.ceiling * 1.08 if plot.ceiling else above(high, 1), bottom, top, least=1)
    along_y(canvas, scale, LEFT, RIGHT, "")
    first, last = plot.days[0].toordinal(), plot.days[-1].toordinal()
    days = Scale(first, max(last, first + 1), LEFT, RIGHT)
    for tick in plot.ticks:
        x = days.at(tick.day.toordinal())
        canvas.line((x, bottom, x, bottom + 5), LINE_COLOUR)
        canvas.text(x, bottom + 15, tick.text, anchor="middle", size=12)
    canvas.line((LEFT, bottom, RIGHT, bottom), LINE_COLOUR)
    if plot.ceiling is not None:
        y = scale.at(plot.ceiling)
        canvas.line((LEFT, y, RIGHT, y), STYLES["pending"].colour)
        canvas.text(LEFT + 4, y - 9, plot.ceiling_name, size=12, colour=QUIET)
    for mark in plot.marks:
        x = days.at(mark.day.toordinal())
        look = STYLES["deadline"]
        canvas.line((x, top, x, bottom), look.colour, wide=1.5, dash=look.dash)
        canvas.text(x + 5, bottom - 10, mark.text, size=12, colour=QUIET)
    for one in plot.series:
        moves = ""
        for at, value in enumerate(one.values):
            if value is None:
                continue
            place, level = n(days.at(plot.days[at].toordinal())), n(scale.at(value))
            moves += f"H{place}V{level}" if at and one.values[at - 1] is not None else f"M{place},{level}"
        canvas.path(moves, one.style, wide=3 if STYLES[one.style].dash == "solid" else 2)
    return bottom + 28
