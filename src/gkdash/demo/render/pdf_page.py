"""Pages drawn from the top downwards: fonts, lines of text, page numbers and running headers."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gkdash.demo.render.quirks import Pdf

_A4 = (595.3, 841.9)
MARGIN = 60.0


@cache
def font() -> str:
    """Return the name of a Chinese font that every viewer has; it holds simplified characters only."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


@cache
def char_width(character: str, name: str) -> float:
    """Return a character's width as a share of the font size."""
    return float(pdfmetrics.stringWidth(character, name, 1000)) / 1000


def text_width(text: str, name: str, size: float) -> float:
    """Return the width of text in points."""
    return size * sum(char_width(character, name) for character in text)


def wrapped(text: str, limit: float, name: str, size: float) -> list[str]:
    """Return the lines of text within `limit` points; figures and words in Latin letters stay whole."""
    lines: list[str] = []
    for part in text.split("\n"):
        line, taken = "", 0.0
        for token in _tokens(part):
            wide = text_width(token, name, size)
            if line and taken + wide > limit:
                lines.append(line)
                line, taken = "", 0.0
            line += token
            taken += wide
        lines.append(line)
    return lines


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for character in text:
        if tokens and _figure(character) and _figure(tokens[-1][-1]):
            tokens[-1] += character
        else:
            tokens.append(character)
    return tokens


def _figure(character: str) -> bool:
    """Tell whether a character stays with its neighbours of the kind: Latin letters, digits of any width, commas."""
    return (character.isascii() and character.isalnum()) or character in ",.%-+０１２３４５６７８９，"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A text to be drawn with its baseline's start; `spacing` sets its characters apart."""

    x: float
    y: float
    text: str
    size: float
    spacing: float = 0.0


class Pages:
    """A document being drawn; `y` is where the next block begins, measured from the bottom of the page."""

    def __init__(self, quirks: Pdf, title: str) -> None:
        self.quirks = quirks
        self.font = font()
        self.width, self.height = (_A4[1], _A4[0]) if quirks.landscape else _A4
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(self.width, self.height), invariant=1)
        self.canvas.setTitle(title)
        self.running = title
        self.number = 0
        self._begin()

    @property
    def left(self) -> float:
        """The left edge of the text."""
        return MARGIN

    @property
    def line_width(self) -> float:
        """The width of the text."""
        return self.width - 2 * MARGIN

    @property
    def room(self) -> float:
        """What is left of the page, in points."""
        return self.y - MARGIN

    @property
    def full(self) -> float:
        """The height of the text on an empty page."""
        return self.height - 2 * MARGIN

    def _begin(self) -> None:
        self.number += 1
        self.y = self.height - MARGIN
        if self.quirks.header:
            self.draw(Stroke(MARGIN, self.height - 40, self.running[:30], 8))

    def next(self) -> None:
        """Finish the page and begin another."""
        text = {"dashes": f"-{self.number}-", "plain": str(self.number), "total": f"第{self.number}页 共9页"}.get(
            self.quirks.numbers
        )
        if text:
            self.draw(Stroke((self.width - text_width(text, self.font, 9)) / 2, 36, text, 9))
        self.canvas.showPage()
        self._begin()

    def finish(self) -> bytes:
        """Return the finished file."""
        self.next()
        self.canvas.save()
        return self.buffer.getvalue()

    def draw(self, stroke: Stroke) -> None:
        """Draw one text, whole or character by character."""
        if self.quirks.glyphs == "single" or stroke.spacing:
            x = stroke.x
            text = self.canvas.beginText()
            text.setFont(self.font, stroke.size)
            for character in stroke.text:
                text.setTextOrigin(x, stroke.y)
                text.textOut(character)
                x += char_width(character, self.font) * stroke.size + stroke.spacing
            self.canvas.drawText(text)
            return
        self.canvas.setFont(self.font, stroke.size)
        self.canvas.drawString(stroke.x, stroke.y, stroke.text)

    def paragraph(self, text: str, size: float, *, align: str = "left", indent: bool = False) -> None:
        """Draw a paragraph over as many lines and pages as it takes."""
        leading = size * 1.6
        shown = "\u3000\u3000" + text if indent and text else text
        for line in wrapped(shown, self.line_width, self.font, size):
            if self.room < leading:
                self.next()
            self.y -= leading
            wide = text_width(line, self.font, size)
            x = (
                self.left
                + {"left": 0.0, "center": (self.line_width - wide) / 2, "right": self.line_width - wide}[align]
            )
            if line.strip():
                stripped = line.lstrip("\u3000")
                x += text_width(line[: len(line) - len(stripped)], self.font, size)
                self.draw(Stroke(x, self.y, stripped, size))
