"""Charts of satisfaction rates in one year: each with its interval, all in a funnel, how they spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.spec import Bars, Chart, Cloud, Curve, Dot, Link, Points, Series, to
from gkdash.charts.stated import channel, rate
from gkdash.i18n import Translate, mark
from gkdash.metrics.catalogue import metric
from gkdash.metrics.intervals import Interval, funnel, wilson

Row = Mapping[str, Any]

METRIC = "satisfaction_rate"
SHOWN = 30
INNER, OUTER = 0.95, 0.998
"""Levels of the funnel's limits: a rate beyond the outer one is not explained by chance."""

STATE_NAMES = {
    "sound": mark("可核"),
    "impossible": mark("没有件数能得出"),
    "over": mark("超过 100%"),
    "hedged": mark("约数"),
    "baseless": mark("没有写件数"),
    "differing": mark("前后不一"),
}
"""What can be said of a stated rate."""

STATE_STYLES = {
    "sound": "stated",
    "impossible": "differing",
    "over": "impossible",
    "hedged": "hedged",
    "baseless": "unclear",
    "silent": "not_reported",
}

BANDS = (
    (101, mark("超过 100%")),
    (100, mark("100%")),
    (98, mark("98%～不足 100%")),
    (95, mark("95%～不足 98%")),
    (90, mark("90%～不足 95%")),
    (80, mark("80%～不足 90%")),
    (0, mark("不足 80%")),
)


def minimum() -> int:
    """Return the smallest number of cases from which on rates are compared."""
    return metric(METRIC).minimum


def interval(value: float, base: int) -> Interval:
    """Return the Wilson interval of a stated rate over its number of cases."""
    return wilson(value * base / 100, base)


def rates(year: int, rows: Sequence[Row], summary: Row, t: Translate, language: str) -> Chart:
    """Return the sound rates of `year` as points with their intervals; those with most cases where there are many.

    `summary` counts the reports of the year by what they state.
    """
    sound = sorted((row for row in rows if row["state"] == "sound"), key=lambda row: (-row["base"], row["agency"]))
    shown = sorted(sound[:SHOWN], key=lambda row: (-row["rate"], -row["base"], row["agency"]))
    ends = [interval(row["rate"], row["base"]) for row in shown]
    centre = rows[0]["centre"]
    apart = [row for row, end in zip(shown, ends, strict=True) if centre not in end and row["base"] >= minimum()]
    title = (
        t("{n} 家的 95% 区间不含平均 {mean}（每 20 家约有 1 家只因偶然如此）", n=len(apart), mean=rate(centre))
        if apart
        else t("{n} 家的 95% 区间都含平均 {mean}：看不出高下", n=len(shown), mean=rate(centre))
    )
    return Chart(
        title=title,
        unit=t("单位：%；横线为 95% 区间"),
        coverage=coverage(summary, t) + (t("；图中只画件数最多的 {n} 家", n=SHOWN) if len(sound) > SHOWN else ""),
        definition=metric(METRIC).definition(language),
        alt=t("{year} 年度满意率：{title}", year=year, title=title),
        plot=Bars(
            tuple(row["agency"] for row in shown),
            (
                Series(
                    t("满意率"),
                    "stated",
                    tuple(row["rate"] for row in shown),
                    tuple(t("{rate}，{n} 件", rate=rate(row["rate"]), n=row["base"]) for row in shown),
                    tuple(end.low for end in ends),
                    tuple(end.high for end in ends),
                ),
            ),
            suffix="%",
            links=tuple(claim_link(row, year) for row in shown),
            reference=(centre, t("加权平均 {mean}", mean=rate(centre))),
            dots=True,
        ),
        head=(t("单位"), t("事项"), t("满意率（%）"), t("件数"), t("区间下限（%）"), t("区间上限（%）"), t("核对")),
        rows=tuple(_rate_row(row, t, language) for row in rows),
        row_links=tuple(claim_link(row, year) for row in rows),
        metrics=(METRIC,),
    )


