"""The figures of a year across the four subjects, each with its change and with how many reports it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gkdash.charts.stated import growth, rate
from gkdash.i18n import Translate, mark
from gkdash.i18n.formats import change, count, percent

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure as text: its name, value, change against last year (empty where there is none), what it rests on, a page."""

    name: str
    value: str
    change: str
    note: str
    page: str


FIGURES = {
    "new_received": mark("本年新收申请"),
    "hotline_received": mark("热线受理"),
    "proactive_published": mark("主动公开信息"),
}
"""What the list of largest changes calls its figures."""


def facts(rows: Sequence[Row], year: int, language: str, t: Translate) -> list[Fact]:
    """Return the five figures of `year`; a figure that no report states is a dash, never 0."""
    by_year = {row["year"]: row for row in rows}
    now, before = by_year.get(year), by_year.get(year - 1)
    if now is None:
        return []
    reports = now["report_count"]
    return [
        Fact(
            t("本年新收申请"),
            _count(now["new_received"], language),
            _change(now, before, "new_received", language, t),
            t("{n}/{all} 份报告有此数", n=now["new_received_count"], all=now["counted_count"]),
            "applications",
        ),
        Fact(
            t("公开率"),
            _rate(now),
            _points(_share(now), None if before is None else _share(before), t),
            t("予以和部分公开，占已办结 {n} 件", n=_count(now["processed_total"], language)),
            "applications",
        ),
        Fact(
            t("12345 热线受理"),
            _count(now["hotline_received"], language),
            _matched(now, before, t),
            t("{n}/{all} 份报告写明", n=now["hotline_count"], all=reports),
            "hotline",
        ),
        Fact(
            t("群众满意率（中位数）"),
            "—" if now["satisfaction_median"] is None else rate(now["satisfaction_median"]),
            _last_year(before, t),
            t("{n}/{all} 份报告写明", n=now["satisfaction_count"], all=reports),
            "satisfaction",
        ),
        Fact(
            t("错误类发现"),
            count(now["error_count"], language),
            _change(now, before, "error_count", language, t),
            t("涉及 {n} 份报告", n=now["error_report_count"]),
            "anomalies",
        ),
    ]


def _count(value: float | None, language: str) -> str:
    return "—" if value is None else count(value, language)


def _rate(row: Row) -> str:
    return "—" if row["disclosed"] is None else percent(row["disclosed"], row["processed_total"])


def _share(row: Row) -> float | None:
    if row["disclosed"] is None or not row["processed_total"]:
        return None
    return 100 * float(row["disclosed"]) / float(row["processed_total"])


def _change(now: Row, before: Row | None, name: str, language: str, t: Translate) -> str:
    if before is None or now[name] is None or before[name] is None:
        return ""
    return t("较上年 {change}", change=change(round(now[name] - before[name]), language))


def _matched(now: Row, before: Row | None, t: Translate) -> str:
    """Return the change over the agencies that state a figure in both years; others would be taken for a change."""
    if before is None or not now["hotline_matched_count"]:
        return ""
    change = growth(now["hotline_matched"], before["hotline_matched"])
    return t("两年都写明的 {n} 家比上年 {change}", n=now["hotline_matched_count"], change=change)


def _last_year(before: Row | None, t: Translate) -> str:
    """Return last year's median with the number of reports behind it: other agencies, so that no difference is told."""
    if before is None or before["satisfaction_median"] is None:
        return ""
    return t("上年 {rate}（{n} 家）", n=before["satisfaction_count"], rate=rate(before["satisfaction_median"]))


def _points(now: float | None, before: float | None, t: Translate) -> str:
    if now is None or before is None:
        return ""
    difference = round(now - before, 1)
    sign = "±" if difference == 0 else "+" if difference > 0 else "−"
    return t("较上年 {change} 个百分点", change=f"{sign}{abs(difference):.1f}")
