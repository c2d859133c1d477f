"""The sentence and the figures at the top of the page of satisfaction rates; draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.satisfaction_changes import rose_most
from gkdash.charts.stated import points, rate
from gkdash.i18n import Translate
from gkdash.i18n.formats import count
from gkdash.views.year import Fact

Row = Mapping[str, Any]


def answer(year: int, against: int, now: Row, rows: Sequence[Row], t: Translate) -> str:
    """Return the sentence: how many state a rate, both means, whose rate rose most and whether that means anything."""
    if not now["stated_count"]:
        return t("{year} 年度的 {n} 份报告都没有写满意率，这不等于不满意。", year=year, n=now["report_count"])
    parts = [t("{year} 年度，{n} 家写明满意率", year=year, n=now["stated_count"])]
    if now["sound_count"]:
        parts[0] += t(
            "，按件数加权平均 {weighted}，每家一票平均 {plain}",
            weighted=rate(now["weighted"]),
            plain=rate(now["plain"]),
        )
    if _silent(now):
        parts.append(t("{n} 份报告没有写满意率", n=_silent(now)))
    if any(row["rise"] is not None for row in rows):
        parts.append(t("与 {year} 年度比，{text}", year=against, text=rose_most(rows, against, t)))
    return t("；").join(parts) + t("。")


def figures(now: Row, before: Row | None, always: int, t: Translate, language: str) -> list[Fact]:
    """Return the tiles: who states a rate, both means side by side, 100 %, and what no count can give."""
    cannot = now["impossible_count"] + now["over_count"]
    return [
        Fact(
            t("写明满意率"),
            count(now["stated_count"], language),
            "" if before is None else t("上年 {n} 家", n=before["stated_count"]),
            t("{n}/{all} 份报告写明", n=now["stated_count"], all=now["report_count"]),
            "",
        ),
        Fact(
            t("加权平均"),
            _mean(now, "weighted"),
            _change(now, before, "weighted", t),
            t("按 {n} 家的 {cases} 件", n=now["sound_count"], cases=count(float(now["base_count"] or 0), language))
            if now["sound_count"]
            else t("没有可以加权的满意率"),
            "",
        ),
        Fact(
            t("每家一票平均"),
            _mean(now, "plain"),
            _change(now, before, "plain", t),
            t("同样的 {n} 家", n=now["sound_count"]) if now["sound_count"] else t("只计可以加权的单位"),
            "",
        ),
        Fact(
            t("写 100%"),
            count(now["hundred_count"], language),
            t("{n} 家三年以上年年 100%", n=always) if always else "",
            t("占写明的 {n} 家", n=now["stated_count"]),
            "",
        ),
        Fact(
            t("没有件数能得出"),
            count(cannot, language),
            t("其中超过 100% 的 {n} 家", n=now["over_count"]) if now["over_count"] else "",
            t("不计入两个平均"),
            "",
        ),
    ]


def _silent(now: Row) -> int:
    return int(now["report_count"] - now["stated_count"] - now["differing_count"])


def _mean(row: Row, name: str) -> str:
    return "—" if row[name] is None else rate(row[name])


def _change(now: Row, before: Row | None, name: str, t: Translate) -> str:
    if before is None or now[name] is None or before[name] is None:
        return ""
    return t("较上年 {change} 点（非同一批）", change=points(now[name] - before[name]))
