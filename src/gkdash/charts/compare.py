"""Charts of comparison: agencies by one metric with the places that are open to them, over years, and by all metrics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gkdash.charts.spec import Bars, Box, Chart, Grid, GridRow, Lines, Link, Series, Value
from gkdash.i18n import Translate
from gkdash.i18n.formats import count, in_unit
from gkdash.metrics.catalogue import Metric
from gkdash.metrics.intervals import Interval, wilson
from gkdash.metrics.ranks import Places, places

LOOKS = ("value", "second", "third", "fourth")
"""Looks of agencies side by side; more are not told apart."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One agency in one year: its figures, None where it reported none; `is_filed` tells whether there is a report."""

    key: str
    name: str
    kind: str
    year: int
    numerator: float | None
    denominator: float | None
    is_filed: bool
    link: Link | None = None


def value_of(unit: Unit, metric: Metric) -> float | None:
    """Return what a unit has in a metric; None where it reported none, or too few cases for a rate."""
    if unit.numerator is None:
        return None
    if not metric.is_rate:
        return _whole(unit.numerator)
    if not unit.denominator or unit.denominator < metric.minimum or unit.numerator > unit.denominator:
        return None
    return 100 * unit.numerator / unit.denominator


def interval_of(unit: Unit, metric: Metric) -> Interval | None:
    """Return the interval of a rate; of a count that is fully counted, itself; None where there is no value."""
    value = value_of(unit, metric)
    if value is None or unit.numerator is None:
        return None
    if not metric.is_rate:
        return Interval(value, value)
    return wilson(unit.numerator, int(unit.denominator or 0))


def ranked(units: Sequence[Unit], metric: Metric) -> dict[str, Places]:
    """Return by agency the places open to it among the agencies of its own type."""
    found: dict[str, Places] = {}
    for kind in dict.fromkeys(unit.kind for unit in units):
        intervals = {unit.key: item for unit in units if unit.kind == kind and (item := interval_of(unit, metric))}
        found |= places(intervals)
    return found


def ranks(
    units: Sequence[Unit], shown: Sequence[Unit], metric: Metric, year: int, note: str, language: str, t: Translate
) -> Chart:
    """Return `shown` by value with intervals and places; places are among all `units` of the same type."""
    found = ranked(units, metric)
    order = sorted(
        (unit for unit in shown if value_of(unit, metric) is not None), key=lambda unit: -(value_of(unit, metric) or 0)
    )
    rest = [unit for unit in shown if value_of(unit, metric) is None]
    spans = [interval_of(unit, metric) for unit in order]
    name = t("{year} 年度{name}", year=year, name=metric.name(language))
    series = Series(
        metric.name(language),
        "value",
        tuple(value_of(unit, metric) for unit in order),
        labels=tuple(_label(unit, metric, found[unit.key], language) for unit in order),
        low=tuple(span.low if span else None for span in spans) if metric.is_rate else (),
        high=tuple(span.high if span else None for span in spans) if metric.is_rate else (),
    )
    coverage = t("{n} 家参加比较", n=len(found))
    few = sum(_is_few(unit, metric) for unit in units)
    silent = sum(unit.is_filed and unit.numerator is None for unit in units)
    missing = sum(not unit.is_filed for unit in units)
    told = [coverage]
    if few:
        told.append(t("{n} 家分母不足 {minimum}，不排", n=few, minimum=metric.minimum))
    if silent:
        told.append(t("{n} 家没有填出所需数字", n=silent))
    if missing:
        told.append(t("{n} 家没有报告", n=missing))
    if note:
        told.append(note)
    whole = len(shown) == len(units) or len(order) > len(LOOKS)
    title = (_finding if whole else _each)(order, found, metric, name, language, t)
    rows, links = [], []
    for unit in (*order, *rest):
        rows.append(tuple(_row(unit, metric, found.get(unit.key), t)))
        links.append(unit.link)
    return Chart(
        title=title,
        unit=_unit(metric, t),
        coverage=t("；").join(told),
        definition=metric.definition(language)
        + t("名次是区间所容许的最好和最差名次，只在同类单位中排；区间重叠的分不出高低。"),
        alt=t("{title}。{coverage}。", title=title, coverage=coverage),
        plot=Bars(
            tuple(unit.name for unit in order),
            (series,),
            suffix="%" if metric.is_rate else "",
            links=tuple(unit.link for unit in order),
            dots=metric.is_rate,
        ),
        head=tuple(_head(metric, language, t)),
        rows=tuple(rows),
        row_links=tuple(links),
        metrics=(metric.id,),
    )


