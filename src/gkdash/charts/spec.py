"""What a chart says, not how it is drawn: one specification for the screen and for an office document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from gkdash.i18n import Translate

Value: TypeAlias = str | int | float | None
"""What stands in a cell of the table behind a chart; None is not reported, and never 0."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a mark leads: a page of the dashboard and its address parameters."""

    page: str
    parameters: tuple[tuple[str, str], ...] = ()


def to(page: str, **parameters: str | int | None) -> Link:
    """Return a link; parameters that are None are left out."""
    return Link(page, tuple((name, str(value)) for name, value in parameters.items() if value is not None))


@dataclass(frozen=True, slots=True)
class Series:
    """One named row of values; `style` is a key of `theme.STYLES`, so that a colour means the same everywhere.

    A value of None is not drawn: not reported is not 0. `labels` are what is printed on the marks, where something is;
    `low` and `high` the ends of an interval around each value, where there is one.
    """

    name: str
    style: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...] = ()
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the axis and the words for it."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars: one per category, or one per category and series where `grouped`; else pieces are stacked.

    `share` draws percent of the whole; `suffix` follows the numbers of the axis. `links` has one entry per category.
    `reference` is a value all bars are held against, with its name. With `dots`, values are points with their intervals
    and the axis need not begin at 0, for rates that lie close together.
    """

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    share: bool = False
    grouped: bool = False
    suffix: str = ""
    links: tuple[Link | None, ...] = ()
    reference: tuple[float, str] | None = None
    dots: bool = False


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


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over ordered categories, mostly years; a gap where a value is None. `links` has one entry per category."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    suffix: str = ""
    from_zero: bool = True
    links: tuple[Link | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """One point of a cloud: where it is, whose it is, what is said of it, where it leads."""

    x: float
    y: float
    name: str
    text: str = ""
    link: Link | None = None
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Cloud:
    """The points of one kind."""

    name: str
    style: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through a cloud: a limit of a funnel, a mean, a boundary."""

    name: str
    style: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """Clouds of points over two measured axes, with curves; `log_x` where sizes differ by orders of magnitude.

    `root_y` draws heights by their square root, where most are at or near 0 and a few far off.
    """

    clouds: tuple[Cloud, ...]
    x_title: str
    y_title: str
    curves: tuple[Curve, ...] = ()
    x_suffix: str = ""
    y_suffix: str = ""
    log_x: bool = False
    root_y: bool = False
    y_range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that flows come from or go to; `column` counts from the left."""

    key: str
    name: str
    style: str
    column: int


@dataclass(frozen=True, slots=True)
class Flow:
    """How much goes from where to where (`flows`: key, key, value), as a Sankey diagram."""

    stops: tuple[Stop, ...]
    flows: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One field of a grid: what is printed in it, how strong it is from 0 to 1, and what it means in words.

    `style` is used where the field tells a state rather than a strength. An empty place of the grid is None.
    """

    text: str
    said: str
    strength: float = 0.0
    style: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid: its name, the band it belongs to, where the name leads."""

    name: str
    boxes: tuple[Box | None, ...]
    band: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A heat map as a table: rows against columns, every field with its text, so that nothing hangs on a colour.

    `keys` explains the styles used, in words; `absent` is what an empty place means.
    """

    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    corner: str = ""
    absent: str = ""
    keys: tuple[tuple[str, str], ...] = ()


Plot: TypeAlias = Bars | Steps | Lines | Points | Flow | Grid


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with everything that goes with it.

    `title` states the finding; `unit` what is counted; `coverage` how many agencies or cells it covers and leaves out;
    `definition` how the figures come about; `alt` the whole in one sentence for those who do not see it; `head` and
    `rows` the table behind it, with numbers as numbers; `row_links` where each row leads. `metrics` are the ids of the
    metrics it shows, for the page of definitions.
    """

    title: str
    unit: str
    coverage: str
    definition: str
    alt: str
    plot: Plot
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...] = field(default=())
    row_links: tuple[Link | None, ...] = ()
    metrics: tuple[str, ...] = ()


def basis(chart: Chart, t: Translate) -> str:
    """Return the line under a chart's title: what is counted, and how much it covers."""
    return t("{unit}　{coverage}", unit=chart.unit, coverage=chart.coverage) if chart.coverage else chart.unit


def most(values: Iterable[float | None]) -> float:
    """Return the largest value that is there, 0 where none is."""
    return max((value for value in values if value is not None), default=0)
