"""The briefing as a Word document in the layout of official documents: what is found, subject by subject, with its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn

from gkdash.charts import Bars, Flow, Grid
from gkdash.exports.briefing import words
from gkdash.exports.briefing.fitting import Block, fitted, text_mm
from gkdash.exports.briefing.model import Briefing, Figure
from gkdash.exports.briefing.tables import first, shown
from gkdash.exports.native import native
from gkdash.exports.native.make import height
from gkdash.exports.native.placing import place
from gkdash.exports.word import Paper
from gkdash.exports.word.looks import LOOKS
from gkdash.exports.word.styles import element
from gkdash.i18n.formats import day

MOST_BARS = 40
CHART_STYLE = "公文表数"
ROW_MM = 7.5
"""About what a row of a table takes, some of them two lines high."""


def docx(briefing: Briefing, template: Path | None = None) -> bytes:
    """Return the document."""
    t = briefing.t
    paper = Paper(template)
    if briefing.origin.notice:
        _label_pages(paper, briefing.origin.notice)
    paper.title(briefing.title)
    if briefing.recipient:
        paper.addressee(briefing.recipient)
    for text in briefing.opening:
        paper.body(text)
    if briefing.figures:
        paper.heading(1, t("主要情况"))
        for number, text in enumerate(words.findings(briefing.figures, t), start=1):
            paper.body(f"{number}. {text}")
    heights = _heights(paper, briefing)
    for section in briefing.sections:
        paper.heading(1, section.heading)
        for figure in section.figures:
            _figure(paper, figure, briefing, heights[figure.number])
    paper.heading(1, t("数据说明"))
    for number, text in enumerate(briefing.remarks, start=1):
        paper.body(f"{number}. {text}")
    paper.document.paragraphs[-1].paragraph_format.keep_with_next = True
    paper.signature(*filter(None, ["", briefing.sender, day(briefing.day, briefing.language)]))
    return paper.finish(briefing.title, briefing.origin.as_of)


def _heights(paper: Paper, briefing: Briefing) -> dict[int, float]:
    """Return how high the chart of each figure is drawn, in millimetres, by its number."""
    wide = paper.text_width_mm
    above = sum(
        text_mm(line.text, line.style.name, wide) for line in paper.document.paragraphs if line.style.name in LOOKS
    )
    blocks = {
        figure.number: _block(figure, briefing, wide, heads=("Heading 2",) if number else ("Heading 1", "Heading 2"))
        for section in briefing.sections
        for number, figure in enumerate(section.figures)
    }
    return dict(zip(blocks, fitted(list(blocks.values()), paper.text_height_mm, above), strict=True))


def _block(figure: Figure, briefing: Briefing, wide: float, heads: Sequence[str]) -> Block:
    words_mm = sum(text_mm(figure.name, style, wide) for style in heads)
    words_mm += sum(text_mm(text, "公文正文", wide) for text in _words(figure))
    words_mm += text_mm(words.caption(figure, briefing.t), "公文表题", wide)
    words_mm += text_mm(words.source(briefing, figure), "公文附注", wide)
    if not isinstance(figure.chart.plot, (Flow, Grid)):
        return Block(words_mm, 10 * height(figure.chart.plot))
    return Block(words_mm, ROW_MM * (1 + len(shown(figure.chart, briefing.language).rows)), is_table=True)


def _words(figure: Figure) -> list[str]:
    return [text.strip() for text in figure.words.split("\n") if text.strip()]


def _figure(paper: Paper, figure: Figure, briefing: Briefing, height_mm: float) -> None:
    t, chart = briefing.t, figure.chart
    paper.heading(2, figure.name)
    for text in _words(figure):
        paper.body(text)
    # heading, words and figure stay together
    paper.document.paragraphs[-1].paragraph_format.keep_with_next = True
    left_out = 0
    if isinstance(chart.plot, Bars):
        plot, left_out = first(chart.plot, MOST_BARS)
        chart = replace(chart, plot=plot)
    drawn = native(chart, t, briefing.language)
    if drawn is None:
        _table(paper, figure, briefing)
        return
    told = [drawn.remark]
    if left_out:
        told.append(t("图上只画前 {n} 项，另有 {more} 项见数据表", n=MOST_BARS, more=left_out))
    line = paper.paragraph("", CHART_STYLE)
    line.paragraph_format.keep_with_next = True
    place(
        line,
        drawn,
        number=figure.number,
        width_mm=paper.text_width_mm,
        height_mm=height_mm,
        alt=chart.alt,
    )
    paper.caption(words.caption(figure, t))
    paper.note(words.source(briefing, figure, t("；").join(filter(None, told))))


def _table(paper: Paper, figure: Figure, briefing: Briefing) -> None:
    table = shown(figure.chart, briefing.language)
    paper.caption(words.caption(figure, briefing.t))
    columns = len(table.head)
    named = min(0.4, max(0.2, 1.6 / columns)) * paper.text_width_mm if columns > 1 else paper.text_width_mm
    widths = [named, *([(paper.text_width_mm - named) / (columns - 1)] * (columns - 1) if columns > 1 else [])]
    paper.table(table.head, table.rows, widths, numbers=range(1, columns))
    if table.shades:
        _shade(paper.document.tables[-1]._tbl, table.shades)  # noqa: SLF001 - cells one by one take seconds
    paper.note(words.source(briefing, figure))


def _shade(table: Any, shades: Sequence[Sequence[str]]) -> None:
    """Give the fields of a table their grounds; the first row is the heading."""
    for row, grounds in zip(list(table.iter(qn("w:tr")))[1:], shades, strict=True):
        for cell, ground in zip(row.iter(qn("w:tc")), grounds, strict=True):
            if ground:
                properties = cell.find(qn("w:tcPr"))
                properties.insert(
                    list(properties).index(properties.find(qn("w:vAlign"))),
                    element("shd", val="clear", color="auto", fill=ground),
                )


def _label_pages(paper: Paper, notice: str) -> None:
    """Say at the head of every page what the whole is."""
    section = paper.document.sections[0]
    for head in (section.header, section.even_page_header):
        head.is_linked_to_previous = False
        head.add_paragraph(notice, style="公文标签")
