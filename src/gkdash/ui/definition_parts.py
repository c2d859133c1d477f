"""The parts of the page of definitions as nodes: one definition as a card, and the lists; knows no Streamlit, no store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gkdash.checks.model import Texts
from gkdash.checks.registry import check, definitions
from gkdash.forms import Edition, all_editions, edition
from gkdash.i18n import Translate
from gkdash.i18n.formats import day, figure
from gkdash.i18n.words import SEVERITIES
from gkdash.metrics.catalogue import metric
from gkdash.prose.vocabulary import measures, subjects, unit
from gkdash.ui.definition_entries import KINDS, Entry, compared_with
from gkdash.ui.nodes import Child, Node, div, el, link, span, table
from gkdash.ui.stored import rule

PAGE = "definitions"


def answer(found: Sequence[Entry], words: str, t: Translate) -> str:
    """Return the sentence on top: how much is defined, or how much of it was found."""
    counts = t("，").join(
        t("{n} 项{kind}", n=sum(item.kind == kind for item in found), kind=t(name)) for kind, name in KINDS.items()
    )
    return (
        t("找到含“{words}”的定义：{counts}。", words=words, counts=counts)
        if words
        else t("共有 {counts}。", counts=counts)
    )


def card(entry: Entry, language: str, t: Translate) -> Node:
    """Return everything that is known of one definition."""
    lines = _LINES[entry.kind](entry, language, t)
    gloss = entry.names.en if language == "zh" else entry.names.zh
    return div(
        "source definition",
        div("crumbs", span("crumb", t(KINDS[entry.kind])), span("crumb", entry.key)),
        el("h3", entry.name(language), span("gloss", gloss)),
        el("dl", *(part for name, value in lines for part in (el("dt", name), el("dd", *value)))),
    )


def listing(kind: str, found: Sequence[Entry], language: str, t: Translate) -> Node:
    """Return the definitions of one kind as a table, each name leading to its card."""
    if not found:
        return el("p", t("没有符合查找词的定义。"), cls="basis")
    body = _TABLES[kind](found, language, t)
    return div(
        "scroll defined", body, data_scroll=f"defined-{kind}", tabindex=0, role="region", aria_label=t(KINDS[kind])
    )


def unknown(kind: str, key: str, t: Translate) -> Node:
    """Return what is said where an address names a definition that there is not."""
    return div("source definition", el("p", t("没有名为“{key}”的{kind}。", key=key, kind=t(KINDS[kind]))))


def tab(name: str, count: int) -> str:
    """Return what a tab is called: the kind, and how many of it there are."""
    return f"{name[:1].upper()}{name[1:]} {count}"


def hint(t: Translate) -> Node:
    """Return what is said while no definition is chosen."""
    return div("source definition", el("p", t("点选左侧的名称，这里显示它的定义、算法、依据和界限值。"), cls="basis"))


_Line = tuple[str, list[Child]]


def _of_metric(entry: Entry, language: str, t: Translate) -> Iterator[_Line]:
    item = metric(entry.key)
    zh = language == "zh"
    yield t("算法"), [item.formula if zh else item.formula_english]
    yield t("计量单位"), [item.unit]
    if item.caveat:
        yield t("注意"), [item.caveat if zh else item.caveat_english]
    if item.numerator:
        yield t("分子"), [_columns(item.numerator)]
    if item.is_rate:
        yield t("分母"), [_columns(item.denominator)]
    if item.minimum:
        yield t("最小分母"), [t("{n}；不足的不比较、不排序", n=item.minimum)]
    if item.citation:
        yield t("依据"), [item.citation]
    by_columns = [(t("单位对比"), "compare"), (t("自由透视"), "explore")]
    of_prose = [(t("热线与诉求"), "hotline"), (t("群众满意率"), "satisfaction")]
    yield t("另见"), [_links(by_columns if item.numerator else of_prose, item.id)]


def _of_check(entry: Entry, language: str, t: Translate) -> Iterator[_Line]:
    item = check(entry.key)
    yield t("程度"), [_severity(item.severity.value, t)]
    yield t("含义"), [_said(item.explanation, language)]
    yield t("能判断的条件"), [_said(item.needs, language)]
    yield t("怎样处理"), [_said(item.mend, language)]
    if item.citation:
        yield t("依据"), [rule(item.citation, language)]
    if item.since or item.until:
        yield t("适用年度"), [f"{item.since or ''}–{item.until or ''}"]
    written = definitions().get(item.id)
    yield t("单份文件能否判断"), [t("能") if written is None or written.alone else t("不能，须与其他报告对照")]
    for threshold in compared_with(item.id):
        reason = _said(threshold.reason, language)
        yield t("界限值"), [span("hash", f"{threshold.key} = {figure(threshold.value)}"), el("small", reason)]
    yield t("另见"), [link(t("这项检查的发现"), "anomalies", check=item.id)]


def _of_indicator(entry: Entry, language: str, t: Translate) -> Iterator[_Line]:
    key, _, measure = entry.key.partition(".")
    subject = subjects()[key]
    yield t("事项"), [link(_named(subject.zh, subject.en, language), PAGE, indicator=key)]
    if measure:
        told = measures()[measure]
        yield t("计量"), [_named(told.zh, told.en, language)]
        yield t("计量单位"), [unit(entry.key)]
        yield t("类别"), [t("比率，原文写明的百分数") if told.is_rate else t("数量")]
    else:
        yield t("计量单位"), [subject.unit]
        yield t("计量"), [_measure_links(key, subject.measures, language)]
    rule = t("取自报告文字；不取上年数、增长、占比、目标和读不准的数字，读不准的列为疑问。")
    yield t("取数规则"), [rule]


def _of_edition(entry: Entry, language: str, t: Translate) -> Iterator[_Line]:
    item = edition(entry.key)
    yield t("标题"), [item.title]
    yield t("依据"), [item.instrument]
    yield t("发布日期"), [day(item.issued_on, language)]
    yield t("适用年度"), [_years(item, t)]
    yield t("格数"), [figure(sum(1 for _ in item.cells()))]
    headings = [
        el("li", section.heading, None if language == "zh" else span("gloss", section.english))
        for section in item.sections
    ]
    yield t("章节"), [el("ul", *headings)]
    for part in item.tables:
        rows = [
            el(
                "li",
                row.label,
                None if language == "zh" else span("gloss", row.english),
                span("hash", f" {part.key}.{row.key}"),
            )
            for row in part.rows
        ]
        yield part.label, [el("ol", *rows)]


_LINES: dict[str, Callable[[Entry, str, Translate], Iterator[_Line]]] = {
    "metric": _of_metric,
    "check": _of_check,
    "indicator": _of_indicator,
    "edition": _of_edition,
}


def _metrics(found: Sequence[Entry], language: str, t: Translate) -> Node:
    rows: list[list[Child]] = []
    for entry in found:
        item = metric(entry.key)
        least = el("td", figure(item.minimum) if item.minimum else "—", cls="figure")
        rows.append(
            [_to(entry, language), item.unit, item.formula if language == "zh" else item.formula_english, least]
        )
    return table([t("名称"), t("计量单位"), t("算法"), el("th", t("最小分母"), cls="figure", scope="col")], rows)


def _checks(found: Sequence[Entry], language: str, t: Translate) -> Node:
    rows: list[list[Child]] = []
    for entry in found:
        item = check(entry.key)
        rows.append([_severity(item.severity.value, t), _to(entry, language), _said(item.explanation, language)])
    return table([t("程度"), t("名称"), t("含义")], rows)


def _indicators(found: Sequence[Entry], language: str, t: Translate) -> Node:
    kept = {entry.key for entry in found}
    rows: list[list[Child]] = []
    for key, subject in subjects().items():
        chosen = [measure for measure in subject.measures if f"{key}.{measure}" in kept]
        if key in kept or chosen:
            name = link(_named(subject.zh, subject.en, language), PAGE, indicator=key)
            shown = chosen if key not in kept else subject.measures
            rows.append([name, subject.unit, _measure_links(key, shown, language)])
    return table([t("事项"), t("计量单位"), t("计量")], rows)


def _editions(found: Sequence[Entry], language: str, t: Translate) -> Node:
    kept = {entry.key: entry for entry in found}
    rows: list[list[Child]] = [
        [
            _to(kept[item.id], language),
            item.instrument,
            _years(item, t),
            el("td", figure(sum(1 for _ in item.cells())), cls="figure"),
        ]
        for item in all_editions()
        if item.id in kept
    ]
    return table([t("名称"), t("依据"), t("适用年度"), el("th", t("格数"), cls="figure", scope="col")], rows)


_TABLES: dict[str, Callable[[Sequence[Entry], str, Translate], Node]] = {
    "metric": _metrics,
    "check": _checks,
    "indicator": _indicators,
    "edition": _editions,
}


def _to(entry: Entry, language: str) -> Node:
    name = link(entry.name(language), PAGE, **{entry.kind: entry.key})
    return el("td", name, span("gloss hash", entry.key))


def _links(goals: Sequence[tuple[str, str]], metric_id: str) -> Node:
    parts: list[Child] = []
    for name, page in goals:
        parts += [" · " if parts else None, link(name, page, metric=metric_id)]
    return el("span", *parts)


def _measure_links(subject: str, keys: Sequence[str], language: str) -> Node:
    parts: list[Child] = []
    for key in keys:
        told = measures()[key]
        parts += [
            " · " if parts else None,
            link(_named(told.zh, told.en, language), PAGE, indicator=f"{subject}.{key}"),
        ]
    return el("span", *parts)


def _columns(names: Sequence[str]) -> Node:
    return span("hash", " + ".join(names))


def _severity(key: str, t: Translate) -> Node:
    return span(f"severity {key}", t(SEVERITIES[key]))


def _years(item: Edition, t: Translate) -> str:
    if item.until is None:
        return t("{year} 年起", year=item.since)
    return f"{item.since}–{item.until}" if item.since != item.until else str(item.since)


def _said(texts: Texts, language: str) -> str:
    return texts.zh if language == "zh" else texts.en


def _named(zh: str, en: str, language: str) -> str:
    return zh if language == "zh" else en
