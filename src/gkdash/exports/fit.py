"""How large text may be to fit a box: an estimate by the width of characters, since there is no layout engine here."""

from __future__ import annotations

import math
import unicodedata

_CM_PER_POINT = 2.54 / 72
_LINE = 1.25
_NARROW = 0.55
_GAP = 0.5
"""Room between paragraphs, in heights of a line."""


def width(text: str) -> float:
    """Return how wide a line of text is, in its own height: a Chinese character counts 1."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else _NARROW for sign in text)


def lines(text: str, points: float, room: float) -> int:
    """Return over how many lines text goes in a box `room` centimetres wide."""
    per_line = max(1.0, room / (points * _CM_PER_POINT))
    return sum(max(1, math.ceil(width(part) / per_line)) for part in text.split("\n"))


def fitting(text: str, room: float, height: float, *, most: float, least: float) -> float:
    """Return the largest size in points at which text fits a box of centimetres, `least` where it does not."""
    points = most
    gaps = _GAP * text.count("\n")
    while points > least and (lines(text, points, room) * _LINE + gaps) * points * _CM_PER_POINT > height:
        points -= 0.5
    return points


def cut(text: str, most: float) -> str:
    """Return text that is at most so wide; what is cut ends in …."""
    if width(text) <= most:
        return text
    return f"{wrapped(text, most - 1)[0]}…"


def wrapped(text: str, most: float) -> list[str]:
    """Return text in lines of at most this width."""
    found, line, wide = [], "", 0.0
    for sign in text:
        room = width(sign)
        if line and wide + room > most:
            found.append(line)
            line, wide = "", 0.0
        line += sign
        wide += room
    return [*found, line]
