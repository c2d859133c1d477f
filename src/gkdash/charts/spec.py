"""What a chart says, not how it is drawn: one specification for the screen and for an office document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Series:
    """One named row of values; `style` is a key of `theme.STYLES`, so that a colour means the same everywhere.

    `labels` are what is printed on the marks, where something is.
    """

    name: str
    style: str
    values: tuple[float, ...]
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the axis and the words for it."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Stacked horizontal bars: one bar per category, one piece per series; `share` draws percent of the whole."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    share: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """Step lines over days; a series has one value per day, and may end before `days` do.

    `ticks` are the days named on the axis, `ceiling` the most there can be, with its name.
    """

    days: tuple[date, ...]
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()
    ticks: tuple[Mark, ...] = ()
    ceiling: float | None = None
    ceiling_name: str = ""


Plot: TypeAlias = Bars | Steps


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with everything that goes with it.

    `title` states the finding; `unit` what is counted; `coverage` how many agencies or cells it covers and leaves out;
    `definition` how the figures come about; `alt` the whole in one sentence for those who do not see it; `head` and
    `rows` the table behind it.
    """

    title: str
    unit: str
    coverage: str
    definition: str
    alt: str
    plot: Plot
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(default=())
