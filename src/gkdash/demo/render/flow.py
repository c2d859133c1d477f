"""The whole document in reading order, before any file format: title, preface, chapters with their tables, signature."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from gkdash.demo.model import ReportTruth
from gkdash.demo.render.layout import Printer, TableLayout
from gkdash.demo.render.quirks import Quirks, Words
from gkdash.demo.render.shape import shaped
from gkdash.demo.render.wording import date_text, title_lines, written


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `role` is title, preface, contents, heading, body, caption, empty, agency or date."""

    text: str
    role: str


Item: TypeAlias = Line | TableLayout

_CHAPTERS = {
    "proactive": "主动公开政府信息情况",
    "applications": "收到和处理政府信息公开申请情况",
    "remedies": "行政复议、行政诉讼情况",
}


def flow(report: ReportTruth, quirks: Quirks, random: Random) -> list[Item]:
    """Return the items of the document in the order in which a person reads them."""
    words = quirks.words
    printer = Printer(report, words, quirks.shape, random)
    items: list[Item] = [
        Line(written(line, words), "title")
        for line in title_lines(report.title, report.agency, report.short_name, words.title)
    ]
    items += _empty(words)
    items += [Line(written(text, words), "preface") for text in report.preface]
    if words.contents:
        items += _contents(report, words)
    pending = ["proactive", "applications", "remedies"]
    for section in report.sections:
        if section.key in {"problems", "other"}:
            items += _orphans(pending, printer, quirks, random)
            pending = []
        items.append(Line(written(section.heading, words), "heading"))
        items += [Line(written(text, words), "body") for text in section.paragraphs]
        if section.key in pending:
            items += _tables(section.key, printer, quirks, random)
            pending.remove(section.key)
            items += _empty(words)
    items += _orphans(pending, printer, quirks, random)
    items += _empty(words)
    items += signature(report, words)
    return items


def _orphans(keys: list[str], printer: Printer, quirks: Quirks, random: Random) -> list[Item]:
    """Return the tables whose chapter has lost its heading; they stand before chapter five."""
    return [item for key in keys for item in _tables(key, printer, quirks, random)]


def _tables(key: str, printer: Printer, quirks: Quirks, random: Random) -> list[Item]:
    items: list[Item] = []
    for layout in printer.tables(key):
        caption = {"unit": "单位：件", "title": f"表{list(_CHAPTERS).index(key) + 1}  {_CHAPTERS[key]}统计表"}.get(
            quirks.words.caption
        )
        if caption and not items:
            items.append(Line(written(caption, quirks.words), "caption"))
        pieces = shaped(layout, quirks.shape, random)
        items += pieces[:1]
        for piece in pieces[1:]:
            items += [Line("", "empty"), piece]
        if quirks.shape.proactive_split and key == "proactive":
            items.append(Line("", "empty"))
    return items


def _contents(report: ReportTruth, words: Words) -> list[Item]:
    lines: list[Item] = [Line(written("目\u3000录", words), "contents")]
    for page, section in enumerate(report.sections, 1):
        lines.append(Line(f"{written(section.heading, words)}{'…' * 12}{page}", "contents"))
    return lines


def _empty(words: Words) -> list[Item]:
    return [Line("", "empty")] if words.empty_lines else []


def signature(report: ReportTruth, words: Words) -> list[Item]:
    """Return the lines under the report: the agency and the date, together or apart."""
    name = written(report.agency, words)
    day = date_text(report.signed_on, words.date) if report.signed_on else ""
    titled = report.agency in report.title
    if words.signature == "date_only" and titled:
        return [Line(day, "date")] if day else []
    if words.signature == "spaced":
        name = " ".join(name)
    if words.signature == "stamp":
        name += "（盖章）"
    if words.signature == "inline" and day:
        return [Line(f"{name}    {day}", "date")]
    return [Line(name, "agency"), *([Line(day, "date")] if day else [])]