def coverage(summary: Row, t: Translate) -> str:
    """Return how many reports state a rate that can be used, and how many are left out for which reason."""
    parts = [t("{n} 家可核", n=summary["sound_count"])]
    left = [(key, summary[f"{key}_count"]) for key in STATE_NAMES if key != "sound" and summary[f"{key}_count"]]
    silent = summary["report_count"] - summary["stated_count"] - summary["differing_count"]
    names = [f"{t(STATE_NAMES[key])} {number}" for key, number in left]
    if silent:
        names.append(t("没有写 {n}", n=silent))
    if names:
        parts.append(t("未计入：{text}（家）", text=t("、").join(names)))
    return t("；").join(parts)


def _rate_row(row: Row, t: Translate, language: str) -> tuple[str | int | float | None, ...]:
    has_interval = row["base"] is not None and row["state"] == "sound"
    ends = interval(row["rate"], row["base"]) if has_interval else None
    return (
        row["agency"],
        channel(row["subject"], language),
        row["rate"],
        row["base"],
        ends.low if ends else None,
        ends.high if ends else None,
        t(STATE_NAMES[row["state"]]),
    )


def claim_link(row: Row, year: int) -> Link:
    """Return the link to the words that state a rate."""
    return to("report", agency=row["agency_id"], year=year, claim=row["claim_id"])


def funnel_plot(year: int, rows: Sequence[Row], summary: Row, t: Translate) -> Chart:
    """Return rates over their number of cases, with the limits within which they lie by chance around the mean."""
    drawn = [row for row in rows if row["state"] in {"sound", "impossible"} and row["base"]]
    first = rows[0]
    centre, dispersion = first["centre"], first["dispersion"]
    few = minimum()
    kinds: dict[str, list[Row]] = {"inside": [], "outside": [], "few": [], "impossible": []}
    for row in drawn:
        kinds[_kind(row, centre, dispersion, few)].append(row)
    names = {
        "inside": (t("在界限内"), "peers"),
        "outside": (t("在 99.8% 界限外"), "flagged"),
        "few": (t("不足 {n} 件，不评", n=few), "unclear"),
        "impossible": (t(STATE_NAMES["impossible"]), "differing"),
    }
    outside = first["outside_count"]
    title = (
        t("{n} 家在 99.8% 界限外，偶然解释不了", n=outside)
        if outside
        else t("没有单位在 99.8% 界限外：满意率的高低都可能出于偶然")
    )
    left_out = first["sound_count"] - sum(1 for row in drawn if row["state"] == "sound")
    said = coverage(summary, t)
    if left_out:
        said += t("；离平均较近的 {n} 家未画", n=left_out)
    lowest = min([row["rate"] for row in drawn], default=centre)
    return Chart(
        title=title,
        unit=t("单位：%；横轴为件数（对数）"),
        coverage=said,
        definition=t(
            "界限围绕加权平均 {mean}：真实满意率都等于平均时，95% 和 99.8% 的单位会落在界限内。"
            "单位之间的差别大于偶然时界限按 {spread} 倍放宽。件数越少，越靠左，界限越宽。",
            mean=rate(centre),
            spread=f"{dispersion:.2f}",
        ),
        alt=t("{year} 年度满意率漏斗图：{title}", year=year, title=title),
        plot=Points(
            tuple(
                Cloud(
                    names[kind][0],
                    names[kind][1],
                    tuple(
                        Dot(
                            float(row["base"]),
                            row["rate"],
                            row["agency"],
                            t("{rate}，{n} 件", rate=rate(row["rate"]), n=row["base"]),
                            claim_link(row, year),
                            is_named=kind == "outside" and len(found) <= 6,
                        )
                        for row in found
                    ),
                )
                for kind, found in kinds.items()
                if found
            ),
            x_title=t("件数"),
            y_title=t("满意率"),
            y_suffix="%",
            curves=_limits(centre, dispersion, [row["base"] for row in drawn], t),
            log_x=True,
            y_range=(max(0.0, lowest - 3), 101.0),
        ),
        head=(t("单位"), t("件数"), t("满意率（%）"), t("偏离平均（标准误）"), t("位置")),
        rows=tuple(
            (row["agency"], row["base"], row["rate"], row["score"], names[kind][0])
            for kind, found in kinds.items()
            for row in found
        ),
        row_links=tuple(claim_link(row, year) for found in kinds.values() for row in found),
        metrics=(METRIC,),
    )


