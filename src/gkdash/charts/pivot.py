"""Charts of a pivot: one metric laid out by one or two dimensions, as a table and as bars or lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gkdash.charts.spec import Bars, Box, Chart, Grid, GridRow, Lines, Link, Series, Value
from gkdash.charts.theme import STYLES
from gkdash.i18n import Translate
from gkdash.i18n.formats import count, in_unit

SERIES = ("value", "second", "third", "fourth")
"""Looks of series that have none of their own; more are not told apart, the table has them all."""

KEYED = 8
"""Most series that have looks of their own."""


@dataclass(frozen=True, slots=True)
class Header:
    """One row or column: its key in the store, its name, where it leads."""

    key: str
    name: str
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One field: sums over the reports that have the figures, how many those are, and how many lack them."""

    numerator: float | None
    denominator: float | None
    reports: int
    absent: int


@dataclass(frozen=True, slots=True)
class Pivot:
    """What is laid out: a metric's name and nature, its headers, its fields; `columns` has one nameless header at least.

    `titled` is the name with the year it is about, where it is about one.
    """

    metric: str
    name: str
    unit: str
    minimum: int
    titled: str
    rows_name: str
    columns_name: str
    rows: tuple[Header, ...]
    columns: tuple[Header, ...]
    parts: Mapping[tuple[str, str], Part]
    is_by_year: bool
    definition: str
    coverage: str

    @property
    def is_rate(self) -> bool:
        """Tell whether fields are ratios."""
        return self.unit == "%"

    def value(self, row: str, column: str) -> float | None:
        """Return what a field says; None where nothing was reported, and for a rate of too few cases."""
        part = self.parts.get((row, column))
        if part is None or part.numerator is None:
            return None
        if not self.is_rate:
            return _whole(part.numerator)
        if part.denominator is None or part.denominator < max(1, self.minimum):
            return None
        return 100 * part.numerator / part.denominator


def table(pivot: Pivot, language: str, t: Translate) -> Chart:
    """Return the pivot as a heat map in which every field has its figure."""
    values = [value for _, _, value in _values(pivot)]
    highest = max(values, default=0)
    boxes = tuple(
        GridRow(
            row.name, tuple(_box(pivot, row, column, highest, language, t) for column in pivot.columns), link=row.link
        )
        for row in pivot.rows
    )
    names = tuple(column.name or pivot.name for column in pivot.columns)
    plot = Grid(names, boxes, corner=pivot.rows_name, absent=t("没有报告"))
    return _chart(pivot, plot, language, t, pivot.coverage)


def drawing(pivot: Pivot, language: str, t: Translate) -> Chart:
    """Return the pivot as lines where its rows are years, else as bars; what has no value is not drawn."""
    columns = tuple(column for column in pivot.columns if _total(pivot, column) is not None)
    rows = tuple(row for row in pivot.rows if pivot.is_by_year or any(_row_values(pivot, row)))
    keyed = all(column.key in STYLES for column in columns)
    shown = _largest(pivot, columns, KEYED if keyed else len(SERIES))
    coverage = pivot.coverage
    if len(shown) < len(columns):
        coverage = t("{coverage}；只画其中 {n} 项，其余见数据表", coverage=coverage, n=len(shown))
    if len(columns) < len(pivot.columns) or len(rows) < len(pivot.rows):
        coverage = t("{coverage}；没有数值的不画", coverage=coverage)
    series = tuple(
        Series(
            column.name or pivot.name,
            column.key if keyed else SERIES[at],
            tuple(pivot.value(row.key, column.key) for row in rows),
        )
        for at, column in enumerate(shown)
    )
    names = tuple(row.name for row in rows)
    links = tuple(row.link for row in rows)
    suffix = "%" if pivot.is_rate else ""
    if pivot.is_by_year and len(names) > 1:
        return _chart(pivot, Lines(names, series, suffix=suffix, links=links), language, t, coverage)
    plot = Bars(names, series, grouped=pivot.is_rate and len(series) > 1, suffix=suffix, links=links)
    return _chart(pivot, plot, language, t, coverage)


def _largest(pivot: Pivot, columns: tuple[Header, ...], most: int) -> tuple[Header, ...]:
    """Return at most so many columns: the latest where they are years, else the largest, in the order they had."""
    if len(columns) <= most:
        return columns
    if all(column.key.isdecimal() for column in columns):
        return columns[-most:]
    size = {column.key: _total(pivot, column) or 0 for column in columns}
    largest = set(sorted(size, key=lambda key: -size[key])[:most])
    return tuple(column for column in columns if column.key in largest)


def _total(pivot: Pivot, column: Header) -> float | None:
    found = [value for row in pivot.rows if (value := pivot.value(row.key, column.key)) is not None]
    return sum(found) if found else None


