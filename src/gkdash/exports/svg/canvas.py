"""A drawing while it is made: shapes and text in their order, patterns that are used, a legend above; ends as one SVG element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from gkdash.charts.theme import FONT, STYLES
from gkdash.exports.fit import width
from gkdash.exports.safe import xml_text

WIDTH = 760
SIZE = 13
LINE_COLOUR = "#8a95a0"
GRID_OPACITY = 0.28

DASHES = {
    "solid": "",
    "dash": "7 4",
    "dot": "2 3",
    "dashdot": "7 3 2 3",
    "longdash": "11 5",
    "longdashdot": "11 4 2 4",
}
_STROKES = {
    "/": "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6",
    "\\": "M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2",
    "x": "M0,0 L8,8 M8,0 L0,8",
    "-": "M0,4 L8,4",
    "|": "M4,0 L4,8",
    "+": "M0,4 L8,4 M4,0 L4,8",
}


@dataclass(slots=True)
class Canvas:
    """`key` makes the names of patterns differ between the drawings of one page."""

    key: str
    parts: list[str] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: str = "start",
        size: float = SIZE,
        colour: str = "currentColor",
        bold: bool = False,
        turned: bool = False,
    ) -> None:
        """Add a line of text; `y` is its middle."""
        weight = ' font-weight="600"' if bold else ""
        turn = f' transform="rotate(-90 {n(x)} {n(y)})"' if turned else ""
        self.parts.append(
            f'<text x="{n(x)}" y="{n(y)}" dy=".35em" text-anchor="{anchor}" font-size="{n(size)}" fill="{colour}"'
            f"{weight}{turn}>{escape(xml_text(text))}</text>"
        )

    def line(
        self,
        ends: tuple[float, float, float, float],
        colour: str,
        *,
        wide: float = 1,
        dash: str = "solid",
        opacity: float = 1,
    ) -> None:
        """Add a straight line: x and y of both ends."""
        x1, y1, x2, y2 = ends
        dashed = f' stroke-dasharray="{DASHES[dash]}"' if DASHES[dash] else ""
        faint = f' opacity="{opacity}"' if opacity < 1 else ""
        self.parts.append(
            f'<line x1="{n(x1)}" y1="{n(y1)}" x2="{n(x2)}" y2="{n(y2)}" stroke="{colour}" stroke-width="{n(wide)}"'
            f"{dashed}{faint}/>"
        )

    def path(self, moves: str, style: str, *, wide: float = 2) -> None:
        """Add a line of a series by its path."""
        look = STYLES[style]
        dashed = f' stroke-dasharray="{DASHES[look.dash]}"' if DASHES[look.dash] else ""
        self.parts.append(
            f'<path d="{moves}" fill="none" stroke="{look.colour}" stroke-width="{n(wide)}" stroke-linejoin="round"{dashed}/>'
        )

    def raw(self, part: str) -> None:
        """Add a shape that is drawn once only."""
        self.parts.append(part)

    def bar(self, box: tuple[float, float, float, float], style: str, said: str) -> None:
        """Add a bar (x, y, width, height) in its style; `said` shows when one points at it."""
        x, y, wide, high = box
        look = STYLES[style]
        edge = 1.5 if look.hollow else 0.5
        self.parts.append(
            f'<rect x="{n(x)}" y="{n(y)}" width="{n(max(wide, 0))}" height="{n(high)}" fill="{self.fill(style)}" '
            f'stroke="{look.colour}" stroke-width="{edge}"><title>{escape(xml_text(said))}</title></rect>'
        )

    def fill(self, style: str) -> str:
        """Return what a bar of this style is filled with, and note its pattern."""
        look = STYLES[style]
        if not look.pattern:
            return "none" if look.hollow else look.colour
        self.used[style] = None
        return f"url(#{self.key}-{style})"

    def mark(self, x: float, y: float, style: str, at: int, said: str = "", size: float = 4.5) -> None:
        """Add the symbol of the series with this number."""
        look = STYLES[style]
        shapes = (
            f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(size)}"',
            f'<rect x="{n(x - size + 0.5)}" y="{n(y - size + 0.5)}" width="{n(2 * size - 1)}" height="{n(2 * size - 1)}"',
            f'<path d="M{n(x)},{n(y - size - 1)} l{n(size + 1)},{n(size + 1)} l{n(-size - 1)},{n(size + 1)} l{n(-size - 1)},{n(-size - 1)} z"',
            f'<path d="M{n(x)},{n(y - size - 1)} l{n(size + 1)},{n(2 * size)} l{n(-2 * size - 2)},0 z"',
            f'<path d="M{n(x - size)},{n(y - size)} l{n(2 * size)},{n(2 * size)} m0,{n(-2 * size)} l{n(-2 * size)},{n(2 * size)}"',
        )
        inside = "none" if look.hollow else look.colour
        told = f"<title>{escape(xml_text(said))}</title>" if said else ""
        shape = shapes[at % len(shapes)]
        self.parts.append(
            f'{shape} fill="{inside}" stroke="{look.colour}" stroke-width="1.5">{told}</{shape[1:].split(" ")[0]}>'
        )

    def legend(self, entries: Sequence[tuple[str, str, str]], left: float, top: float, room: float) -> float:
        """Add keys in lines: kind (`bar`, `line`, or the number of a symbol), style, name; return where they end."""
        x, y = left, top + 9
        for kind, style, name in entries:
            wide = 30 + width(name) * SIZE + 16
            if x > left and x + wide > left + room:
                x, y = left, y + 20
            look = STYLES[style]
            if kind == "bar":
                self.bar((x, y - 6, 16, 12), style, name)
            elif kind == "line":
                self.line((x, y, x + 22, y), look.colour, wide=2, dash=look.dash)
            else:
                self.mark(x + 9, y, style, int(kind))
            self.text(x + 28, y, name)
            x += wide
        return y + 16 if entries else top

    def svg(self, height: float, alt: str, *, alone: bool) -> str:
        """Return the drawing, as a file of its own or as a part of a page."""
        space = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
        patterns = "".join(self._pattern(style) for style in self.used)
        defs = f"<defs>{patterns}</defs>" if patterns else ""
        return (
            f'<svg{space} viewBox="0 0 {WIDTH} {n(height)}" role="img" '
            f"aria-label={quoteattr(xml_text(alt))} font-family={quoteattr(FONT)}>{defs}{''.join(self.parts)}</svg>"
        )

    def _pattern(self, style: str) -> str:
        look = STYLES[style]
        ground = "none" if look.hollow else look.colour
        ink = look.colour if look.hollow else "#ffffff"
        opacity = 0.6 if look.hollow else 0.75
        drawn = (
            f'<circle cx="4" cy="4" r="1.5" fill="{ink}" opacity="{opacity}"/>'
            if look.pattern == "."
            else f'<path d="{_STROKES[look.pattern]}" stroke="{ink}" stroke-width="1.4" fill="none" opacity="{opacity}"/>'
        )
        return (
            f'<pattern id="{self.key}-{style}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect width="8" height="8" fill="{ground}"/>{drawn}</pattern>'
        )


def n(value: float) -> str:
    """Return a coordinate, short."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
