"""What several kinds of plot share: how marks look, how an axis is divided."""

from __future__ import annotations

from typing import Any, TypeAlias

from gkdash.charts.theme import Style

Drawn: TypeAlias = dict[str, Any]
"""`data`, a list of traces, and `layout`."""

WHOLE_TICKS = 5


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

    A name is text: what would be a tag is escaped.
    """
    lines = [name[start : start + width] for start in range(0, len(name), width)] or [""]
    if len(lines) > 3:
        lines = [*lines[:2], lines[2][: width - 1] + "…"]
    return "<br>".join(plain(line) for line in lines)


def plain(text: str) -> str:
    """Return text that Plotly shows as it is: it knows a few tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