def _row_values(pivot: Pivot, row: Header) -> Iterator[bool]:
    for column in pivot.columns:
        yield pivot.value(row.key, column.key) is not None


def _chart(pivot: Pivot, plot: Grid | Bars | Lines, language: str, t: Translate, coverage: str) -> Chart:
    two = bool(pivot.columns_name)
    head = [
        pivot.rows_name,
        *([pivot.columns_name] if two else []),
        t("{name}（{unit}）", name=pivot.name, unit=t(pivot.unit)),
    ]
    if pivot.is_rate:
        head += [t("分子"), t("分母")]
    head += [t("计入的报告"), t("没有数字的报告")]
    rows, links = [], []
    for row in pivot.rows:
        for column in pivot.columns:
            part = pivot.parts.get((row.key, column.key))
            if part is not None:
                rows.append(tuple(_row(pivot, row, column, part, two=two)))
                links.append(row.link)
    title = _title(pivot, language, t)
    return Chart(
        title=title,
        unit=_unit(pivot, t),
        coverage=coverage,
        definition=pivot.definition,
        alt=t("{title}。共 {n} 行 {m} 列。", title=title, n=len(pivot.rows), m=len(pivot.columns)),
        plot=plot,
        head=tuple(head),
        rows=tuple(rows),
        row_links=tuple(links),
        metrics=(pivot.metric,),
    )


def _row(pivot: Pivot, row: Header, column: Header, part: Part, *, two: bool) -> Iterator[Value]:
    yield row.name
    if two:
        yield column.name
    yield pivot.value(row.key, column.key)
    if pivot.is_rate:
        yield _whole(part.numerator)
        yield _whole(part.denominator)
    yield part.reports
    yield part.absent


def _unit(pivot: Pivot, t: Translate) -> str:
    if pivot.is_rate:
        return t("单位：%；分母不足 {n} 的只列分子和分母，不算比率", n=max(1, pivot.minimum))
    return t("单位：{unit}", unit=t(pivot.unit))


def _title(pivot: Pivot, language: str, t: Translate) -> str:
    found = sorted(_values(pivot), key=lambda item: item[2])
    name = pivot.titled
    if not found:
        return t("{name}：没有够数的分母，不算比率", name=name)
    lowest, highest = found[0], found[-1]
    top, bottom = (_spoken([item for item in found if item[2] == end[2]], t) for end in (highest, lowest))
    most = _said(pivot, highest[2], language)
    if lowest[2] == highest[2]:
        return t("{name}：{where} {value}", where=top, value=most, name=name)
    if pivot.is_rate:
        least = _said(pivot, lowest[2], language)
        return t(
            "{name}：{high}最高（{most}），{low}最低（{least}）",
            high=top,
            most=most,
            low=bottom,
            least=least,
            name=name,
        )
    return t("{name}：{where}最多，{value}", where=top, value=most, name=name)


def _spoken(found: list[tuple[Header, Header, float]], t: Translate) -> str:
    """Return the fields that share a value: the first by name, and how many there are."""
    first = _where(found[0], t)
    return first if len(found) == 1 else t("{first}等 {n} 项", first=first, n=len(found))


def _where(found: tuple[Header, Header, float], t: Translate) -> str:
    """Return the names of row and column; a year is told as one, so that `2023 年最多，249` is no other figure."""
    row, column, _ = found
    names = (t("{year} 年", year=name) if name.isdecimal() else name for name in (row.name, column.name))
    return " · ".join(name for name in names if name)


def _values(pivot: Pivot) -> Iterator[tuple[Header, Header, float]]:
    for row in pivot.rows:
        for column in pivot.columns:
            value = pivot.value(row.key, column.key)
            if value is not None:
                yield row, column, value


def _box(pivot: Pivot, row: Header, column: Header, highest: float, language: str, t: Translate) -> Box | None:
    part = pivot.parts.get((row.key, column.key))
    if part is None:
        return None
    where = _where((row, column, 0), t)
    counted = t("{where}：计入 {n} 份报告，{m} 份没有数字", where=where, n=part.reports, m=part.absent)
    value = pivot.value(row.key, column.key)
    link = column.link or row.link
    if value is not None:
        strength = value / highest if highest else 0.0
        return Box(_said(pivot, value, language), counted, strength, link=link)
    if part.numerator is None:
        return Box("—", counted, link=link)
    cases, of = (count(_whole(number) or 0, language) for number in (part.numerator, part.denominator))
    return Box(
        f"{cases}/{of}", t("{counted}；分母不足 {n}，不算比率", counted=counted, n=max(1, pivot.minimum)), link=link
    )


def _said(pivot: Pivot, value: float, language: str) -> str:
    return in_unit(value, pivot.unit, language)


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value
