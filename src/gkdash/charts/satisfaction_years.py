"""Charts of satisfaction over the years: both means side by side, and each agency's rates year by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.satisfaction import STATE_NAMES
from gkdash.charts.spec import Box, Chart, Grid, GridRow, Lines, Series, to
from gkdash.charts.stated import channel, rate, whole
from gkdash.i18n import Translate
from gkdash.metrics.catalogue import metric

Row = Mapping[str, Any]

WIDE = 15.0
"""Percentage points below 100 at which a field of the grid is darkest."""


def trend(rows: Sequence[Row], t: Translate, language: str) -> Chart:
    """Return both means and the median by year; the two means are over the same agencies, and never mixed."""
    given = [row for row in rows if row["stated_count"]]
    sound = [row for row in given if row["sound_count"]]
    lines = (
        (t("加权平均（按件数）"), "value", "weighted"),
        (t("每家一票平均"), "second", "plain"),
        (t("中位数（含不可核的）"), "third", "middle"),
    )
    if len(sound) > 1:
        first, last = sound[0], sound[-1]
        title = t(
            "加权平均 {one} 年 {a}，{other} 年 {b}；每家一票 {c} → {d}",
            one=first["year"],
            other=last["year"],
            a=rate(first["weighted"]),
            b=rate(last["weighted"]),
            c=rate(first["plain"]),
            d=rate(last["plain"]),
        )
    else:
        title = t("可核的满意率不足两年，看不出走势")
    return Chart(
        title=title,
        unit=t("单位：%"),
        coverage=t("各年写明的单位不是同一批：{text}", text=t("、").join(_told(row, t) for row in given)),
        definition=" ".join(
            metric(name).definition(language) for name in ("satisfaction_weighted", "satisfaction_plain")
        ),
        alt=title,
        plot=Lines(
            tuple(str(row["year"]) for row in given),
            tuple(Series(name, style, tuple(row[key] for row in given)) for name, style, key in lines),
            suffix="%",
            from_zero=False,
            links=tuple(to("satisfaction", year=row["year"]) for row in given),
        ),
        head=(
            t("年度"),
            t("报告"),
            t("写明满意率"),
            t(STATE_NAMES["sound"]),
            t("其件数"),
            t("加权平均（%）"),
            t("每家一票平均（%）"),
            t("中位数（%）"),
            t("写 100%"),
            *(t(STATE_NAMES[key]) for key in ("impossible", "over", "hedged", "baseless", "differing")),
        ),
        rows=tuple(
            (
                str(row["year"]),
                row["report_count"],
                row["stated_count"],
                row["sound_count"],
                whole(row["base_count"]),
                row["weighted"],
                row["plain"],
                row["middle"],
                row["hundred_count"],
                *(row[f"{key}_count"] for key in ("impossible", "over", "hedged", "baseless", "differing")),
            )
            for row in given
        ),
        row_links=tuple(to("satisfaction", year=row["year"]) for row in given),
        metrics=("satisfaction_weighted", "satisfaction_plain"),
    )


def _told(row: Row, t: Translate) -> str:
    return t("{year} 年 {n}/{all}", year=row["year"], n=row["stated_count"], all=row["report_count"])


def years(rows: Sequence[Row], limit: int, t: Translate, language: str) -> Chart:
    """Return each agency's rate by year, those with most years first; what is not stated or cannot be says so."""
    columns = sorted({row["year"] for row in rows})
    order: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row["place"]):
        if row["place"] <= limit:
            order.setdefault(row["agency_id"], row)
    found = {(row["agency_id"], row["year"]): row for row in rows}
    always = rows[0]["always_count"]
    title = t("{n} 家至少有一年写明满意率", n=rows[0]["chosen_count"])
    if always:
        title += t("；{n} 家写了三年以上，年年 100%", n=always)
    left_out = rows[0]["chosen_count"] - len(order)
    coverage = t("从没有写过的单位不在表中")
    if left_out:
        coverage += t("；还有 {n} 家未列出，请缩小范围", n=left_out)
    return Chart(
        title=title,
        unit=t("单位：%；底色越深，满意率越低"),
        coverage=coverage,
        definition=metric("satisfaction_rate").definition(language),
        alt=title,
        plot=Grid(
            tuple(str(year) for year in columns),
            tuple(
                GridRow(
                    row["agency"],
                    tuple(_box(found.get((agency, year)), t, language) for year in columns),
                    link=to("satisfaction", agency=agency),
                )
                for agency, row in order.items()
            ),
            corner=t("单位"),
            absent=t("没有报告"),
            keys=(
                ("hundred", "100%"),
                ("impossible", t("没有件数能得出，或超过 100%")),
                ("silent", t("没写（不是 0）")),
            ),
        ),
        head=(t("单位"), *(str(year) for year in columns)),
        rows=tuple(
            (row["agency"], *(_value(found.get((agency, year))) for year in columns)) for agency, row in order.items()
        ),
        row_links=tuple(to("satisfaction", agency=agency) for agency in order),
        metrics=("satisfaction_rate",),
    )


def _value(row: Row | None) -> float | None:
    return None if row is None or row["state"] == "differing" else row["rate"]


def _box(row: Row | None, t: Translate, language: str) -> Box | None:
    if row is None or row["report_id"] is None:
        return None
    place = f"{row['agency']} {row['year']}"
    link = to("report", agency=row["agency_id"], year=row["year"], claim=row["claim_id"])
    if row["state"] is None:
        return Box(t("没写"), t("{place}：没有写满意率，不是 0", place=place), style="silent", link=link)
    if row["state"] == "differing":
        return Box(t("不一"), t("{place}：同一份报告写了几个不同的率", place=place), style="differing", link=link)
    said = t(
        "{place}：{subject} {rate}，{state}",
        place=place,
        subject=channel(row["subject"], language),
        rate=rate(row["rate"]),
        state=t(STATE_NAMES[row["state"]]),
    )
    if row["base"] is not None:
        said += t("，{n} 件", n=row["base"])
    if row["state"] in {"impossible", "over"}:
        return Box(f"{rate(row['rate'])} ✕", said, style="impossible", link=link)
    if row["rate"] == 100:
        return Box("100%", said, style="hundred", link=link)
    return Box(rate(row["rate"]), said, strength=min(1.0, max(0.01, (100 - row["rate"]) / WIDE)), link=link)
