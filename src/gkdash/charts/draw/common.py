"""What several kinds of plot share: how marks look, how an axis is divided."""

from __future__ import annotations

from typing import Any, TypeAlias

from gkdash.charts.theme import Style

Drawn: TypeAlias = dict[str, Any]
"""`data`, a list of traces, and `layout`."""

WHOLE_TICKS = 5
MOST_LINES = 3
"""Lines of a name on an axis; what is beyond is cut."""


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


def wrapped(name: str, width: int = 16) -> str:
    """Return a long name over several lines, for the axis; Plotly breaks at `<br>`, and knows a few tags besides.

    A name is text: what would be a tag is escaped. English breaks between words, Chinese anywhere.
    """
    lines = _lines(name, width)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: width - 1] + "…"]
    return "<br>".join(plain(line) for line in lines)


def _lines(name: str, width: int) -> list[str]:
    lines: list[str] = []
    rest = name
    while len(rest) > width:
        at = rest.rfind(" ", width // 2, width + 1)
        cut = at if at > 0 else width
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, rest]


def lines_of(name: str, width: int = 16) -> int:
    """Return over how many lines a name is written."""
    return wrapped(name, width).count("<br>") + 1


def plain(text: str) -> str:
    """Return text that Plotly shows as it is: it knows a few tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