def over_years(units: Sequence[Unit], metric: Metric, language: str, t: Translate) -> Chart:
    """Return one line per agency over years; what is said of a change is whether intervals leave it open."""
    years = sorted({unit.year for unit in units})
    keys = list(dict.fromkeys(unit.key for unit in units))[: len(LOOKS)]
    by_key = {key: {unit.year: unit for unit in units if unit.key == key} for key in keys}
    names = {unit.key: unit.name for unit in units}
    series = tuple(
        Series(
            names[key],
            LOOKS[at],
            tuple(value_of(by_key[key][year], metric) if year in by_key[key] else None for year in years),
        )
        for at, key in enumerate(keys)
    )
    changes = [_change(list(by_key[key].values()), metric, language, t) for key in keys]
    title = t("；").join(changes)
    if metric.is_rate and len(keys) > 2:
        beyond = [names[key] for key in keys if _is_change(list(by_key[key].values()), metric)]
        title = t("{n} 家中 {m} 家前后变化超出偶然", n=len(keys), m=len(beyond))
        if beyond:
            title = t("{title}：{names}", title=title, names=t("、").join(beyond))
    chosen = [unit for key in keys for unit in sorted(by_key[key].values(), key=lambda unit: unit.year)]
    return Chart(
        title=t("{name}：{text}", name=metric.name(language), text=title),
        unit=_unit(metric, t),
        coverage=t("{n} 家，{m} 个年度；没有数的年度断开", n=len(keys), m=len(years)),
        definition=metric.definition(language),
        alt=title,
        plot=Lines(tuple(str(year) for year in years), series, suffix="%" if metric.is_rate else ""),
        head=(t("单位"), t("年度"), *_head(metric, language, t)[2:-2]),
        rows=tuple((unit.name, str(unit.year), *list(_row(unit, metric, None, t))[2:-2]) for unit in chosen),
        row_links=tuple(unit.link for unit in chosen),
        metrics=(metric.id,),
    )


def side_by_side(
    columns: Sequence[tuple[str, Link | None]],
    table: Sequence[tuple[Metric, Sequence[Unit | None]]],
    families: Mapping[str, str],
    title: str,
    language: str,
    t: Translate,
) -> Chart:
    """Return every metric against agencies or years; the highest and the lowest of a row are not coloured as good or bad."""
    rows: list[GridRow] = []
    told: list[tuple[Value, ...]] = []
    for metric, units in table:
        highest = 100 if metric.is_rate else max((value_of(unit, metric) or 0 for unit in units if unit), default=0)
        boxes = tuple(
            _box(unit, metric, highest, link, language, t) for unit, (_, link) in zip(units, columns, strict=True)
        )
        link = Link("definitions", (("metric", metric.id),))
        band = families.get(metric.family, metric.family)
        rows.append(
            GridRow(t("{name}（{unit}）", name=metric.name(language), unit=t(metric.unit)), boxes, band=band, link=link)
        )
        values = [value_of(unit, metric) if unit else None for unit in units]
        told.append((metric.name(language), t(metric.unit), *values))
    names = tuple(name for name, _ in columns)
    return Chart(
        title=title,
        unit=t("单位见各行；深浅只在同一行内比较"),
        coverage=t("{n} 项指标", n=len(table)),
        definition=t("每项指标的算法见“定义”；分母不足的只列分子和分母，不算比率。"),
        alt=title,
        plot=Grid(names, tuple(rows), corner=t("计算指标"), absent=t("没有报告")),
        head=(t("计算指标"), t("计量单位"), *names),
        rows=tuple(told),
        metrics=tuple(metric.id for metric, _ in table),
    )


def _box(
    unit: Unit | None, metric: Metric, highest: float, link: Link | None, language: str, t: Translate
) -> Box | None:
    if unit is None or not unit.is_filed:
        return None
    value = value_of(unit, metric)
    said = t("{name} {year} 年度", name=unit.name, year=unit.year)
    if value is not None:
        return Box(_said(value, metric, language), said, value / highest if highest else 0.0, link=link)
    if unit.numerator is None:
        return Box("—", t("{said}：没有填出所需数字", said=said), link=link)
    cases = f"{count(_whole(unit.numerator) or 0, language)}/{count(_whole(unit.denominator) or 0, language)}"
    return Box(cases, t("{counted}；分母不足 {n}，不算比率", counted=said, n=max(1, metric.minimum)), link=link)


