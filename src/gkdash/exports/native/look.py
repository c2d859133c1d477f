"""Colours, patterns, dashes and symbols of the theme in the words of Office; the same ones as on the screen."""

from __future__ import annotations

from gkdash.charts.theme import STYLES, Style
from gkdash.exports.native.elements import NO_LINE, line, text_properties

PATTERNS = {
    "/": "wdUpDiag",
    "\\": "wdDnDiag",
    ".": "pct20",
    "x": "openDmnd",
    "-": "narHorz",
    "|": "narVert",
    "+": "smGrid",
}
DASHES = {
    "solid": "solid",
    "dash": "dash",
    "dot": "sysDot",
    "dashdot": "dashDot",
    "longdash": "lgDash",
    "longdashdot": "lgDashDot",
}
SYMBOLS = ("circle", "square", "diamond", "triangle", "x", "star", "plus", "dash")
"""In the order in which the screen uses its own."""

WHITE = "FFFFFF"


def colour(style: str) -> str:
    """Return the colour of a style without its sign."""
    return STYLES[style].colour.removeprefix("#").upper()


def bar(style: str) -> str:
    """Return how a bar is filled and outlined."""
    look = STYLES[style]
    hue = colour(style)
    outline = line(hue, 1.25 if look.hollow else 0.5)
    return f"<c:spPr>{_fill(look, hue)}{outline}</c:spPr>"


def _fill(look: Style, hue: str) -> str:
    if not look.pattern:
        return "<a:noFill/>" if look.hollow else _solid(hue)
    front, back = (hue, WHITE) if look.hollow else (WHITE, hue)
    return (
        f'<a:pattFill prst="{PATTERNS[look.pattern]}"><a:fgClr><a:srgbClr val="{front}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{back}"/></a:bgClr></a:pattFill>'
    )


def _solid(hue: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{hue}"/></a:solidFill>'


def _pale(hue: str) -> str:
    return "".join(f"{255 - round((255 - int(hue[at : at + 2], 16)) * 0.35):02X}" for at in (0, 2, 4))


def inside_label(style: str, points: float) -> str:
    """Return the look of a number in the middle of a bar: a patterned bar gets a plain ground under it."""
    look = STYLES[style]
    if look.hollow:
        return f"<c:spPr>{_solid(WHITE)}{NO_LINE}</c:spPr>{text_properties(points, colour(style), bold=True)}"
    ground = _solid(colour(style)) if look.pattern else "<a:noFill/>"
    return f"<c:spPr>{ground}{NO_LINE}</c:spPr>{text_properties(points, WHITE, bold=True)}"


def outside_label(points: float) -> str:
    """Return the look of a number beside its mark."""
    return f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{text_properties(points)}"


def stroke(style: str) -> str:
    """Return the line of a series."""
    look = STYLES[style]
    return line(colour(style), 2.25 if look.dash == "solid" else 1.75, DASHES[look.dash])


def marker(style: str, at: int, size: int = 7) -> str:
    """Return the symbol of the series with this number; hollow where the style is."""
    hue = colour(style)
    # a hollow symbol has a pale ground: with none some programs draw nothing at all
    fill = _solid(_pale(hue)) if STYLES[style].hollow else _solid(hue)
    symbol = SYMBOLS[at % len(SYMBOLS)]
    return f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/><c:spPr>{fill}{line(hue, 1)}</c:spPr></c:marker>'
