"""What a document shows as a table because Office has no chart for it: head, rows as text, and the ground of each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gkdash.charts import Bars, Box, Chart, Grid, Value
from gkdash.charts.theme import STYLES
from gkdash.exports.fit import cut
from gkdash.i18n.formats import count

ABSENT = "—"
MOST_WIDE = 40
"""A longer text would make a row of a page; the whole of it is in the data."""
_OF_STATES = {"silent": "not_reported", "differing": "review", "impossible": "error", "hundred": "notice"}
"""States of fields by the style of theirs that has the same meaning in charts."""
_PALEST, _STRONGEST = 0.08, 0.55


@dataclass(frozen=True, slots=True)
class Shown:
    """A table ready to be written; `shades` are colours without a sign, empty for white."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shades: tuple[tuple[str, ...], ...] = ()


def shown(chart: Chart, language: str) -> Shown:
    """Return a grid as it is on the screen, of another chart the table behind it."""
    if isinstance(chart.plot, Grid):
        return _grid(chart.plot)
    return Shown(
        tuple(cut(name, MOST_WIDE) for name in chart.head),
        tuple(tuple(cut(told(value, language), MOST_WIDE) for value in row) for row in chart.rows),
    )


def told(value: Value, language: str) -> str:
    """Return a value as people read it; what is not reported as a dash."""
    if value is None:
        return ABSENT
    if isinstance(value, str):
        return value
    return count(round(value, 1) if isinstance(value, float) else value, language)


def first(plot: Bars, most: int) -> tuple[Bars, int]:
    """Return the bars that a page has room for, and how many are left out."""
    left_out = len(plot.categories) - most
    if left_out <= 0:
        return plot, 0

    def kept(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
        return values[:most]

    series = tuple(
        replace(one, values=kept(one.values), labels=one.labels[:most], low=kept(one.low), high=kept(one.high))
        for one in plot.series
    )
    return replace(plot, categories=plot.categories[:most], series=series, links=plot.links[:most]), left_out


def _grid(plot: Grid) -> Shown:
    rows, shades = [], []
    band = ""
    for row in plot.rows:
        if row.band and row.band != band:
            band = row.band
            rows.append((band, *("" for _ in plot.columns)))
            shades.append(tuple("F3F5F7" for _ in range(len(plot.columns) + 1)))
        rows.append((cut(row.name, MOST_WIDE), *(ABSENT if box is None else box.text for box in row.boxes)))
        shades.append(("", *(_shade(box) for box in row.boxes)))
    return Shown((plot.corner, *plot.columns), tuple(rows), tuple(shades))


def _shade(box: Box | None) -> str:
    """Return the ground of a field: the colour of its style, or of figures, thinned by its strength."""
    if box is None or (not box.style and box.strength <= 0):
        return ""
    style = _OF_STATES.get(box.style, box.style) or "value"
    if style not in STYLES:
        # a state that the screen sets off by itself; its text says it here
        return ""
    colour = STYLES[style].colour.removeprefix("#")
    share = _PALEST + (_STRONGEST - _PALEST) * (0.5 if box.style else min(1.0, box.strength))
    return "".join(f"{round(255 - (255 - int(colour[at : at + 2], 16)) * share):02X}" for at in (0, 2, 4))


def chunks(rows: Sequence[tuple[str, ...]], most: int) -> list[Sequence[tuple[str, ...]]]:
    """Return the rows in pieces of at most so many."""
    return [rows[start : start + most] for start in range(0, len(rows), most)] or [()]
