"""What became of satisfaction rates from one year to another, and whether that means anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.satisfaction import METRIC, SHOWN, claim_link, interval, minimum
from gkdash.charts.spec import Bars, Chart, Series
from gkdash.charts.stated import channel, points, rate
from gkdash.i18n import Translate, mark
from gkdash.metrics.catalogue import metric

Row = Mapping[str, Any]


def verdict(row: Row) -> str:
    """Return what a change of a rate says: few (too few cases), overlap (may be chance), apart (more than chance)."""
    if not row["is_comparable"]:
        return "few"
    now, before = interval(row["rate"], row["base"]), interval(row["before_rate"], row["before_base"])
    return "overlap" if now.low <= before.high and before.low <= now.high else "apart"


VERDICTS = {
    "apart": mark("区间不重叠：变化不像偶然"),
    "overlap": mark("区间重叠：不能说明有变化"),
    "few": mark("件数太少：不比"),
}


def changes(year: int, against: int, rows: Sequence[Row], t: Translate, language: str) -> Chart:
    """Return the rates of both years with their intervals, those that rose most first; raise IndexError where none is."""
    matched = sorted(
        (row for row in rows if row["rise"] is not None),
        key=lambda row: (not row["is_comparable"], -row["rise"], row["agency"]),
    )
    first = matched[0]
    shown = _most_changed([row for row in matched if row["is_comparable"]])
    few = [row for row in matched if not row["is_comparable"]]
    title = rose_most(matched, against, t)
    said = t("{n} 家两年都写明同一事项的满意率", n=first["matched_count"])
    left = first["matched_count"] - first["comparable_count"]
    if left:
        said += t("；{n} 家有一年不足 {few} 件，不比，列在数据表末", n=left, few=minimum())
    drawn = shown or few[:SHOWN]
    return Chart(
        title=title,
        unit=t("单位：%；横线为 95% 区间"),
        coverage=said,
        definition=t(
            "同一单位、同一事项两年写明的满意率。两年的 95% 区间不重叠才说有变化：这比检验差值更严，"
            "因为看的是许多单位中升幅最大的一个。{more}",
            more=metric(METRIC).definition(language),
        ),
        alt=title,
        plot=Bars(
            tuple(row["agency"] for row in drawn),
            (
                _year(t("{year} 年度", year=against), "before", drawn, "before_rate", "before_base", t),
                _year(t("{year} 年度", year=year), "this_year", drawn, "rate", "base", t),
            ),
            suffix="%",
            links=tuple(claim_link(row, year) for row in drawn),
            dots=True,
        ),
        head=(
            t("单位"),
            t("事项"),
            t("{year} 年度（%）", year=against),
            t("件数"),
            t("{year} 年度（%）", year=year),
            t("件数"),
            t("升降（百分点）"),
            t("说明什么"),
        ),
        rows=tuple(
            (
                row["agency"],
                channel(row["subject"], language),
                row["before_rate"],
                row["before_base"],
                row["rate"],
                row["base"],
                round(row["rise"], 2),
                t(VERDICTS[verdict(row)]),
            )
            for row in matched
        ),
        row_links=tuple(claim_link(row, year) for row in matched),
        metrics=(METRIC,),
    )


def rose_most(rows: Sequence[Row], against: int, t: Translate) -> str:
    """Return whose rate rose most of those that rose by more than chance, and that nobody's did where it is so.

    A rise within the intervals is no change, however large: it is not named.
    """
    matched = [row for row in rows if row["rise"] is not None]
    comparable = [row for row in matched if row["is_comparable"]]
    if not comparable:
        return t("没有件数足够的单位可与 {year} 年度比", year=against)
    everyone = int(comparable[0]["comparable_count"])
    beyond = [row for row in comparable if verdict(row) == "apart"]
    risen = [row for row in beyond if row["rise"] > 0]
    fell = t("；{n} 家下降超出偶然", n=len(beyond) - len(risen)) if len(beyond) > len(risen) else ""
    if risen:
        first = min(risen, key=lambda row: (-row["rise"], row["agency"]))
        return t(
            "升得最多的是{name}：{before} → {now}（{change} 个百分点），区间不重叠，不像偶然；可比 {n} 家",
            name=first["agency"],
            before=rate(first["before_rate"]),
            now=rate(first["rate"]),
            change=points(first["rise"]),
            n=everyone,
        )
    if all(row["rise"] <= 0 for row in comparable):
        return t("可比的 {n} 家满意率都没有上升", n=everyone) + fell
    if everyone == 1:
        return t("可比的只有 1 家，上升没有超出偶然波动（区间重叠）")
    if len(comparable) < everyone:
        said = t("升降最大的 {n} 家中，上升的都没有超出偶然波动", n=len(comparable))
    else:
        said = t("可比的 {n} 家中，上升的都没有超出偶然波动", n=everyone)
    return said + (fell or t("（区间都重叠）"))


def _most_changed(rows: Sequence[Row]) -> list[Row]:
    """Return all, or where there are too many for a picture those that rose most and those that fell most."""
    half = SHOWN // 2
    return list(rows) if len(rows) <= SHOWN else [*rows[:half], *rows[-half:]]


def _year(name: str, style: str, rows: Sequence[Row], value: str, base: str, t: Translate) -> Series:
    ends = [interval(row[value], row[base]) for row in rows]
    return Series(
        name,
        style,
        tuple(row[value] for row in rows),
        tuple(t("{rate}，{n} 件", rate=rate(row[value]), n=row[base]) for row in rows),
        tuple(end.low for end in ends),
        tuple(end.high for end in ends),
    )
