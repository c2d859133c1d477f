"""Charts of the disclosure rate: agencies against all together with intervals, and its three denominators over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdash.charts.counted import Cases, Row, coverage, defined, number, rate
from gkdash.charts.spec import Bars, Chart, Lines, Series, to
from gkdash.i18n import Translate
from gkdash.i18n.formats import percent
from gkdash.metrics.catalogue import Metric
from gkdash.metrics.intervals import Interval, wilson

RATES = ("disclosure_rate", "disclosure_rate_substance", "disclosure_rate_held")
"""The three denominators, the widest first."""


def by_agency(year: int, rows: Sequence[Row], metric: Metric, language: str, t: Translate) -> Chart:
    """Return the rate of every agency with enough cases and its 95 % interval, against the rate of all together.

    Each row holds the totals too; where no agency has enough cases there is one row without an agency.
    """
    total = rows[0]
    listed = [row for row in rows if row["agency_id"] is not None]
    all_cases, all_base = number(total["all_cases"]), number(total["all_base"])
    together = rate(all_cases, all_base, 1)
    ranges = [wilson(number(row["cases"]), number(row["base"])) for row in listed]
    low = sum(together is not None and item.high < together for item in ranges)
    high = sum(together is not None and item.low > together for item in ranges)
    names = tuple(row["agency"] for row in listed)
    links = tuple(to("report", agency=row["agency_id"], year=year, cell="applications.granted.total") for row in listed)
    values = tuple(rate(row["cases"], row["base"], metric.minimum) for row in listed)
    series = Series(
        metric.name(language),
        "value",
        values,
        tuple(_counted(row) for row in listed),
        tuple(item.low for item in ranges),
        tuple(item.high for item in ranges),
    )
    said = (f"{row['agency']} {percent(number(row['cases']), number(row['base']))}" for row in listed)
    return Chart(
        title=_finding(total, len(listed), low, high, metric, language, t),
        unit=t("单位：%；横线为 95% 置信区间"),
        coverage=_covered(total, len(listed), metric, language, t),
        definition=metric.definition(language),
        alt=t("{name}：{text}。", name=metric.name(language), text=t("、").join(said) or t("没有可比的单位")),
        plot=Bars(
            names,
            (series,),
            suffix="%",
            dots=True,
            links=links,
            reference=None if together is None else (together, t("合计 {share}", share=percent(all_cases, all_base))),
        ),
        head=(t("单位"), t("公开件数"), t("分母"), t("公开率 %"), t("区间下限 %"), t("区间上限 %")),
        rows=(
            *(
                (row["agency"], number(row["cases"]), number(row["base"]), value, item.low, item.high)
                for row, value, item in zip(listed, values, ranges, strict=True)
            ),
            (t("合计"), all_cases, all_base, together, *_ends(all_cases, all_base)),
        ),
        row_links=links,
        metrics=(metric.id,),
    )


def by_year(rows: Sequence[Row], metrics: Sequence[Metric], language: str, t: Translate) -> Chart:
    """Return the rate of all agencies together over the years, once per denominator."""
    years = tuple(str(row["year"]) for row in rows)
    last = rows[-1]
    styles = ("value", "second", "third")
    values: Mapping[str, tuple[float | None, ...]] = {
        metric.id: tuple(rate(row[f"{metric.id}_cases"], row[f"{metric.id}_of"], metric.minimum) for row in rows)
        for metric in metrics
    }
    told = t("、").join(f"{metric.name(language)} {_last(values[metric.id])}" for metric in metrics)
    given = int(last[f"{metrics[0].id}_count"])
    return Chart(
        title=_spread(last["year"], [values[metric.id][-1] for metric in metrics], t),
        unit=t("单位：%"),
        coverage=t("{year} 年度{text}", year=last["year"], text=coverage(last, given, language, t)),
        definition=defined(metrics, language),
        alt=t("三种分母的公开率：{text}。", text=told),
        plot=Lines(
            years,
            tuple(
                Series(
                    metric.name(language),
                    style,
                    tuple(None if value is None else round(value, 1) for value in values[metric.id]),
                    (*("" for _ in years[1:]), _last(values[metric.id])),
                )
                for metric, style in zip(metrics, styles, strict=True)
            ),
            suffix="%",
            links=tuple(to("applications", year=row["year"]) for row in rows),
        ),
        head=(
            t("年度"),
            *(text for metric in metrics for text in (metric.name(language), t("分子"), t("分母"))),
        ),
        rows=tuple(
            (
                years[at],
                *(
                    part
                    for metric in metrics
                    for part in (
                        values[metric.id][at],
                        _known(row[f"{metric.id}_cases"]),
                        _known(row[f"{metric.id}_of"]),
                    )
                ),
            )
            for at, row in enumerate(rows)
        ),
        metrics=tuple(metric.id for metric in metrics),
    )


def _finding(total: Row, listed: int, low: int, high: int, metric: Metric, language: str, t: Translate) -> str:
    share = percent(number(total["all_cases"]), number(total["all_base"]))
    if not listed:
        return t("合计公开率 {share}；没有单位的分母满 {n} 件，不作比较", share=share, n=metric.minimum)
    if not low and not high:
        return t("合计公开率 {share}；可比的 {n} 家都没有与合计明显不同", share=share, n=Cases(listed, language))
    return t(
        "合计公开率 {share}；可比的 {n} 家中明显低于合计的 {low} 家，明显高于的 {high} 家",
        share=share,
        n=Cases(listed, language),
        low=low,
        high=high,
    )


def _counted(row: Row) -> str:
    cases, base = number(row["cases"]), number(row["base"])
    return f"{percent(cases, base)} ({cases}/{base})"


def _spread(year: int, rates: Sequence[float | None], t: Translate) -> str:
    known = [value for value in rates if value is not None]
    if not known:
        return t("{year} 年度没有足够的办结，不算公开率", year=year)
    low, high = (f"{value:.1f}%" for value in (min(known), max(known)))
    return t("{year} 年度公开率因分母而异：{low} 至 {high}", year=year, low=low, high=high)


def _covered(total: Row, listed: int, metric: Metric, language: str, t: Translate) -> str:
    parts = [t("可比的 {n} 家", n=Cases(total["fit_count"], language))]
    if total["fit_count"] > listed:
        parts.append(t("画出分母最大的 {n} 家", n=Cases(listed, language)))
    if total["small_count"]:
        parts.append(
            t(
                "{n} 家分母不足 {minimum} 件，只计入合计",
                n=Cases(total["small_count"], language),
                minimum=metric.minimum,
            )
        )
    if total["empty_count"]:
        parts.append(t("{n} 家没有申请，不算比率", n=Cases(total["empty_count"], language)))
    if total["unknown_count"]:
        parts.append(t("{n} 家没有读到所需数字", n=Cases(total["unknown_count"], language)))
    if total["impossible_count"]:
        parts.append(t("{n} 家分子大于分母，未计入", n=Cases(total["impossible_count"], language)))
    return t("；").join(parts)


def _ends(cases: int, base: int) -> tuple[float | None, float | None]:
    if base < 1 or cases > base:
        return None, None
    found: Interval = wilson(cases, base)
    return found.low, found.high


def _known(value: float | None) -> int | None:
    return None if value is None else round(value)


def _last(values: Sequence[float | None]) -> str:
    return "—" if not values or values[-1] is None else f"{values[-1]:.1f}%"