def _finding(
    order: Sequence[Unit], found: Mapping[str, Places], metric: Metric, name: str, language: str, t: Translate
) -> str:
    if not order:
        return t("{name}：没有可比的单位", name=name)
    first = order[0]
    value = _said(value_of(first, metric) or 0, metric, language)
    place = found[first.key]
    if place.of == 1:
        return _each(order, found, metric, name, language, t)
    level = sum(1 for unit in order if unit.kind == first.kind and found[unit.key].best == place.best) - 1
    if level:
        return t(
            "{name}：{first}最高（{value}），与另外 {n} 家分不出高低", name=name, first=first.name, value=value, n=level
        )
    if not metric.is_rate:
        return t("{name}：{first}最多（{value}）", name=name, first=first.name, value=value)
    return t("{name}：{first}最高（{value}），明显高于其他单位", name=name, first=first.name, value=value)


def _each(
    order: Sequence[Unit], found: Mapping[str, Places], metric: Metric, name: str, language: str, t: Translate
) -> str:
    """Return the places of a few agencies one by one: they may be of several types, and then none is ahead."""
    if not order:
        return t("{name}：没有可比的单位", name=name)
    told = (_place(unit, found[unit.key], metric, language, t) for unit in order)
    return t("{name}：{text}", name=name, text=t("；").join(told))


def _place(unit: Unit, place: Places, metric: Metric, language: str, t: Translate) -> str:
    value = _said(value_of(unit, metric) or 0, metric, language)
    if place.of == 1:
        return t("{first} {value}，没有同类可比", first=unit.name, value=value)
    return t(
        "{first} {value}，在 {n} 家同类中名次 {places}", first=unit.name, value=value, n=place.of, places=spoken(place)
    )


def _change(units: Sequence[Unit], metric: Metric, language: str, t: Translate) -> str:
    known = sorted((unit for unit in units if value_of(unit, metric) is not None), key=lambda unit: unit.year)
    name = units[0].name
    if len(known) < 2:
        return t("{name}没有两年可比的数", name=name)
    one, other = known[0], known[-1]
    told = {
        "name": name,
        "one": _said(value_of(one, metric) or 0, metric, language),
        "other": _said(value_of(other, metric) or 0, metric, language),
        "since": one.year,
        "until": other.year,
    }
    if not metric.is_rate:
        return t("{name} {since} 年 {one}，{until} 年 {other}", **told)
    if _is_change(units, metric):
        return t("{name} {since} 年 {one}，{until} 年 {other}，变化超出偶然", **told)
    return t("{name} {since} 年 {one}，{until} 年 {other}，区间重叠，说明不了变化", **told)


def _is_change(units: Sequence[Unit], metric: Metric) -> bool:
    """Tell whether the first and the last interval of a rate have nothing in common."""
    spans = [span for unit in sorted(units, key=lambda unit: unit.year) if (span := interval_of(unit, metric))]
    return len(spans) > 1 and (spans[0].high < spans[-1].low or spans[-1].high < spans[0].low)


def spoken(place: Places) -> str:
    """Return places as they are read: `3` or `1–7`."""
    return str(place.best) if place.is_exact else f"{place.best}–{place.worst}"


def _label(unit: Unit, metric: Metric, place: Places, language: str) -> str:
    return f"{_said(value_of(unit, metric) or 0, metric, language)}　{spoken(place)}/{place.of}"


def _head(metric: Metric, language: str, t: Translate) -> list[str]:
    head = [t("单位"), t("类型"), t("{name}（{unit}）", name=metric.name(language), unit=t(metric.unit))]
    if metric.is_rate:
        head += [t("区间下限"), t("区间上限"), t("分子"), t("分母")]
    return [*head, t("同类名次"), t("说明")]


def _row(unit: Unit, metric: Metric, place: Places | None, t: Translate) -> Iterator[Value]:
    yield unit.name
    yield unit.kind
    yield value_of(unit, metric)
    if metric.is_rate:
        span = interval_of(unit, metric)
        yield span.low if span else None
        yield span.high if span else None
        yield _whole(unit.numerator)
        yield _whole(unit.denominator)
    yield f"{spoken(place)}/{place.of}" if place else None
    yield _why(unit, metric, t)


def _why(unit: Unit, metric: Metric, t: Translate) -> str:
    if not unit.is_filed:
        return t("没有报告")
    if unit.numerator is None:
        return t("没有填出所需数字")
    return t("分母不足") if _is_few(unit, metric) else ""


def _is_few(unit: Unit, metric: Metric) -> bool:
    return unit.numerator is not None and value_of(unit, metric) is None


def _unit(metric: Metric, t: Translate) -> str:
    if metric.is_rate:
        return t("单位：%；横线是威尔逊 95% 区间")
    return t("单位：{unit}", unit=t(metric.unit))


def _said(value: float, metric: Metric, language: str) -> str:
    return in_unit(value, metric.unit, language)


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value
