"""The charts of anomalies: agencies against checks, findings by check, the ladder of zeros, copied prose, outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gkdash.charts import anomalies as charts
from gkdash.checks.registry import checks
from gkdash.i18n import Translate, mark
from gkdash.i18n.formats import count
from gkdash.views.filing import Tile
from gkdash.views.model import Answer, Nothing, Question, View

AGENCIES_SHOWN = 60
"""Most rows of the heat map; those with the gravest findings come first."""
COPIES_SHOWN = 20


def titles(language: str) -> dict[str, str]:
    """Return what every check is called, in the order of the registry."""
    return {item.id: item.title.en if language == "en" else item.title.zh for item in checks()}


def tiles(
    now: Mapping[str, Any], before: Mapping[str, Any] | None, found: Mapping[str, int], t: Translate
) -> list[Tile]:
    """Return the figures of the page's head: agencies by the worst of them; `found` are findings by severity."""

    def earlier(key: str) -> int | None:
        return before[key] if before else None

    return [
        Tile(
            t("有错误的单位"), now["error_count"], earlier("error_count"), t("错误 {n} 项", n=found["error"]), "missing"
        ),
        Tile(
            t("有待核的单位"), now["review_count"], earlier("review_count"), t("待核 {n} 项", n=found["review"]), "late"
        ),
        Tile(t("只有提示的单位"), now["notice_count"], earlier("notice_count"), t("提示 {n} 项", n=found["notice"])),
        Tile(t("没有发现的单位"), now["clean_count"], earlier("clean_count"), t("已报且未发现问题"), "on_time"),
        Tile(
            t("已检查的报告"),
            now["report_count"],
            earlier("report_count"),
            t("应报或已报 {n} 家", n=now["agency_count"]),
        ),
        Tile(t("读取存疑的单位"), now["doubtful_count"], earlier("doubtful_count"), t("不算单位的差错")),
    ]


def found_by_severity(rows: list[dict[str, Any]], year: int) -> dict[str, int]:
    """Return how many findings of each severity there are; the parser's doubts under `parser`."""
    found = dict.fromkeys((*charts.RANKS, "parser"), 0)
    for row in rows:
        if row["year"] == year:
            found["parser" if row["fault"] == "parser" else row["severity"]] += row["finding_count"]
    return found


def answer(year: int, now: Mapping[str, Any], found: Mapping[str, int], language: str, t: Translate) -> str:
    """Return the sentence that answers the page's question: how the year stands as a whole."""
    whole = sum(found[rank] for rank in charts.RANKS)
    if not now["report_count"]:
        return t("{year} 年度在所选范围内还没有报告。", year=year)
    if not whole:
        return t("{year} 年度检查了 {n} 份报告，没有发现问题。", year=year, n=now["report_count"])
    return t(
        "{year} 年度检查了 {n} 份报告，发现 {found} 项：错误 {errors} 项，待核 {reviews} 项，提示 {notices} 项；{clean} 家没有发现。",
        year=year,
        n=now["report_count"],
        found=count(whole, language),
        errors=found["error"],
        reviews=found["review"],
        notices=found["notice"],
        clean=now["clean_count"],
    )


def state(asked_rows: list[dict[str, Any]], year: int) -> dict[str, Any] | None:
    """Return the counts of one year; None where nothing is due or filed in it."""
    return next((row for row in asked_rows if row["year"] == year), None)


def _nobody(asked: Question) -> Nothing:
    return Nothing(asked.t("{year} 年度在所选范围内没有检查发现。", year=asked.chosen.year))


def _heat(asked: Question) -> Answer:
    rows = asked.ask("anomalies_heat", **asked.chosen.parameters, limit=AGENCIES_SHOWN)
    if not rows:
        return _nobody(asked)
    now = state(asked.ask("anomalies_state", **asked.chosen.parameters), asked.chosen.year)
    reports = now["report_count"] if now else 0
    return charts.heat(asked.chosen.year, rows, titles(asked.language), asked.t, reports=reports)


def _checks(asked: Question) -> Answer:
    rows = asked.ask("anomalies_counts", **asked.chosen.parameters)
    if not any(row["year"] == asked.chosen.year for row in rows):
        return _nobody(asked)
    return charts.by_check(asked.chosen.year, rows, titles(asked.language), asked.t)


def _zeros(asked: Question) -> Answer:
    rows = asked.ask("anomalies_zeros", **asked.chosen.parameters, today=asked.today.isoformat())
    if not rows:
        return Nothing(asked.t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=asked.chosen.year))
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["rung"]] = counts.get(row["rung"], 0) + row["agency_count"]
    return charts.zeros(asked.chosen.year, counts, asked.t)


def _copies(asked: Question) -> Answer:
    rows = asked.ask("anomalies_copies", **asked.chosen.parameters, limit=COPIES_SHOWN)
    if not rows:
        return Nothing(asked.t("没有沿用上年或与其他单位雷同的正文"))
    return charts.copies(asked.chosen.year, rows, asked.t)


def _tally(asked: Question) -> Answer:
    now = state(asked.ask("anomalies_state", **asked.chosen.parameters), asked.chosen.year)
    rows = asked.ask("check_tallies") if now else []
    if not rows:
        return Nothing(asked.t("还没有做过检查。"))
    return charts.tally(rows, titles(asked.language), asked.t)


VIEWS = (
    View("anomalies.heat", "anomalies", mark("哪家单位有哪些问题"), _heat),
    View("anomalies.checks", "anomalies", mark("各项检查的发现"), _checks),
    View("anomalies.zeros", "anomalies", mark("全零阶梯"), _zeros),
    View("anomalies.copies", "anomalies", mark("雷同的正文"), _copies),
    View("anomalies.tally", "anomalies", mark("检查了什么"), _tally),
)
