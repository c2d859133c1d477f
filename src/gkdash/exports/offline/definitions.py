"""The page of definitions: what metrics, checks and words for states mean, from where each is defined once."""

from __future__ import annotations

from collections.abc import Iterator

from gkdash.checks.registry import checks
from gkdash.checks.spoken import cited
from gkdash.exports.offline.frame import Frame, page
from gkdash.exports.offline.markup import Child, Html, el, table
from gkdash.exports.offline.model import Base
from gkdash.exports.tables.definitions import codes
from gkdash.forms import all_editions
from gkdash.i18n.words import SEVERITIES
from gkdash.metrics.catalogue import all_metrics, prose_metrics


def definitions_page(base: Base) -> bytes:
    """Return the page."""
    t = base.t
    return page(
        base,
        Frame("", "definitions"),
        t("定义"),
        el("h1", t("定义")),
        el("h2", t("计算指标")),
        table((t("名称"), t("单位（量词）"), t("含义")), _metrics(base)),
        el("h2", t("检查项")),
        table((t("名称"), t("轻重"), t("含义"), t("怎样处理"), t("规定")), _checks(base)),
        el("h2", t("状态")),
        table((t("类别"), t("名称"), t("含义")), ([row[0], row[1], row[4]] for row in _codes(base))),
        el("h2", t("表格格式")),
        table((t("名称"), t("发布文件"), t("适用年度")), _editions(base)),
    )


def _metrics(base: Base) -> Iterator[list[Child]]:
    for item in (*all_metrics().values(), *prose_metrics().values()):
        unit = item.unit if item.unit == "%" else base.t(item.unit)
        name = el("th", item.name(base.language), el("small", item.id), scope="row", id=f"metric-{item.id}")
        yield [name, unit, item.definition(base.language)]


def _checks(base: Base) -> Iterator[list[Child]]:
    english = base.language == "en"
    for item in checks():
        title, meaning, mend = (text.en if english else text.zh for text in (item.title, item.explanation, item.mend))
        name = el("th", title, el("small", item.id), scope="row", id=f"check-{item.id}")
        yield [name, base.t(SEVERITIES[item.severity.value]), meaning, mend, cited(item.citation, base.language)]


def _codes(base: Base) -> Iterator[list[Html | str]]:
    for row in codes(base.t):
        yield [str(cell or "") for cell in row]


def _editions(base: Base) -> Iterator[list[Child]]:
    for item in all_editions():
        name = f"{item.title}（{item.id}）" if base.language == "zh" else f"Form of {item.id}"
        yield [name, item.instrument, base.t("{since}—{until} 年", since=item.since, until=item.until or "…")]
