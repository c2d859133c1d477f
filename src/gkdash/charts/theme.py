"""Colours, patterns and fonts of charts, the only place.

Each colour keeps a contrast of 3 to 1 against the light and the dark page (a test computes it), and each style has a
pattern or dash of its own, so that a grey print and an eye that does not tell colours apart still do.
"""

from __future__ import annotations

from typing import NamedTuple


class Style(NamedTuple):
    """Colour, fill pattern of bars, dash of lines; `hollow` fills with the pattern alone."""

    colour: str
    pattern: str = ""
    dash: str = "solid"
    hollow: bool = False


STYLES = {
    "on_time": Style("#3f7cac"),
    "late": Style("#c4701c", "/"),
    "undated": Style("#8a6fb0", "."),
    "missing": Style("#c2484d", "x", hollow=True),
    "pending": Style("#7d8a97", "-", hollow=True),
    "deadline": Style("#6b7785", dash="dash"),
    "this_year": Style("#3f7cac"),
    "last_year": Style("#7d8a97", dash="dot"),
    "number": Style("#3f7cac"),
    "blank": Style("#7d8a97", "", hollow=True),
    "placeholder": Style("#8a6fb0", "."),
    "unreadable": Style("#c4701c", "/"),
}

LIGHT = "#ffffff"
DARK = "#12181f"

FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, Segoe UI, sans-serif"
