"""Charts of one agency: where it stands among its like, one metric over the years, what was found of it each year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gkdash.charts.anomalies import DOUBT, RANKS, SIGNS
from gkdash.charts.spec import Box, Chart, Grid, GridRow, Lines, Series, Value, to
from gkdash.i18n import Translate
from gkdash.i18n.formats import in_unit
from gkdash.i18n.words import SEVERITIES

Row = Mapping[str, Any]

FEW = 4
"""With fewer like units than this no quarter can be told, and nothing is said of the place among them."""


@dataclass(frozen=True, slots=True)
class Named:
    """A metric as a chart needs it."""

    id: str
    name: str
    unit: str
    is_rate: bool
    minimum: int
    definition: str


def place(row: Row) -> float | None:
    """Return which share of its like an agency stands above, those level with it counted half; None where unsaid."""
    if row["own"] is None or row["peer_count"] < FEW:
        return None
    return float((row["below_count"] + row["equal_count"] / 2) / row["peer_count"])


def peers(
    agency: str, year: int, metrics: Sequence[Named], rows: Sequence[Row], kind: str, language: str, t: Translate
) -> Chart:
    """Return one row per metric: the agency, last year, the middle half of its like, and its place among them."""
    now = {row["metric"]: row for row in rows if row["year"] == year}
    before = {row["metric"]: row for row in rows if row["year"] == year - 1}
    told = [item for item in metrics if item.id in now]
    places = {item.id: place(now[item.id]) for item in told}
    known = {key: value for key, value in places.items() if value is not None}
    far = max(known, key=lambda key: abs(known[key] - 0.5), default="")
    names = {item.id: item for item in told}
    title = (
        t("{name}高于 {share} 的同类单位", name=names[far].name, share=_share(known[far]))
        if far and known[far] >= 0.5
        else t("{name}低于 {share} 的同类单位", name=names[far].name, share=_share(1 - known[far]))
        if far
        else t("同类单位太少，说不出位置")
    )
    like = max((row["report_count"] for row in now.values()), default=1) - 1
    coverage = t("{kind} {n} 家当年有报告；没有写明的不计，各行另列家数", kind=kind, n=max(like, 0))
    table = tuple(_peer_row(item, now[item.id], before.get(item.id), places[item.id], t) for item in told)
    return Chart(
        title=title,
        unit=t("单位：见各行"),
        coverage=coverage,
        definition=t(
            "同类是同一类型、同一层级的单位（乡镇与街道算一类），在所选范围内；没有选范围时，在同一上级之下。位置是低于本单位的同类所占份额，相同的算一半；"
            "不足 {n} 家不说位置；比率的分母不足最低数的不比较。",
            n=FEW,
        ),
        alt=t("{agency} {year} 年在同类单位中的位置：", agency=agency, year=year)
        + "；".join(f"{names[key].name} {_share(value)}" for key, value in known.items()),
        plot=Grid(
            (t("本单位"), t("上年"), t("同类低四分位"), t("同类中位数"), t("同类高四分位"), t("位置"), t("同类家数")),
            tuple(
                _peer_line(item, now[item.id], before.get(item.id), places[item.id], agency, language, t)
                for item in told
            ),
            corner=t("指标"),
            absent=t("没有写明"),
        ),
        head=(
            t("指标"),
            t("单位"),
            t("本单位"),
            t("上年"),
            t("同类低四分位"),
            t("同类中位数"),
            t("同类高四分位"),
            t("位置（%）"),
            t("同类家数"),
        ),
        rows=table,
        metrics=tuple(item.id for item in told),
    )


def _peer_row(item: Named, now: Row, before: Row | None, at: float | None, t: Translate) -> tuple[Value, ...]:
    spread = [None if now["peer_count"] < FEW else _round(now[key]) for key in ("low", "median", "high")]
    last = _round(before["own"]) if before else None
    return (
        item.name,
        _unit(item, t),
        _round(now["own"]),
        last,
        *spread,
        None if at is None else round(100 * at),
        int(now["peer_count"]),
    )


def _peer_line(
    item: Named, now: Row, before: Row | None, at: float | None, agency: str, language: str, t: Translate
) -> GridRow:
    spread = [None if now["peer_count"] < FEW else now[key] for key in ("low", "median", "high")]
    shown = [_value(value, item, language) for value in (before["own"] if before else None, *spread)]
    own = _own(item, now, language, t)
    position = (
        None
        if at is None
        else Box(
            _share(at),
            t("{agency}的{name}高于 {share} 的同类单位", agency=agency, name=item.name, share=_share(at)),
            strength=abs(at - 0.5) * 2,
        )
    )
    boxes = (
        own,
        *(None if text is None else Box(text, f"{item.name} {text}") for text in shown),
        position,
        Box(str(now["peer_count"]), t("{n} 家同类单位有这个数", n=now["peer_count"])),
    )
    return GridRow(t("{name}（{unit}）", name=item.name, unit=_unit(item, t)), boxes)


def _unit(item: Named, t: Translate) -> str:
    return "%" if item.unit == "%" else t(item.unit)


def _own(item: Named, now: Row, language: str, t: Translate) -> Box | None:
    text = _value(now["own"], item, language)
    if text is not None:
        return Box(text, f"{item.name} {text}")
    if item.is_rate and now["own_is_whole"]:
        said = t("分母 {n}，不足 {least}，不算比率", n=f"{now['own_denominator']:g}", least=item.minimum)
        return Box(t("分母不足"), said)
    return None


def trend(agency: str, metric: Named, rows: Sequence[Row], kind: str, language: str, t: Translate) -> Chart:
    """Return one metric over the years: the agency against the middle half of its like."""
    own = {row["year"]: row for row in rows if row["metric"] == metric.id}
    years = sorted(own)
    enough = {year: own[year]["peer_count"] >= FEW for year in years}
    names = tuple(str(year) for year in years)
    mine = tuple(_round(own[year]["own"]) for year in years)
    spread = {
        key: tuple(_round(own[year][key]) if enough[year] else None for year in years)
        for key in ("low", "median", "high")
    }
    last = years[-1] if years else 0
    latest, middle = (mine[-1], spread["median"][-1]) if years else (None, None)
    if latest is None:
        title = t("{name}：{year} 年没有写明或不足以计算", name=metric.name, year=last)
    elif middle is None:
        title = t("{name} {year} 年为 {value}", name=metric.name, year=last, value=_said(latest, metric, language))
    else:
        title = t(
            "{name} {year} 年为 {value}，同类中位数 {median}",
            name=metric.name,
            year=last,
            value=_said(latest, metric, language),
            median=_said(middle, metric, language),
        )
    silent = sum(1 for value in mine if value is None)
    coverage = t("{n} 年中 {part} 年有数；同类为{kind}", n=len(years), part=len(years) - silent, kind=kind)
    series = [
        Series(agency, "value", mine, tuple("" if value is None else _said(value, metric, language) for value in mine))
    ]
    if any(value is not None for value in spread["median"]):
        series += [
            Series(t("同类中位数"), "mean", spread["median"]),
            Series(t("同类低四分位"), "wide_limit", spread["low"]),
            Series(t("同类高四分位"), "limit", spread["high"]),
        ]
    return Chart(
        title=title,
        unit=t("单位：{unit}", unit=_unit(metric, t)),
        coverage=coverage,
        definition=metric.definition,
        alt=f"{title}。"
        + "；".join(f"{name} {'—' if value is None else value}" for name, value in zip(names, mine, strict=True)),
        plot=Lines(names, tuple(series), suffix="%" if metric.unit == "%" else ""),
        head=(t("年度"), agency, t("同类低四分位"), t("同类中位数"), t("同类高四分位"), t("同类家数")),
        rows=tuple(
            (name, value, *(spread[key][at] for key in ("low", "median", "high")), int(own[year]["peer_count"]))
            for at, (name, year, value) in enumerate(zip(names, years, mine, strict=True))
        ),
        metrics=(metric.id,),
    )


def findings(
    agency: str, agency_id: str, years: Sequence[int], rows: Sequence[Row], titles: Mapping[str, str], t: Translate
) -> Chart:
    """Return checks against years: what was found of one agency, each field leading to the report."""
    found: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        if row["year"] is not None:
            found.setdefault((row["check_id"], row["year"]), []).append(row)
    there = {check for check, _ in found}
    order = [key for key in titles if key in there] + sorted(there - titles.keys())
    span = sorted(years)
    again = [key for key in order if sum((key, year) in found for year in span) > 1]
    title = (
        t("{n} 项检查有发现，其中 {part} 项不止一年", n=len(order), part=len(again))
        if again
        else t("{n} 项检查有发现，没有一项重复出现", n=len(order))
        if order
        else t("历年都没有发现")
    )
    lines = tuple(
        GridRow(
            titles.get(key, key),
            tuple(_found(found.get((key, year)), titles.get(key, key), agency_id, year, t) for year in span),
        )
        for key in order
    )
    return Chart(
        title=title,
        unit=t("单位：项"),
        coverage=t("{n} 年的报告", n=len(span)),
        definition=t("每格是一项检查在一年中的发现数；由同一原因引起的只计一项。“?”是读取存疑，不算单位的差错。"),
        alt=t("{agency}：{title}。", agency=agency, title=title),
        plot=Grid(
            tuple(str(year) for year in span),
            lines,
            corner=t("检查"),
            absent=t("没有发现"),
            keys=tuple((rank, f"{SIGNS[rank]} {t(SEVERITIES[rank])}") for rank in RANKS),
        ),
        head=(t("检查"), *(str(year) for year in span)),
        rows=tuple((titles.get(key, key), *(len(found.get((key, year), ())) for year in span)) for key in order),
    )


def _found(rows: Sequence[Row] | None, check: str, agency_id: str, year: int, t: Translate) -> Box | None:
    if not rows:
        return None
    worst = min((row["severity"] for row in rows if row["fault"] == "report"), key=RANKS.index, default="")
    sign = SIGNS[worst] if worst else DOUBT
    named = t(SEVERITIES[worst]) if worst else t("读取存疑")
    said = t("{year} 年 {check}，{severity} {n} 项", year=year, check=check, severity=named, n=len(rows))
    first = rows[0]
    goal = to("report", agency=agency_id, year=year, finding=f"{first['check_id']}/{first['fingerprint']}")
    return Box(sign if len(rows) == 1 else f"{sign}{len(rows)}", said, style=worst or "unreadable", link=goal)


def _round(value: float | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 2)


def _value(value: float | None, item: Named, language: str) -> str | None:
    return None if value is None else _said(value, item, language)


def _said(value: float, item: Named, language: str) -> str:
    return in_unit(round(value, 2), item.unit, language)


def _share(value: float) -> str:
    return f"{100 * value:.0f}%"
