"""Charts of review and litigation: results of the year, and how often finished cases were corrected over the years."""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.charts.applications import Names
from gkdash.charts.counted import Cases, Row, coverage, defined, number, rate, whole
from gkdash.charts.spec import Bars, Chart, Lines, Series, to
from gkdash.i18n import Translate
from gkdash.i18n.formats import percent
from gkdash.metrics.catalogue import Metric
from gkdash.metrics.intervals import wilson

KINDS = ("review", "litigation_direct", "litigation_after_review")
RESULTS = ("upheld", "corrected", "other", "pending")
STYLES = {"upheld": "upheld", "corrected": "corrected", "other": "other_result", "pending": "pending_result"}
OF_RATE = {"review_correction_rate": ("review",), "litigation_correction_rate": KINDS[1:]}
"""Which rows of table four a rate is of."""


def results(row: Row, names: Names, language: str, t: Translate) -> Chart:
    """Return reviews and litigation of one year by result."""
    review, suits = number(row["review_total"]), sum(number(row[f"{kind}_total"]) for kind in KINDS[1:])
    done, corrected = (sum(part) for part in zip(*(_finished(row, kind) for kind in KINDS), strict=True))
    title = t(
        "复议 {n} 件、诉讼 {suits} 件；已审结 {done} 件，纠正 {corrected} 件",
        n=Cases(review, language),
        suits=Cases(suits, language),
        done=Cases(done, language),
        corrected=Cases(corrected, language),
    )
    unsound = sum(int(row[f"{kind}_unsound_count"]) for kind in KINDS)
    given = min(int(row[f"{kind}_count"]) + int(row[f"{kind}_unsound_count"]) for kind in KINDS)
    covered = coverage(row, given, language, t)
    if unsound:
        covered += t("；{n} 处各项之和不等于总计，未计入", n=Cases(unsound, language))
    said = (
        t(
            "{name} {n} 件，纠正 {corrected} 件",
            name=names[kind],
            n=Cases(row[f"{kind}_total"], language),
            corrected=Cases(row[f"{kind}_corrected"], language),
        )
        for kind in KINDS
    )
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=covered,
        definition=t("表四各类案件按结果逐份相加；尚未审结的不算已审结。"),
        alt=t("{year} 年度行政复议和行政诉讼：{text}。", year=row["year"], text=t("；").join(said)),
        plot=Bars(
            tuple(names[kind] for kind in KINDS),
            tuple(
                Series(
                    names[key],
                    STYLES[key],
                    tuple(float(number(row[f"{kind}_{key}"])) for kind in KINDS),
                    tuple(
                        f"{Cases(row[label], language)}" if number(row[label := f"{kind}_{key}"]) else ""
                        for kind in KINDS
                    ),
                )
                for key in RESULTS
            ),
        ),
        head=(t("案件"), *(names[key] for key in RESULTS), names["total"]),
        rows=tuple((names[kind], *(whole(row[f"{kind}_{key}"]) for key in (*RESULTS, "total"))) for kind in KINDS),
        metrics=("review_total", "litigation_total"),
    )


def corrections(rows: Sequence[Row], metrics: Sequence[Metric], language: str, t: Translate) -> Chart:
    """Return by year the share corrected of finished cases with its 95 % interval; no rate below the minimum."""
    years = tuple(str(row["year"]) for row in rows)
    counts = {
        metric.id: [
            tuple(sum(part) for part in zip(*(_finished(row, kind) for kind in OF_RATE[metric.id]), strict=True))
            for row in rows
        ]
        for metric in metrics
    }
    minimum = max(metric.minimum for metric in metrics)
    series = tuple(
        _with_interval(metric, style, counts[metric.id], language)
        for metric, style in zip(metrics, ("value", "second"), strict=True)
    )
    small = sum(done < metric.minimum for metric in metrics for done, _ in counts[metric.id])
    told = t("；").join(_told(metric, counts[metric.id][-1], language, t) for metric in metrics)
    covered = t("比率只按已审结的计")
    if small:
        covered += t("；{n} 处已审结不足 {minimum} 件，不算比率", n=small, minimum=minimum)
    return Chart(
        title=t("{year} 年度{text}", year=rows[-1]["year"], text=told),
        unit=t("单位：%；横线为 95% 置信区间"),
        coverage=covered,
        definition=defined(metrics, language),
        alt=t("历年纠错率：{text}。", text=told),
        plot=Lines(
            years,
            series,
            suffix="%",
            links=tuple(to("applications", year=row["year"]) for row in rows),
        ),
        head=(t("年度"), *(text for metric in metrics for text in (metric.name(language), t("纠正"), t("已审结")))),
        rows=tuple(
            (
                years[at],
                *(
                    part
                    for metric, item in zip(metrics, series, strict=True)
                    for part in (item.values[at], counts[metric.id][at][1], counts[metric.id][at][0])
                ),
            )
            for at in range(len(rows))
        ),
        metrics=tuple(metric.id for metric in metrics),
    )


def _finished(row: Row, kind: str) -> tuple[int, int]:
    """Return the finished cases (total less pending) and those of them that were corrected."""
    return number(row[f"{kind}_total"]) - number(row[f"{kind}_pending"]), number(row[f"{kind}_corrected"])


def _with_interval(metric: Metric, style: str, counts: Sequence[tuple[int, ...]], language: str) -> Series:
    exact = tuple(rate(corrected, done, metric.minimum) for done, corrected in counts)
    values = tuple(None if value is None else round(value, 1) for value in exact)
    ranges = [
        None if value is None else wilson(corrected, done)
        for value, (done, corrected) in zip(values, counts, strict=True)
    ]
    return Series(
        metric.name(language),
        style,
        values,
        tuple(
            "" if value is None else f"{corrected}/{done}"
            for value, (done, corrected) in zip(values, counts, strict=True)
        ),
        tuple(None if item is None else item.low for item in ranges),
        tuple(None if item is None else item.high for item in ranges),
    )


def _told(metric: Metric, count: tuple[int, ...], language: str, t: Translate) -> str:
    done, corrected = count
    if done < metric.minimum:
        return t(
            "{name}：已审结 {n} 件，纠正 {corrected} 件，不足 {minimum} 件不算比率",
            name=metric.name(language),
            n=Cases(done, language),
            corrected=Cases(corrected, language),
            minimum=metric.minimum,
        )
    return f"{metric.name(language)} {percent(corrected, done)}"
