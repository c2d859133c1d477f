"""Where a cell comes from: the panel beside the tables, and the whole text with the cell marked; as nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.reading import STATE_NAMES
from gkdash.forms import Column, Group
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure
from gkdash.i18n.reading import said_of_cell
from gkdash.i18n.translate import SOURCE
from gkdash.i18n.words import MAIN_PARTS, UNITS
from gkdash.ui.nodes import Child, Node, div, el, span, table
from gkdash.ui.report import Context, Named, context
from gkdash.ui.stored import in_words

Record = Mapping[str, Any]

TEXT_REACH = 60_000
"""Characters of plain text shown on either side of a marked cell."""


def panel(
    place: Named, record: Record | None, info: Record, history: Sequence[Record], language: str, t: Translate
) -> Node:
    """Return what is known of one cell: its name, reading, place in the file, the words around it, other versions."""
    shown = record or {"value": None, "state": "missing", "raw": None, "doubt": None}
    lines = [
        _line(t("原文"), el("q", shown["raw"]) if shown["raw"] else span("quiet", t("（无）"))),
        _line(t("文件"), _file(info)),
        _line(t("位置"), where(record, t) if record else t("文件中没有此格")),
    ]
    if shown["doubt"]:
        told = said_of_cell(shown["state"], shown["doubt"], language)
        lines.insert(1, _line(t("存疑"), span("doubtful", *in_words(told))))
    around = context(info["text"], shown.get("start_offset"), shown.get("end_offset"))
    return div(
        "source",
        _names(place, gloss=language != SOURCE),
        _reading(shown, place.column, t),
        el("dl", *(node for pair in lines for node in pair)),
        _around(around, t) if around else None,
        _history(history, info, t),
    )


def where(record: Record, t: Translate) -> str:
    """Return a cell's place in the file in words, counted from 1: `第 2 页，第 3 张表，第 6 行，第 4 格`."""
    told = []
    if record["part"] and record["part"] not in MAIN_PARTS:
        told.append(t("部分“{part}”", part=record["part"]))
    if record["page"] is not None:
        told.append(t("第 {page} 页", page=record["page"]))
    if record["grid"] is not None:
        told.append(t("第 {grid} 张表", grid=record["grid"]))
    if record["grid_row"] is not None and record["grid_column"] is not None:
        told.append(t("第 {row} 行，第 {column} 列", row=record["grid_row"] + 1, column=record["grid_column"] + 1))
    elif record["start_offset"] is not None:
        told.append(t("正文第 {start} 字起", start=record["start_offset"] + 1))
    if told:
        return t("，").join(told)
    return t("文件中没有此格") if record["state"] == "missing" else t("未记录")


def whole_text(text: str, start: int | None, end: int | None) -> Node:
    """Return the plain text as one block with the cell marked; it opens scrolled to the mark."""
    if start is None or end is None or not 0 <= start <= end <= len(text):
        return div("plain", el("pre", text[:TEXT_REACH]), data_scroll="plain", tabindex=0)
    first = max(0, start - TEXT_REACH)
    marked = el("mark", text[start:end] or "␣", cls="here")
    return div(
        "plain", el("pre", text[first:start], marked, text[end : end + TEXT_REACH]), data_scroll="plain", tabindex=0
    )


def _names(place: Named, *, gloss: bool) -> Node:
    groups = {group.label: group for group in place.table.groups}
    path = [_label(name, groups[name].english if name in groups else "", gloss=gloss) for name in place.row.path]
    row = _label(place.row.label, place.row.english, gloss=gloss)
    column = [_group(place.column, groups, gloss=gloss)] if place.column.group else []
    crumbs = [*path, row, *column, _label(place.column.label, place.column.english, gloss=gloss)]
    return div("crumbs", *crumbs)


def _group(column: Column, groups: Mapping[str, Group], *, gloss: bool) -> Node:
    return _label(column.group, groups[column.group].english if column.group in groups else "", gloss=gloss)


def _label(text: str, english: str, *, gloss: bool) -> Node:
    return div("crumb", text, span("gloss", english, lang="en") if gloss and english else None)


def _reading(record: Record, column: Column, t: Translate) -> Node:
    if record["value"] is None:
        return div("reading", span(f"word sample s-{record['state']}", t(STATE_NAMES[record["state"]])))
    return div(
        "reading",
        span("value", figure(record["value"])),
        span("unit", t(column.unit) if column.unit in UNITS else column.unit),
    )


def _line(name: str, value: Child) -> tuple[Node, Node]:
    return el("dt", name), el("dd", value)


def _file(info: Record) -> Node:
    return span("", info["file_name"], el("small", f"SHA-256 {info['sha256'][:16]}", cls="hash"))


def _around(around: Context, t: Translate) -> Node:
    return div(
        "around",
        el("h4", t("原文上下文")),
        el(
            "pre",
            span("quiet", _bars(around.before) + "\n") if around.before else None,
            _bars(around.left),
            el("mark", _bars(around.marked) or "␣"),
            _bars(around.right),
            span("quiet", "\n" + _bars(around.after)) if around.after else None,
        ),
    )


def _bars(text: str) -> str:
    """Show the cell borders of a table line, which plain text keeps as tabs."""
    return text.replace("\t", " │ ")


def _history(history: Sequence[Record], info: Record, t: Translate) -> Node | None:
    others = [item for item in history if item["year"] is not None]
    if len(others) < 2:
        return None
    rows: list[list[Child]] = []
    for item in others:
        here = item["report_id"] == info["report_id"]
        mark_ = t("（本版）") if here else t("（旧版）") if not item["is_current"] else ""
        value = figure(item["value"]) if item["value"] is not None else t(STATE_NAMES[item["state"]])
        name = t("{year} 第 {n} 版", year=item["year"], n=item["revision"] or 1)
        rows.append([f"{name}{mark_}", el("td", value, cls="figure here" if here else "figure")])
    return div(
        "history", el("h4", t("历年与各版的同一格")), table([t("版本"), el("th", t("数值"), cls="figure")], rows)
    )
