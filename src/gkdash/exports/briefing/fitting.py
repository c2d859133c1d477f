"""How high the charts of a document are drawn, so that its pages are full: an estimate, for a document has no pages yet.

With 22 lines to a page a heading, its words, a chart and its small print take more than half of one, and stay together:
drawn at one height, nearly every page would be a third empty.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from gkdash.exports.word.looks import LOOKS

LEAST, MOST = 0.75, 1.5
"""How much lower than it wants to be a chart may be drawn so that the next one finds room, and how much higher."""
SLACK_MM = 14
"""Left free on a page: word processors and the fonts of a machine break lines differently."""
_SINGLE = 1.3
"""What a word processor makes of single spacing, in heights of a letter, with the fonts of official documents."""
_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Block:
    """A figure with all that stays with it: the height of the words, and of the chart; a table's height is what it is."""

    words_mm: float
    chart_mm: float
    is_table: bool = False


def fitted(blocks: Sequence[Block], page_mm: float, at_mm: float) -> list[float]:
    """Return the height of each chart, where the first block begins `at_mm` below the top of a page."""
    found: list[float] = []
    at, shared = at_mm % page_mm, 1.0
    for number, one in enumerate(blocks, 1):
        following = blocks[number] if number < len(blocks) else None
        if at + one.words_mm + LEAST * one.chart_mm * (not one.is_table) + SLACK_MM > page_mm:
            at, shared = 0.0, 1.0
        room = page_mm - SLACK_MM - at
        factor, shared = (shared, 1.0) if shared != 1.0 else _factors(one, following, room)
        found.append(one.chart_mm * (1.0 if one.is_table else factor))
        at += one.words_mm + found[-1]
        if one.is_table:
            at %= page_mm
    return found


def _factors(one: Block, following: Block | None, room: float) -> tuple[float, float]:
    """Return by how much to draw a chart lower or higher, and the next one with it where both share what room there is.

    A table gives no room: the chart after it takes what the table leaves.
    """
    alone = (room - one.words_mm) / one.chart_mm
    if following is None:
        return min(1.0, alone), 1.0
    both = room - one.words_mm - following.words_mm
    if one.is_table:
        factor = (both - one.chart_mm) / following.chart_mm
        return 1.0, min(1.0, factor) if factor >= LEAST and not following.is_table else 1.0
    if following.is_table:
        factor = (both - following.chart_mm) / one.chart_mm
    else:
        factor = both / (one.chart_mm + following.chart_mm)
    if factor >= LEAST:
        return min(1.0, factor), min(1.0, factor)
    return min(MOST, alone), 1.0


def text_mm(text: str, style: str, width_mm: float) -> float:
    """Return how high a paragraph of the text is, in one of the styles of official documents."""
    look = LOOKS[style]
    wide = sum(1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.5 for letter in text) + look.indent
    lines = max(1, math.ceil(wide * look.size * _MM / width_mm))
    return (lines * (look.pitch or _SINGLE * look.size) + look.before + look.after) * _MM
