"""The sentence and the figures at the top of the page of public requests; draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.stated import growth
from gkdash.i18n import Translate
from gkdash.i18n.formats import count, percent
from gkdash.views.year import Fact

Row = Mapping[str, Any]

HOTLINE = "hotline_12345"


def answer(
    year: int, rows: Sequence[Row], states: Mapping[str, int], loads: Sequence[Row], t: Translate, language: str
) -> str:
    """Return the sentence: what the 12345 hotline brought, against last year, who states nothing, who is busy and all zero.

    `rows` are by year and channel, `states` agencies by what they state of the hotline, `loads` as the load chart's.
    """
    own = _of(rows, year)
    if own is None:
        parts = [t("{year} 年度没有单位写明政务服务热线受理量", year=year)]
    else:
        parts = [
            t(
                "{year} 年度，{n} 家写明政务服务热线受理量，共 {total} 件",
                year=year,
                n=own["agency_count"],
                total=count(own["received"], language),
            )
        ]
        if own["matched_count"]:
            change = growth(own["matched"], own["matched_before"])
            parts.append(t("两年都写明的 {n} 家比上年 {change}", n=own["matched_count"], change=change))
    if states.get("silent"):
        parts.append(t("{n} 份报告没有写，不当作零", n=states["silent"]))
    busy = _busy(loads, t, language)
    return t("；").join([*parts, busy] if busy else parts) + t("。")


def _busy(loads: Sequence[Row], t: Translate, language: str) -> str:
    if not loads or not loads[0]["zero_loaded_count"]:
        return ""
    first = loads[0]
    return t(
        "{n} 家三张表全是零，却受理了 {total} 件群众诉求",
        n=first["zero_loaded_count"],
        total=count(first["zero_load"], language),
    )


def figures(
    year: int, rows: Sequence[Row], states: Mapping[str, int], loads: Sequence[Row], t: Translate, language: str
) -> list[Fact]:
    """Return the tiles: hotline, all channels, closing rate, silent agencies, busy ones with nothing but zeros."""
    own, before = _of(rows, year), _of(rows, year - 1)
    now = [row for row in rows if row["year"] == year and row["agency_count"] and row["subject"] != "requests"]
    reports = sum(number for state, number in states.items() if state != "missing")
    return [
        Fact(
            t("12345 热线受理"),
            "—" if own is None else count(own["received"], language),
            ""
            if before is None
            else t("上年 {n} 家写明 {total}", n=before["agency_count"], total=_told(before, language)),
            t("{n}/{all} 份报告写明", n=0 if own is None else own["agency_count"], all=reports),
            "",
        ),
        Fact(
            t("各渠道受理"),
            count(sum(row["received"] for row in now), language) if now else "—",
            t("{n} 个渠道，各单位写明的之和", n=len(now)),
            t("不含报告自己给出的合计"),
            "",
        ),
        Fact(
            t("12345 热线办结率"),
            percent(own["both_closed"], own["both_received"]) if own is not None and own["both_count"] else "—",
            _closed(own, t, language),
            t("按 {n} 家写明的两数推算", n=0 if own is None else own["both_count"]),
            "",
        ),
        Fact(
            t("没有写热线受理量"),
            count(states.get("silent", 0), language),
            t("另有 {n} 家未报", n=states["missing"]) if states.get("missing") else "",
            t("份报告；没有写不等于 0"),
            "",
        ),
        Fact(
            t("全零却有诉求"),
            count(loads[0]["zero_loaded_count"], language) if loads else "0",
            _against_peers(loads[0], t) if loads and loads[0]["zero_loaded_count"] else "",
            t("三张表全为 0 的共 {n} 家", n=loads[0]["zero_count"] if loads else 0),
            "",
        ),
    ]


def _against_peers(totals: Row, t: Translate) -> str:
    """Return how many all-zero agencies are as busy as like units; a handful of units, or itself alone, is no measure."""
    if not totals["compared_count"]:
        return t("同类单位太少，无从比较")
    return t("{n} 家不低于同类单位中位数", n=totals["busy_count"])


def _of(rows: Sequence[Row], year: int) -> Row | None:
    return next(
        (row for row in rows if row["subject"] == HOTLINE and row["year"] == year and row["agency_count"]), None
    )


def _told(row: Row, language: str) -> str:
    return count(row["received"], language)


def _closed(own: Row | None, t: Translate, language: str) -> str:
    if own is None or not own["both_count"]:
        return ""
    return t(
        "办结 {closed}，受理 {received}",
        closed=count(own["both_closed"], language),
        received=count(own["both_received"], language),
    )
