"""Scanned pages through text recognition, where the extra `ocr` is installed; without it nothing here is used.

Recognised lines and the ruling lines of the picture go into the same layout as drawn ones. What was recognised is marked
as such by the caller: it may be wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeAlias

import numpy as np

from gkdash.readers.pdf_marks import Marks
from gkdash.readers.pdf_model import Frame, Glyph, Rule
from gkdash.readers.pdf_page import Page, build_page
from gkdash.readers.pdf_text import wide

Recogniser: TypeAlias = "Callable[[Any], Sequence[tuple[Sequence[Sequence[float]], str, float]]]"
"""Takes a grey picture as an array, gives (four corner points in pixels, text, certainty) of each line."""

_SCALE = 200 / 72
_DARK = 140
_LEAST_RULE = 24.0
_LEAST_CERTAINTY = 0.5
_INSET = 8
_LEAST_INK = 20
"""Dark pixels that are more than dust: a `1` of nine points has about eighty."""


@cache
def recogniser() -> Recogniser | None:
    """Return the text recognition that is installed, or None."""
    if find_spec("rapidocr_onnxruntime") is None:
        return None
    engine = import_module("rapidocr_onnxruntime").RapidOCR()

    def recognise(picture: Any) -> Sequence[tuple[Sequence[Sequence[float]], str, float]]:
        found, _ = engine(picture)
        return found or ()

    return recognise


def recognised_page(document: Any, index: int, recognise: Recogniser) -> Page:
    """Return page `index` (from 0) of an open document as its picture reads."""
    page = document[index]
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=_SCALE, grayscale=True)
        try:
            picture = bitmap.to_numpy().copy()
        finally:
            bitmap.close()
    finally:
        page.close()
    picture = picture[:, :, 0] if picture.ndim > 2 else picture
    marks = Marks(across=_rules(picture, height, across=True), down=_rules(picture.T, height, across=False))
    glyphs: list[Glyph] = []
    for points, text, certainty in recognise(picture):
        if certainty >= _LEAST_CERTAINTY and text.strip():
            glyphs += _glyphs(points, text.strip(), height, len(glyphs))
    result = build_page(index + 1, Frame(0.0, 0.0, width, height), glyphs, marks)
    _mark_unread(result, picture, height)
    return result


def _mark_unread(page: Page, picture: Any, height: float) -> None:
    """Put U+FFFD into cells where something is printed that was not recognised: such a cell is not blank."""
    for table in page.tables:
        for cell in table.cells:
            left, bottom, right, top = (edge * _SCALE for edge in cell.box)
            inner = picture[
                int(height * _SCALE - top + _INSET) : int(height * _SCALE - bottom - _INSET),
                int(left + _INSET) : int(right - _INSET),
            ]
            if not cell.text and (inner < _DARK).sum() >= _LEAST_INK:
                cell.text = "\ufffd"


def _glyphs(points: Sequence[Sequence[float]], text: str, height: float, order: int) -> list[Glyph]:
    """Return a line's characters, its width shared out: a Latin letter or a digit takes half of a Chinese one's."""
    xs, ys = [x / _SCALE for x, _ in points], [height - y / _SCALE for _, y in points]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    shares = [1.0 if wide(char) else 0.5 for char in text]
    step = (right - left) / sum(shares)
    size = min(0.8 * (top - bottom), 1.15 * step)
    middle = (bottom + top) / 2
    glyphs = []
    for number, (char, share) in enumerate(zip(text, shares, strict=True)):
        end = left + share * step
        glyphs.append(Glyph(char, left, middle - size / 2, end, middle + size / 2, size, order + 1, order + number, 0))
        left = end
    return glyphs


def _rules(picture: Any, height: float, *, across: bool) -> list[Rule]:
    """Return the long dark stretches of each row of a picture as rules along that direction."""
    dark = np.pad(picture < _DARK, ((0, 0), (1, 1)))
    steps = np.diff(dark.astype("int8"), axis=1)
    rows, starts = (steps == 1).nonzero()
    _, ends = (steps == -1).nonzero()
    long = (ends - starts) >= _LEAST_RULE * _SCALE
    rules = []
    for row, start, end in zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True):
        at = (row + 0.5) / _SCALE
        if across:
            rules.append(Rule(height - at, start / _SCALE, end / _SCALE))
        else:
            rules.append(Rule(at, height - end / _SCALE, height - start / _SCALE))
    return rules
