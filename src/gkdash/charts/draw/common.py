"""What several kinds of plot share: how marks look, how an axis is divided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeAlias

from gkdash.charts.spec import Series
from gkdash.charts.theme import Style

Drawn: TypeAlias = dict[str, Any]
"""`data`, a list of traces, and `layout`."""

MARGIN = {"l": 8, "r": 16, "t": 8, "b": 8}
WHOLE_TICKS = 5
LINES = 3
"""Most lines of a name on an axis."""

WIDE = 0x2E7F
"""Characters above this one are as wide as they are high."""

CHARACTER = 12
LEGEND_SIGN = 50
LEGEND_WIDTH = 380
"""Pixels: a Chinese character, the sign and gaps of an entry, the narrowest drawing of a page in two columns."""

_PIECE = re.compile(r"[!-~À-ɏ]+ *|.", re.DOTALL)


def ticks(most: float) -> dict[str, Any]:
    """Return how an axis up to `most` is marked: agencies are counted one by one, there is no 0.2 of one."""
    return {"dtick": 1} if 0 < most <= WHOLE_TICKS else {"nticks": WHOLE_TICKS + 1}


def marker(style: Style) -> dict[str, Any]:
    """Return the look of a bar."""
    outline = {"color": style.colour, "width": 1.5 if style.hollow else 0.5}
    if style.hollow and not style.pattern:
        return {"color": "rgba(0,0,0,0)", "line": outline}
    if not style.pattern:
        return {"color": style.colour, "line": outline}
    pattern = {"shape": style.pattern, "size": 6, "solidity": 0.3}
    if style.hollow:
        return {
            "color": style.colour,
            "line": outline,
            "pattern": {
                **pattern,
                "fillmode": "replace",
                "fgcolor": style.colour,
                "fgopacity": 0.4,
                "bgcolor": "rgba(0,0,0,0)",
            },
        }
    return {
        "color": style.colour,
        "line": outline,
        "pattern": {**pattern, "fillmode": "overlay", "fgcolor": "rgba(255,255,255,0.75)"},
    }


def interval(series: Series, colour: str = "#7d8a97") -> Drawn | None:
    """Return the whiskers of a series whose values have an interval around them; None where it has none."""
    if not series.low or not series.high:
        return None
    ends = list(zip(series.values, series.low, series.high, strict=True))
    return {
        "type": "data",
        "symmetric": False,
        "array": [None if value is None or high is None else high - value for value, _, high in ends],
        "arrayminus": [None if value is None or low is None else value - low for value, low, _ in ends],
        "color": colour,
        "thickness": 1.2,
        "width": 4,
    }


def wrapped(name: str, width: int = 16) -> str:
    """Return a long name over several lines, for the axis; Plotly breaks at `<br>`, and knows a few tags besides.

    A name is text: what would be a tag is escaped. Words of letters stay whole, and take half the room.
    """
    lines = [""]
    for piece in _PIECE.findall(name):
        if lines[-1] and room(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    if len(lines) > LINES:
        kept = lines[LINES - 1]
        while room(kept) > width - 1:
            kept = kept[:-1]
        lines = [*lines[: LINES - 1], f"{kept}…"]
    return "<br>".join(plain(line.rstrip()) for line in lines)


def room(text: str) -> float:
    """Return how much room a text takes, in Chinese characters."""
    return sum(1 if ord(character) > WIDE else 0.55 for character in text)


def legend_lines(names: Sequence[str], width: float = LEGEND_WIDTH) -> int:
    """Return over how many lines a legend of these names runs, entries of one width in columns as Plotly sets them."""
    if not names:
        return 1
    per_line = max(1, int(width / (max(room(name) for name in names) * CHARACTER + LEGEND_SIGN)))
    return -(-len(names) // per_line)


def plain(text: str) -> str:
    """Return text that Plotly shows as it is: it knows a few tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
