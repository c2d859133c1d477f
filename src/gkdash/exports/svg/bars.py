"""Horizontal bars: stacked, grouped, or as shares of the whole."""

from __future__ import annotations

from gkdash.charts import Bars, Series
from gkdash.charts.spec import most
from gkdash.charts.theme import STYLES
from gkdash.exports.fit import cut, width, wrapped
from gkdash.exports.scale import Scale, above, least_of
from gkdash.exports.svg.axes import QUIET, along_x
from gkdash.exports.svg.canvas import LINE_COLOUR, SIZE, WIDTH, Canvas
from gkdash.i18n.formats import figure

_PER_LINE = 15
_LINES = 3
_THIN = 16
"""Narrowest piece with a number in it, beside the number's own width."""


def bars(plot: Bars, canvas: Canvas) -> float:
    """Draw the bars and return how high the drawing is."""
    names = [folded(name) for name in plot.categories]
    left = min(225.0, max((width(line) for lines in names for line in lines), default=0) * SIZE + 14)
    right = WIDTH - 56
    top = (
        canvas.legend([("bar", one.style, one.name) for one in plot.series], left, 0, WIDTH - left)
        if len(plot.series) > 1
        else 6
    )
    if plot.reference is not None:
        top += 18
    per = 18 * len(plot.series) + 12 if plot.grouped else 34
    heights = [max(per, 17 * len(lines) + 6) for lines in names]
    bottom = top + sum(heights)
    totals = [sum(one.values[at] or 0 for one in plot.series) for at in range(len(names))]
    tops = [most(one.high or one.values) for one in plot.series] if plot.grouped or len(plot.series) == 1 else totals
    reach = max([*tops, plot.reference[0] if plot.reference else 0], default=0)
    least = (
        0.0 if plot.share else least_of([*tops, *(value for one in plot.series for value in one.values)], plot.suffix)
    )
    scale = Scale(0, 100 if plot.share else above(reach, least), left, right, least=least)
    along_x(canvas, scale, top, bottom, "%" if plot.share else plot.suffix)
    y = top
    for at, lines in enumerate(names):
        middle = y + heights[at] / 2
        for number, line in enumerate(lines):
            canvas.text(left - 8, middle + 16 * (number - (len(lines) - 1) / 2), line, anchor="end")
        if plot.grouped:
            for number, one in enumerate(plot.series):
                _bar(canvas, plot, one, at, scale, (0, middle - 9 * len(plot.series) + 18 * number + 1, 16))
        else:
            _pieces(canvas, plot, at, totals[at], scale, middle)
        y += heights[at]
    canvas.line((left, top, left, bottom), LINE_COLOUR)
    if plot.reference is not None:
        value, name = plot.reference
        x = scale.at(value)
        look = STYLES["deadline"]
        canvas.line((x, top - 4, x, bottom), look.colour, wide=1.5, dash=look.dash)
        canvas.text(
            x, top - 12, f"{name} {figure(round(value, 2))}{plot.suffix}", anchor="middle", size=12, colour=QUIET
        )
    return bottom + 26


def folded(name: str) -> list[str]:
    """Return a name over several lines; what has no room ends in …."""
    lines = wrapped(name, _PER_LINE)
    return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], cut("".join(lines[_LINES - 1 :]), _PER_LINE)]


def _pieces(canvas: Canvas, plot: Bars, at: int, total: float, scale: Scale, middle: float) -> None:
    below = 0.0
    for one in plot.series:
        value = one.values[at]
        if value is None:
            continue
        _bar(canvas, plot, one, at, scale, (below, middle - 11, 22), total)
        below += value


def _bar(
    canvas: Canvas,
    plot: Bars,
    one: Series,
    at: int,
    scale: Scale,
    place: tuple[float, float, float],
    total: float = 0,
) -> None:
    """Draw one bar or piece; `place` is what lies before it, its upper edge and its height."""
    value = one.values[at]
    if value is None:
        return
    before, top, high = place
    factor = 100 / total if plot.share and total else 1
    x, end = scale.at(before * factor), scale.at((before + value) * factor)
    said = f"{plot.categories[at]} {one.name} {figure(value)}{'' if plot.share else plot.suffix}"
    if value:
        canvas.bar((x, top, end - x, high), one.style, said)
    middle = top + high / 2
    if one.low and one.high and one.low[at] is not None and one.high[at] is not None:
        ends = scale.at(one.low[at] or 0), scale.at(one.high[at] or 0)
        canvas.line((ends[0], middle, ends[1], middle), QUIET, wide=1.2)
        for edge in ends:
            canvas.line((edge, middle - 4, edge, middle + 4), QUIET, wide=1.2)
        end = max(end, ends[1])
    is_piece = not plot.grouped and len(plot.series) > 1
    text = one.labels[at] if one.labels else "" if is_piece else figure(value) + plot.suffix
    if not text:
        return
    if not is_piece:
        canvas.text(end + 5, middle, text, size=12)
    elif end - x >= width(text) * SIZE + _THIN / 2:
        _inside(canvas, one.style, (x + end) / 2, middle, text)


def _inside(canvas: Canvas, style: str, x: float, y: float, text: str) -> None:
    look = STYLES[style]
    if look.pattern and not look.hollow:
        wide = width(text) * SIZE + 6
        canvas.raw(
            f'<rect x="{x - wide / 2:.2f}" y="{y - 8:.2f}" width="{wide:.2f}" height="16" fill="{look.colour}"/>'
        )
    canvas.text(x, y, text, anchor="middle", colour=look.colour if look.hollow else "#ffffff", bold=True)
