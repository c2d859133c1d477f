"""The briefing as a PowerPoint deck: a cover, the findings, one slide per figure, and what has to be known to read them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from gkdash.charts import Bars, Flow
from gkdash.exports.briefing import words
from gkdash.exports.briefing.model import Briefing, Figure
from gkdash.exports.briefing.tables import chunks, first, shown
from gkdash.exports.native import native
from gkdash.exports.slides import Deck, Place
from gkdash.i18n.formats import day

MOST_BARS = 22
MOST_ROWS = 17
MOST_TABLE_SLIDES = 4
FINDINGS_PER_SLIDE = 12


def pptx(briefing: Briefing, template: Path | None = None) -> bytes:
    """Return the deck."""
    t = briefing.t
    deck = Deck(template, " · ".join(filter(None, [briefing.title, briefing.origin.notice])))
    deck.cover(
        briefing.title,
        briefing.about,
        briefing.recipient,
        "　".join(filter(None, [briefing.sender, day(briefing.day, briefing.language)])),
        briefing.origin.notice,
    )
    listed = [f"{number}. {text}" for number, text in enumerate(words.findings(briefing.figures, t), start=1)]
    for start in range(0, len(listed), FINDINGS_PER_SLIDE):
        slide = deck.slide(t("主要情况") if start == 0 else t("主要情况（续）"))
        deck.text(slide, deck.body, listed[start : start + FINDINGS_PER_SLIDE], most=20, least=10)
    for figure in briefing.figures:
        _figure(deck, figure, briefing)
    deck.text(
        deck.slide(t("数据说明")),
        deck.body,
        [f"{number}. {text}" for number, text in enumerate(briefing.remarks, start=1)],
        most=16,
        least=9,
    )
    return deck.finish(briefing.title, briefing.origin.as_of)


def _figure(deck: Deck, figure: Figure, briefing: Briefing) -> None:
    t, chart = briefing.t, figure.chart
    left_out = 0
    if isinstance(chart.plot, Bars):
        plot, left_out = first(chart.plot, MOST_BARS)
        chart = replace(chart, plot=plot)
    drawn = native(chart, t, briefing.language, points=11)
    if drawn is None and not isinstance(chart.plot, Flow):
        _tables(deck, figure, briefing)
        return
    slide = deck.slide(chart.title)
    told = [drawn.remark if drawn else t("图为可编辑的形状，数字见 Word 稿的表")]
    if left_out:
        told.append(t("图上只画前 {n} 项，另有 {more} 项见数据表", n=MOST_BARS, more=left_out))
    room = _around(deck, slide, figure, briefing, "；".join(filter(None, told)))
    column = min(9.0, room.width * 0.29)
    picture = replace(room, width=room.width - column - 0.7)
    if drawn is not None:
        deck.chart(slide, picture, drawn, chart.alt)
    elif isinstance(chart.plot, Flow):
        deck.flow(slide, picture, chart.plot, chart.alt)
    deck.text(
        slide,
        Place(room.left + room.width - column, room.top + 0.2, column, room.height - 0.2),
        words.beside(figure, t).split("\n"),
        most=15,
        least=9,
    )


def _around(deck: Deck, slide: Any, figure: Figure, briefing: Briefing, remark: str = "") -> Place:
    """Add what stands above and below a figure; return the room between."""
    body = deck.body
    small = 1.9
    deck.text(
        slide,
        Place(body.left, body.top, body.width, 0.7),
        [words.caption(figure, briefing.t)],
        most=13,
        least=9,
        colour="6B7785",
    )
    deck.text(
        slide,
        Place(body.left, body.top + body.height - small, body.width, small),
        [words.source(briefing, figure, remark)],
        most=9.5,
        least=6.5,
        colour="6B7785",
        anchor="bottom",
    )
    deck.notes(slide, f"{figure.words}\n\n{words.source(briefing, figure, remark)}")
    return Place(body.left, body.top + 0.95, body.width, body.height - 0.95 - small - 0.15)


def _tables(deck: Deck, figure: Figure, briefing: Briefing) -> None:
    """Add a table over as many slides as it needs, up to a few; what is left out is said on the last."""
    t = briefing.t
    table = shown(figure.chart, briefing.language)
    parts = chunks(table.rows, MOST_ROWS)
    shades = chunks(table.shades, MOST_ROWS) if table.shades else [()] * len(parts)
    kept = parts[:MOST_TABLE_SLIDES]
    left_out = sum(len(part) for part in parts[MOST_TABLE_SLIDES:])
    for number, (rows, grounds) in enumerate(zip(kept, shades, strict=False)):
        finding = figure.chart.title if number == 0 else t("{title}（续）", title=figure.chart.title)
        slide = deck.slide(finding)
        is_last = number == len(kept) - 1
        remark = t("另有 {n} 行未列出，见 Word 稿或数据表", n=left_out) if left_out and is_last else ""
        room = _around(deck, slide, figure, briefing, remark)
        height = min(room.height, 0.85 * (len(rows) + 1))
        points = 11 if len(table.head) <= 8 else 9 if len(table.head) <= 14 else 7
        deck.table(slide, replace(room, height=height), table.head, rows, points=points, shades=grounds, wide=0.24)
