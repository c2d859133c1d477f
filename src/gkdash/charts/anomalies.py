"""Charts of anomalies: who was found by which check, which checks found most, the ladder of zeros, what came of each check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gkdash.charts.spec import Bars, Box, Chart, Grid, GridRow, Link, Series, Value, to
from gkdash.i18n import Translate, mark
from gkdash.i18n.words import SEVERITIES

Row = Mapping[str, Any]

RANKS = ("error", "review", "notice")
SIGNS = {"error": "✕", "review": "△", "notice": "○"}
"""One sign per severity, so that it can be told without colour."""
DOUBT = "?"


class Rung(NamedTuple):
    """A rung of the ladder of zeros: what it is called and what it looks like."""

    name: str
    style: str


RUNGS = {
    "zero_text": Rung(mark("全为零，文字却有应统计的事项"), "error"),
    "zero_history": Rung(mark("全为零，本单位往年有数"), "review"),
    "zero_rare": Rung(mark("全为零，同类单位少见"), "review"),
    "zero_unknown": Rung(mark("全为零，同类太少，无从比较"), "review"),
    "zero_usual": Rung(mark("全为零，同类单位也多为零"), "notice"),
    "part": Rung(mark("有零，但有的表没有数字"), "blank"),
    "placeholder": Rung(mark("没有数字，填的是占位符"), "placeholder"),
    "blank": Rung(mark("没有数字，格是空的"), "blank"),
    "no_tables": Rung(mark("三张表都没有找到"), "missing"),
    "unreadable": Rung(mark("没有读到非零数，有的格读取存疑"), "unreadable"),
    "missing": Rung(mark("未报"), "missing"),
    "pending": Rung(mark("未到期"), "pending"),
    "figures": Rung(mark("有不为零的数字"), "number"),
}
"""From zeros that contradict the report itself to reports with figures; only the first five are explicit zeros."""

ZERO = ("zero_text", "zero_history", "zero_rare", "zero_unknown", "zero_usual")

OUTCOMES = {
    "failed": mark("有发现"),
    "passed": mark("通过"),
    "not_applicable": mark("不适用"),
    "not_evaluable": mark("无法检查"),
}


def heat(year: int, rows: Sequence[Row], titles: Mapping[str, str], t: Translate, *, reports: int) -> Chart:
    """Return agencies against checks; `titles` names every check in order, `reports` is how many were checked."""
    agencies = {row["agency_id"]: row["agency"] for row in rows}
    there = {row["check_id"] for row in rows}
    checks = [key for key in titles if key in there] + sorted(there - titles.keys())
    found = {(row["agency_id"], row["check_id"]): row for row in rows}
    whole = rows[0]["agency_count"] if rows else 0
    lines = tuple(
        GridRow(
            name,
            tuple(_box(found.get((key, check)), name, titles.get(check, check), year, t) for check in checks),
            link=to("anomalies", part="list", agency=key, year=year),
        )
        for key, name in agencies.items()
    )
    totals = {key: sum(row["finding_count"] for row in rows if row["agency_id"] == key) for key in agencies}
    worst = max(totals, key=lambda key: totals[key], default="")
    most = t("，最多的是{name}（{n} 项）", name=agencies[worst], n=totals[worst]) if worst else ""
    title = t("{n} 家单位有检查发现", n=whole) + most
    coverage = t("已检查 {n} 份报告", n=reports)
    if whole > len(agencies):
        coverage += t("；只列出 {n} 家，其余 {rest} 家请缩小范围", n=len(agencies), rest=whole - len(agencies))
    keys = [(rank, f"{SIGNS[rank]} {t(SEVERITIES[rank])}") for rank in RANKS]
    return Chart(
        title=title,
        unit=t("单位：项"),
        coverage=coverage,
        definition=t("每格是一家单位在一项检查中的发现数；由同一原因引起的只计一项。“?”是读取存疑，不算单位的差错。"),
        alt=t("{title}。各单位按发现的轻重和多少排列。", title=title),
        plot=Grid(
            tuple(titles.get(check, check) for check in checks),
            lines,
            corner=t("单位"),
            absent=t("没有发现"),
            keys=(*keys, ("unreadable", f"{DOUBT} {t('读取存疑')}")),
        ),
        head=(t("单位"), *(titles.get(check, check) for check in checks), t("合计")),
        rows=tuple(
            (name, *(_count(found.get((key, check))) for check in checks), totals[key])
            for key, name in agencies.items()
        ),
        row_links=tuple(line.link for line in lines),
    )


def _box(row: Row | None, agency: str, check: str, year: int, t: Translate) -> Box | None:
    if row is None:
        return None
    severity = row["severity"]
    sign = SIGNS[severity] if severity else DOUBT
    count = row["finding_count"]
    named = t(SEVERITIES[severity]) if severity else t("读取存疑")
    said = t("{agency}：{check}，{severity} {n} 项", agency=agency, check=check, severity=named, n=count)
    goal = to("anomalies", part="list", agency=row["agency_id"], check=row["check_id"], year=year)
    return Box(sign if count == 1 else f"{sign}{count}", said, style=severity or "unreadable", link=goal)


def _count(row: Row | None) -> Value:
    return 0 if row is None else int(row["finding_count"])


def by_check(year: int, rows: Sequence[Row], titles: Mapping[str, str], t: Translate) -> Chart:
    """Return one bar per check with findings of the year: findings by severity, the gravest and most frequent first."""
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        if row["year"] == year and row["fault"] == "report":
            own = counts.setdefault(row["check_id"], {})
            own[row["severity"]] = own.get(row["severity"], 0) + row["finding_count"]
    order = sorted(counts, key=lambda key: ([-counts[key].get(rank, 0) for rank in RANKS], key))
    doubts = sum(row["finding_count"] for row in rows if row["year"] == year and row["fault"] == "parser")
    series = tuple(
        Series(
            t(SEVERITIES[rank]),
            rank,
            tuple(float(counts[key].get(rank, 0)) for key in order),
            tuple(str(counts[key][rank]) if counts[key].get(rank) else "" for key in order),
        )
        for rank in RANKS
        if any(counts[key].get(rank) for key in order)
    )
    sums = {rank: sum(count.get(rank, 0) for count in counts.values()) for rank in RANKS}
    worst = order[0] if order else ""
    title = (
        t("错误 {n} 项，以“{check}”为最多", n=sums["error"], check=titles.get(worst, worst))
        if sums["error"]
        else t("没有错误，待核 {n} 项", n=sums["review"])
    )
    coverage = t("{n} 项发现，来自 {checks} 项检查", n=sum(sums.values()), checks=len(order))
    if doubts:
        coverage += t("；另有 {n} 项读取存疑，未画入", n=doubts)
    links = tuple(to("anomalies", part="list", check=key, year=year) for key in order)
    return Chart(
        title=title,
        unit=t("单位：项"),
        coverage=coverage,
        definition=t("错误：报告自相矛盾或不合格式；待核：需要人看一看；提示：值得知道。由同一原因引起的只计一项。"),
        alt=t("{year} 年度各项检查的发现：", year=year)
        + "；".join(f"{titles.get(key, key)} {sum(counts[key].values())}" for key in order),
        plot=Bars(tuple(titles.get(key, key) for key in order), series, links=links),
        head=(t("检查"), *(t(SEVERITIES[rank]) for rank in RANKS), t("合计")),
        rows=tuple(
            (titles.get(key, key), *(counts[key].get(rank, 0) for rank in RANKS), sum(counts[key].values()))
            for key in order
        ),
        row_links=links,
    )


def zeros(year: int, counts: Mapping[str, int], t: Translate) -> Chart:
    """Return one bar per rung of the ladder of zeros; `counts` are agencies by rung."""
    present = [key for key in RUNGS if counts.get(key) and key != "figures"]
    styles = list(dict.fromkeys(RUNGS[key].style for key in present))
    zero = sum(counts.get(key, 0) for key in ZERO)
    odd = sum(counts.get(key, 0) for key in ZERO[:-1])
    whole = sum(counts.values())
    silent = sum(counts.get(key, 0) for key in ("part", "placeholder", "blank", "no_tables"))
    if zero and odd:
        title = t("{n} 家三张表全为零，其中 {odd} 家值得先看", n=zero, odd=odd)
    elif zero:
        title = t("{n} 家三张表全为零，在同类单位中都属平常", n=zero)
    else:
        title = t("没有三张表全为零的单位")
    coverage = t("应报或已报 {n} 家", n=whole)
    if counts.get("figures"):
        coverage += t("；{n} 家有不为零的数字，未画入", n=counts["figures"])
    if silent:
        coverage += t("；{n} 家有空白、占位符或缺表，不当作零", n=silent)
    links = tuple(_rung_link(key, year) for key in present)
    return Chart(
        title=title,
        unit=t("单位：家"),
        coverage=coverage,
        definition=t(
            "只有三张表都在、每个数字都明确填 0 才算全为零；空白、占位符、缺表、没有读出来的分开列。"
            "全为零按同类单位和本单位历年的情况分出意外程度：对多数乡镇这是真的，供抽查，不是差错名单。"
        ),
        alt=t("{year} 年度全零阶梯：", year=year) + "；".join(f"{t(RUNGS[key].name)} {counts[key]}" for key in present),
        plot=Bars(
            tuple(t(RUNGS[key].name) for key in present),
            tuple(
                Series(
                    t(_STYLE_NAMES[style]),
                    style,
                    tuple(float(counts[key]) if RUNGS[key].style == style else None for key in present),
                    tuple(str(counts[key]) if RUNGS[key].style == style else "" for key in present),
                )
                for style in styles
            ),
            links=links,
        ),
        head=(t("情形"), t("单位数")),
        rows=tuple((t(rung.name), counts[key]) for key, rung in RUNGS.items() if counts.get(key)),
        row_links=tuple(_rung_link(key, year) for key in RUNGS if counts.get(key)),
    )


_STYLE_NAMES = {
    "error": mark("自相矛盾"),
    "review": mark("值得先看"),
    "notice": mark("平常"),
    "blank": mark("空白"),
    "placeholder": mark("占位符"),
    "missing": mark("没有"),
    "unreadable": mark("读取存疑"),
    "pending": mark("未到期"),
}


def _rung_link(rung: str, year: int) -> Link:
    if rung in {"missing", "pending"}:
        return to("./", year=year)
    if rung == "figures":
        return to("anomalies", part="zeros", year=year)
    return to("anomalies", part="zeros", rung=rung, year=year)


def copies(year: int, rows: Sequence[Row], t: Translate) -> Chart:
    """Return one bar per report whose prose is last year's or another agency's: the share that is the same."""
    names = tuple(
        t("{agency} ← 本单位 {year} 年", agency=row["agency"], year=row["source_year"])
        if row["check_id"] == "copied_from_last_year"
        else t(
            "{agency} ← {other} {year} 年", agency=row["agency"], other=row["source_agency"], year=row["source_year"]
        )
        for row in rows
    )
    links = tuple(to("anomalies", part="list", check=row["check_id"], finding=row["key"], year=year) for row in rows)
    own, other = (
        next((row["check_count"] for row in rows if row["check_id"] == key), 0)
        for key in ("copied_from_last_year", "copied_from_peer")
    )
    shares = tuple(None if row["share"] is None else round(100 * row["share"], 1) for row in rows)
    told = [t("{n} 家沿用上年正文", n=own)] if own else []
    told += [t("{n} 家与其他单位雷同", n=other)] if other else []
    title = t("，").join(told) or t("没有沿用上年或与其他单位雷同的正文")
    whole = rows[0]["finding_count"] if rows else 0
    coverage = t("{n} 份报告", n=whole)
    if whole > len(rows):
        coverage += t("；列出相同最多的 {n} 份", n=len(rows))
    kinds = (("copied_from_last_year", t("沿用上年"), "before"), ("copied_from_peer", t("与其他单位雷同"), "second"))
    return Chart(
        title=title,
        unit=t("单位：占本报告第一、五部分的百分比"),
        coverage=coverage,
        definition=t(
            "按分句长度计与上年报告、与其他单位当年或上年报告相同的份额；数字、年份、单位名称和法定套话不计。"
            "两家雷同时都会列出，谁照抄谁由人判断。"
        ),
        alt=f"{title}：" + "；".join(f"{name} {_said(share)}" for name, share in zip(names, shares, strict=True)),
        plot=Bars(
            names,
            tuple(
                Series(
                    name,
                    style,
                    tuple(share if row["check_id"] == key else None for row, share in zip(rows, shares, strict=True)),
                    tuple(
                        _said(share) if row["check_id"] == key else "" for row, share in zip(rows, shares, strict=True)
                    ),
                )
                for key, name, style in kinds
                if any(row["check_id"] == key for row in rows)
            ),
            suffix="%",
            links=links,
        ),
        head=(t("单位"), t("相同的份额（%）"), t("与谁相同"), t("哪一年")),
        rows=tuple(
            (row["agency"], share, row["source_agency"], str(row["source_year"]))
            for row, share in zip(rows, shares, strict=True)
        ),
        row_links=links,
    )


def _said(share: float | None) -> str:
    return "—" if share is None else f"{share:.0f}%"


def tally(rows: Sequence[Row], titles: Mapping[str, str], t: Translate) -> Chart:
    """Return every check against the four outcomes of the last run, so that what could not be checked shows as well."""
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row["check_id"], {})[row["outcome"]] = row["report_count"]
    order = [key for key in titles if key in counts] + sorted(counts.keys() - titles.keys())
    blind = [key for key in order if _rest(counts[key])]
    lines = tuple(
        GridRow(
            titles.get(key, key),
            tuple(_outcome(counts[key], name, titles.get(key, key), t) for name in OUTCOMES),
            link=to("definitions", check=key),
        )
        for key in order
    )
    title = t("{n} 项检查中，{part} 项有报告无法检查", n=len(order), part=len(blind))
    return Chart(
        title=title,
        unit=t("单位：份报告（历年）"),
        coverage=t("全部数据，不随筛选变化"),
        definition=t(
            "有发现、通过、不适用、无法检查是四种结果：需要的数字空白、缺失或读不清时说“无法检查”，不当作通过。"
        ),
        alt=t("{title}。各项检查的四种结果。", title=title),
        plot=Grid(tuple(t(name) for name in OUTCOMES.values()), lines, corner=t("检查"), absent="0"),
        head=(t("检查"), *(t(name) for name in OUTCOMES.values())),
        rows=tuple((titles.get(key, key), *(counts[key].get(name, 0) for name in OUTCOMES)) for key in order),
        row_links=tuple(line.link for line in lines),
    )


def _rest(count: Mapping[str, int]) -> int:
    return count.get("not_evaluable", 0)


def _outcome(count: Mapping[str, int], name: str, check: str, t: Translate) -> Box | None:
    value = count.get(name, 0)
    if not value:
        return None
    said = t("{check}：{outcome} {n} 份", check=check, outcome=t(OUTCOMES[name]), n=value)
    style = {"failed": "review", "not_evaluable": "unreadable"}.get(name, "")
    return Box(str(value), said, style=style)
