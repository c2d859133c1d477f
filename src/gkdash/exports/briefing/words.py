"""The sentences of a briefing, made from its figures: what they say and what they rest on, never why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gkdash.charts import Chart, Flow, Grid
from gkdash.exports.briefing.model import Absent, Briefing, Figure
from gkdash.exports.reading import Origin
from gkdash.i18n import Translate
from gkdash.i18n.formats import day
from gkdash.i18n.translate import SOURCE

DETAIL_LENGTH = 160
"""A longer enumeration is no sentence; it stands in the table."""

_STOPS = ("。", ".", "！", "!", "？", "?")


def title(year: int, scope_name: str, t: Translate) -> str:
    """Return the title of a briefing to which nobody gave one."""
    if scope_name:
        return t("关于{scope}{year}年度政府信息公开工作年度报告情况的简报", scope=scope_name, year=year)
    return t("关于{year}年度政府信息公开工作年度报告情况的简报", year=year)


def about(chart: Chart, number: int, t: Translate) -> str:
    """Return the words beside a figure: its finding with its number, and what it shows in detail where that is short."""
    finding = t("{finding}（见图{number}）。", finding=unstopped(chart.title), number=number)
    detail = chart.alt.removeprefix(chart.title).lstrip("。.；;，,：: ")
    if not detail or len(detail) > DETAIL_LENGTH or unstopped(chart.title) in detail:
        return finding
    return joined([finding, stopped(detail, t)], t)


def beside(figure: Figure, t: Translate) -> str:
    """Return the words for a slide whose title states the finding already: without it, or what the figure covers."""
    finding = t("{finding}（见图{number}）。", finding=unstopped(figure.chart.title), number=figure.number)
    return figure.words.removeprefix(finding).strip() or stopped(figure.chart.coverage, t)


def opening(year: int, scope_name: str, origin: Origin, figures: int, language: str, t: Translate) -> str:
    """Return the first paragraph: what the figures are of, and of when."""
    told = {"year": year, "day": day(origin.as_of.date(), language), "n": figures}
    if scope_name:
        return t(
            "根据{scope}所属单位 {year} 年度政府信息公开工作年度报告，现将有关情况简报如下。数据截至 {day}，共 {n} 幅图。",
            scope=scope_name,
            **told,
        )
    return t("根据 {year} 年度政府信息公开工作年度报告，现将有关情况简报如下。数据截至 {day}，共 {n} 幅图。", **told)


def findings(figures: Sequence[Figure], t: Translate) -> list[str]:
    """Return the findings of all figures as a list, each with its number."""
    return [
        t("{finding}（见图{number}）。", finding=unstopped(figure.chart.title), number=figure.number)
        for figure in figures
    ]


def remarks(origin: Origin, absent: Sequence[Absent], made: date, language: str, t: Translate) -> list[str]:
    """Return what has to be known to read the figures: source, time, what was left out and what was not done."""
    told = [
        t(
            "数据来源：{source}，数据批次 {number}，截至 {day}；{made} 生成。",
            source=origin.title or t("已载入的年度报告"),
            number=batch(origin),
            day=day(origin.as_of.date(), language),
            made=day(made, language),
        ),
        t("空白、占位符和读不出的格都不当作 0，未报告的数字不参加计算；各图的覆盖范围和未计入的部分列在图下。"),
        t("文中的话由数字自动生成，只陈述数字，不说明原因。"),
        t("图下的引用号可查回该图和当时的数据：gkdash export reference 引用号。"),
    ]
    told += [t("未列入：{name}。{reason}", name=item.name, reason=stopped(item.reason, t)) for item in absent]
    if origin.notice:
        told.append(stopped(origin.notice, t))
    return told


def caption(figure: Figure, t: Translate) -> str:
    """Return the line under a figure: number, name, what it is narrowed to."""
    return t("图{number}　{name}（{about}）", number=figure.number, name=figure.name, about=figure.about)


def source(briefing: Briefing, figure: Figure, remark: str = "") -> str:
    """Return the small print of a figure: unit, coverage, definition, source and time, its reference."""
    t, chart = briefing.t, figure.chart
    told = [unstopped(text) for text in (chart.unit, chart.coverage, chart.definition, remark) if text]
    if isinstance(chart.plot, Grid):
        told += [text for _, text in chart.plot.keys]
        told += [t("“—”：{text}", text=chart.plot.absent)] if chart.plot.absent else []
    elif isinstance(chart.plot, Flow):
        told.append(t("“—”为未报告"))
    return joined([*(stopped(text, t) for text in told), origin_line(briefing, figure)], t)


def origin_line(briefing: Briefing, figure: Figure) -> str:
    """Return where a figure comes from: source, generation, time, its reference."""
    t = briefing.t
    told = [
        t(
            "来源：{source}，数据批次 {number}，截至 {day}",
            source=briefing.origin.title or t("已载入的年度报告"),
            number=batch(briefing.origin),
            day=day(briefing.origin.as_of.date(), briefing.language),
        )
    ]
    if figure.code:
        told.append(t("引用号 {code}", code=figure.code))
    return joined([stopped(text, t) for text in told], t)


def joined(sentences: Sequence[str], t: Translate) -> str:
    """Return sentences in a row; English wants a space between them."""
    found = sentences[0]
    for other in sentences[1:]:
        found = t("{one}{other}", one=found, other=other)
    return found


def labelled(origin: Origin, language: str, t: Translate) -> Origin:
    """Return the origin with the label of made-up data in the language of the briefing."""
    if not origin.notice or language == SOURCE:
        return origin
    return replace(origin, notice=t("虚构数据，仅供演示"))


def batch(origin: Origin) -> str:
    """Return the number of a generation as pages show it."""
    return origin.generation.removesuffix(".duckdb").rpartition("-")[2]


def stopped(text: str, t: Translate) -> str:
    """Return text with a full stop at its end."""
    return text if text.endswith(_STOPS) else f"{text}{t('。')}"


def unstopped(text: str) -> str:
    """Return text without a full stop at its end."""
    return text.rstrip("。.；; ") if not text.endswith("……") else text