def _kind(row: Row, centre: float, dispersion: float, few: int) -> str:
    if row["state"] == "impossible":
        return "impossible"
    if row["base"] < few:
        return "few"
    return "inside" if row["rate"] in funnel(centre, row["base"], OUTER, dispersion) else "outside"


def _limits(centre: float, dispersion: float, bases: Sequence[int], t: Translate) -> tuple[Curve, ...]:
    if not bases:
        return ()
    least, most = max(1, min(bases) * 0.8), max(bases) * 1.25
    sizes = [least * (most / least) ** (step / 48) for step in range(49)]
    levels = ((INNER, "limit", t("95% 界限")), (OUTER, "wide_limit", t("99.8% 界限")))
    ends = {level: [funnel(centre, max(1, round(size)), level, dispersion) for size in sizes] for level, _, _ in levels}
    return (
        Curve(t("加权平均"), "mean", tuple(sizes), tuple(centre for _ in sizes)),
        *(
            Curve(name, style, tuple(sizes), heights)
            for level, style, name in levels
            for heights in (tuple(end.low for end in ends[level]), tuple(end.high for end in ends[level]))
        ),
    )


def distribution(year: int, rows: Sequence[Row], summary: Row, t: Translate) -> Chart:
    """Return how many agencies state a rate in each band; `rows` count them by band and state, silence has its own bar."""
    found: dict[int, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["band"], {})[row["state"]] = row["agency_count"]
    silent = summary["report_count"] - summary["stated_count"] - summary["differing_count"]
    bands = [(t(name), found.get(band, {})) for band, name in BANDS if band != 101 or band in found]
    bands.append((t("没有写"), {"silent": silent}))
    names = {**STATE_NAMES, "silent": mark("没有写")}
    present = [state for state in STATE_STYLES if any(counts.get(state) for _, counts in bands)]
    title = t("写明的 {n} 家中，{hundred} 家写 100%", n=summary["stated_count"], hundred=summary["hundred_count"])
    if summary["over_count"]:
        title += t("，{n} 家超过 100%", n=summary["over_count"])
    title += t("；{n} 份报告没有写", n=silent)
    return Chart(
        title=title,
        unit=t("单位：家"),
        coverage=t("{n} 份报告", n=summary["report_count"])
        + (t("；前后不一的 {n} 份未计入", n=summary["differing_count"]) if summary["differing_count"] else ""),
        definition=t(
            "可核：写明了准数和件数，且有整数件数能得出这个率；没有件数能得出：件数乘以这个率四舍五入或截断都对不上；"
            "约数、没有写件数的照写的率归档。没有写不等于 0。"
        ),
        alt=t("{year} 年度满意率分布：{title}", year=year, title=title),
        plot=Bars(
            tuple(name for name, _ in bands),
            tuple(
                Series(
                    t(names[state]),
                    STATE_STYLES[state],
                    tuple(float(counts.get(state, 0)) for _, counts in bands),
                    tuple(str(counts[state]) if counts.get(state) else "" for _, counts in bands),
                )
                for state in present
            ),
        ),
        head=(t("满意率"), *(t(names[state]) for state in present)),
        rows=tuple((name, *(counts.get(state, 0) for state in present)) for name, counts in bands),
        metrics=(METRIC,),
    )
