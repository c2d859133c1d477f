"""Charts of public requests: how many by channel, over the years, and who states a figure at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.spec import Bars, Chart, Lines, Series, to
from gkdash.charts.stated import STATE_NAMES, STATE_STYLES, STATES, channel, growth, share, told, whole
from gkdash.i18n import Translate
from gkdash.i18n.formats import count

Row = Mapping[str, Any]


def channels(
    year: int, rows: Sequence[Row], states: Mapping[str, int], order: Sequence[str], t: Translate, language: str
) -> Chart:
    """Return what was received by each channel in `year`, beside the year before.

    `rows` has one entry per year and channel, `states` agencies by what they state of any channel, `order` the channels.
    """
    now = {row["subject"]: row for row in rows if row["year"] == year and row["agency_count"]}
    before = {row["subject"]: row for row in rows if row["year"] == year - 1 and row["agency_count"]}
    present = [key for key in order if key in now or key in before]
    most = max((key for key in present if key in now and key != "requests"), key=lambda key: now[key]["received"])
    names = tuple(channel(key, language) for key in present)
    series = tuple(
        Series(t("{year} 年度", year=at), style, values, tuple(told(value, None, t, language) for value in values))
        for at, style, values in (
            (year, "this_year", tuple(_figure(now.get(key)) for key in present)),
            (year - 1, "before", tuple(_figure(before.get(key)) for key in present)),
        )
        if any(value is not None for value in values)
    )
    top = now[most]
    title = t(
        "{name}最多：{n} 家写明，共 {total} 件",
        name=channel(most, language),
        n=top["agency_count"],
        total=count(top["received"], language),
    )
    if top["matched_count"]:
        title += t(
            "；两年都写明的 {n} 家比上年 {change}",
            n=top["matched_count"],
            change=growth(top["matched"], top["matched_before"]),
        )
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=coverage(states, t),
        definition=t(
            "各单位报告文字中写明的本单位本年受理量之和；没有写明的不计，不当作 0。"
            "“合计”是报告自己给出的几个渠道之和，与各渠道重复，不相加。比上年只比两年都写明的单位。"
        ),
        alt=t(
            "{year} 年度各渠道受理量：{text}",
            year=year,
            text=t("、").join(
                f"{channel(key, language)} {count(now[key]['received'], language)}" for key in present if key in now
            ),
        ),
        plot=Bars(names, series, grouped=True, links=tuple(to("hotline", year=year, channel=key) for key in present)),
        head=(
            t("渠道"),
            t("写明的单位"),
            t("受理"),
            t("其中约数"),
            t("上年写明的单位"),
            t("上年受理"),
            t("两年都写明的单位"),
            t("两年都写明的：上年"),
            t("两年都写明的：本年"),
        ),
        rows=tuple(_channel_row(key, now.get(key), before.get(key), language) for key in present),
        row_links=tuple(to("hotline", year=year, channel=key) for key in present),
        metrics=("requests_channel", "hotline_received"),
    )


def coverage(states: Mapping[str, int], t: Translate) -> str:
    """Return how many agencies state a figure, and how many are left out for which reason."""
    stated = states.get("exact", 0) + states.get("hedged", 0)
    parts = [t("{n} 家写明", n=stated)]
    if states.get("hedged"):
        parts.append(t("其中 {n} 家是约数", n=states["hedged"]))
    left = [(key, states[key]) for key in ("differing", "area", "silent", "missing") if states.get(key)]
    if left:
        told_of = t("、").join(f"{t(STATE_NAMES[key])} {number}" for key, number in left)
        parts.append(t("未计入：{text}（家）", text=told_of))
    return t("；").join(parts)


def _channel_row(key: str, now: Row | None, before: Row | None, language: str) -> tuple[str | int | float | None, ...]:
    matched = now if now and now["matched_count"] else None
    return (
        channel(key, language),
        now["agency_count"] if now else 0,
        whole(now["received"]) if now else None,
        now["hedged_count"] if now else 0,
        before["agency_count"] if before else 0,
        whole(before["received"]) if before else None,
        matched["matched_count"] if matched else 0,
        whole(matched["matched_before"]) if matched else None,
        whole(matched["matched"]) if matched else None,
    )


def _figure(row: Row | None) -> float | None:
    return None if row is None else float(row["received"])


def trend(rows: Sequence[Row], order: Sequence[str], chosen: str, t: Translate, language: str) -> Chart:
    """Return what was received by each channel over the years; a year in which nobody states it is a gap."""
    given = [row for row in rows if row["agency_count"]]
    years = sorted({row["year"] for row in given})
    found = {(row["subject"], row["year"]): row for row in given}
    present = [key for key in order if key != "requests" and any((key, year) in found for year in years)]
    own = [found[chosen, year] for year in years if (chosen, year) in found]
    name = channel(chosen, language)
    if len(own) > 1:
        title = t(
            "{name}：{first} 年 {one} 件，{last} 年 {other} 件；写明的单位 {few} → {many} 家",
            name=name,
            first=own[0]["year"],
            last=own[-1]["year"],
            one=count(own[0]["received"], language),
            other=count(own[-1]["received"], language),
            few=own[0]["agency_count"],
            many=own[-1]["agency_count"],
        )
    else:
        title = t("{name}：只有一年写明，看不出走势", name=name) if own else t("{name}：没有单位写明", name=name)
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=t("各年写明的单位数不同，见数据表；同一批单位的增减看“比上年”"),
        definition=t(
            "各单位报告文字中写明的本单位本年受理量之和，按年。办结率由数字推算：办结÷受理，只计两数都写明、办结不多于受理的单位。"
        ),
        alt=title,
        plot=Lines(
            tuple(str(year) for year in years),
            tuple(
                Series(channel(key, language), key, tuple(_figure(found.get((key, year))) for year in years))
                for key in present
            ),
            links=tuple(to("hotline", year=year, channel=chosen) for year in years),
        ),
        head=(
            t("年度"),
            t("渠道"),
            t("写明的单位"),
            t("受理"),
            t("两数都写明的单位"),
            t("其受理"),
            t("其办结"),
            t("办结率（%）"),
        ),
        rows=tuple(
            (
                str(row["year"]),
                channel(row["subject"], language),
                row["agency_count"],
                whole(row["received"]),
                row["both_count"],
                whole(row["both_received"]),
                whole(row["both_closed"]),
                share(row["both_closed"], row["both_received"]),
            )
            for row in sorted(given, key=lambda row: (row["year"], order.index(row["subject"])))
        ),
        metrics=("requests_channel", "hotline_closure_rate"),
    )


def reporting(
    year: int, kinds: Sequence[tuple[str, Mapping[str, int]]], chosen: str, t: Translate, language: str
) -> Chart:
    """Return how many agencies of each type (its name, agencies by state) state a figure; silence is a state of its own."""
    present = [state for state in STATES if any(counts.get(state) for _, counts in kinds)]
    silent = sum(counts.get("silent", 0) for _, counts in kinds)
    reports = sum(sum(counts.values()) - counts.get("missing", 0) for _, counts in kinds)
    name = channel(chosen, language)
    title = (
        t("{all} 份报告中，{n} 份没有写{name}受理量", all=reports, n=silent, name=name)
        if silent
        else t("{n} 份报告都写了{name}受理量", n=reports, name=name)
    )
    return Chart(
        title=title,
        unit=t("单位：家"),
        coverage=t("有报告的 {n} 家和未报的 {m} 家", n=reports, m=sum(c.get("missing", 0) for _, c in kinds)),
        definition=t(
            "没有写不等于 0。只有约数：写了“余”“约”；前后不一：同一份报告写了几个不同的数；"
            "只写全域数：写的是全县或全系统的数，不算本单位的。"
        ),
        alt=t("{year} 年度：{title}", year=year, title=title),
        plot=Bars(
            tuple(kind for kind, _ in kinds),
            tuple(
                Series(
                    t(STATE_NAMES[state]),
                    STATE_STYLES[state],
                    tuple(float(counts.get(state, 0)) for _, counts in kinds),
                    tuple(str(counts[state]) if counts.get(state) else "" for _, counts in kinds),
                )
                for state in present
            ),
        ),
        head=(t("单位类型"), *(t(STATE_NAMES[state]) for state in present)),
        rows=tuple((kind, *(counts.get(state, 0) for state in present)) for kind, counts in kinds),
        metrics=("requests_channel",),
    )
