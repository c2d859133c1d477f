"""The glyphs of a page that a person sees, in its working space; what is left out is said.

Left out: watermarks across the page, hidden text beside visible text, white on white, text outside the visible page. A
glyph whose font does not say what it means becomes U+FFFD; nothing is guessed.
"""

from __future__ import annotations

import math
import operator
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import compress, repeat

import numpy as np

from gkdash.documents import Box
from gkdash.readers import pdf_native as native
from gkdash.readers.pdf_marks import Marks
from gkdash.readers.pdf_model import Frame, Glyph, inside
from gkdash.readers.pdf_text import BLANKS

LOST = "\ufffd"
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2011: "-"}
_RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for first, last in ((0x2E80, 0x2FD5), (0xF900, 0xFAD9), (0xFE30, 0xFE48))
    for code in range(first, last + 1)
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
}
"""Fonts subset by some producers call 一 a radical (U+2F00): what is meant is the character."""
_PLAIN = {**_HYPHENS, **_RADICALS, 0: LOST, 0xFFFF: LOST}
_SLANT = math.radians(8)
_HIDDEN = frozenset({3, 7})
_BELOW = 0.12
"""How far a Chinese character reaches below its baseline, in font sizes."""
_INK = 0.75
"""A box lower than this, in font sizes, is one of ink and not of the font."""
_FILLED = frozenset({0, 4})
_WHITE = 250
_PALE = 150


@dataclass(slots=True)
class Glyphs:
    """The visible glyphs in content order, the frame they stand in, and what was left out, by code."""

    glyphs: list[Glyph]
    frame: Frame
    dropped: dict[str, str] = field(default_factory=dict)
    unmapped: int = 0
    hidden: bool = False


def read_glyphs(text_page: int, frame: Frame) -> tuple[native.Characters, native.TextObjects, Frame]:
    """Return the raw characters of a page and the frame turned so that most of its text is upright."""
    raw = native.characters(text_page)
    drawn = native.text_objects(text_page, raw)
    if frame.rotation == 0 and not any(drawn.matrices[1::6]) and all(value > 0 for value in drawn.matrices[0::6]):
        return raw, drawn, frame
    turns: Counter[int] = Counter()
    for number, count in Counter(drawn.places).items():
        turn = _turn(drawn, number, frame.rotation) if number >= 0 else None
        if turn is not None:
            turns[turn] += count
    if not turns:
        return raw, drawn, frame
    turn, count = turns.most_common(1)[0]
    if turn and count >= 0.7 * sum(turns.values()):
        frame = replace(frame, turn=turn)
    return raw, drawn, frame


def _turn(drawn: native.TextObjects, number: int, rotation: int) -> int | None:
    """Return by how many quarter turns against the clock an object's text is shown turned; None where it is slanted."""
    a, b = drawn.matrices[6 * number], drawn.matrices[6 * number + 1]
    if drawn.sizes[number] < 0:
        a, b = -a, -b
    angle = math.atan2(b, a) - rotation * math.pi / 2
    quarters = round(angle / (math.pi / 2))
    return quarters % 4 if abs(angle - quarters * math.pi / 2) <= _SLANT else None


def visible_glyphs(raw: native.Characters, drawn: native.TextObjects, frame: Frame, marks: Marks) -> Glyphs:
    """Return the glyphs that a person sees on the page; `marks` tell what white or hidden text lies on."""
    result = Glyphs([], frame)
    count = len(raw.codes)
    if not count:
        return result
    texts = list("".join(map(chr, raw.codes)).translate(_PLAIN))
    if raw.unmapped:
        for index in raw.unmapped:
            texts[index] = LOST
        result.unmapped = len(raw.unmapped)
    boxes = _boxes(raw, frame)
    sizes = _sizes(raw, drawn)
    turns = _turns(drawn, frame)
    places = drawn.places
    _level(boxes, drawn, frame, sizes, turns)
    columns = zip(
        texts,
        *boxes,
        [sizes[place] for place in places],
        raw.objects,
        range(count),
        [turns[place] for place in places] if any(turns) else repeat(0, count),
        strict=True,
    )
    glyphs: list[Glyph] = list(map(partial(tuple.__new__, Glyph), columns))
    width, height = frame.size
    unseen = set(raw.generated)
    _outside(glyphs, boxes, width, height, unseen, result)
    _slanted(glyphs, turns, unseen, result)
    _watermarks(glyphs, sizes, drawn, unseen, result)
    _hidden(glyphs, drawn, marks, unseen, result)
    _white(glyphs, drawn, marks, unseen, result)
    result.glyphs = [glyph for index, glyph in enumerate(glyphs) if index not in unseen] if unseen else glyphs
    return result


def _boxes(raw: native.Characters, frame: Frame) -> tuple[list[float], list[float], list[float], list[float]]:
    left, bottom, right, top = list(raw.left), list(raw.bottom), list(raw.right), list(raw.top)
    _spread(raw, left, right)
    for index in raw.generated:
        left[index] = bottom[index] = right[index] = top[index] = 1.0
    if frame.plain:
        return left, bottom, right, top
    turned: list[Box] = [frame.box(box) for box in zip(left, bottom, right, top, strict=True)]
    columns = [list(column) for column in zip(*turned, strict=True)]
    return columns[0], columns[1], columns[2], columns[3]


def _spread(raw: native.Characters, left: list[float], right: list[float]) -> None:
    """Give the characters of a replacement text, which all carry the box of the whole, a share of it each."""
    same = map(operator.eq, left, left[1:])
    starts = list(compress(range(len(left)), same))
    index = 0
    while index < len(starts):
        first = last = starts[index]
        while index < len(starts) and starts[index] == last:
            last += 1
            index += 1
        boxes = {(raw.objects[at], right[at], raw.bottom[at], raw.top[at]) for at in range(first, last + 1)}
        if len(boxes) > 1 or first in raw.generated:
            continue
        begin, step = left[first], (right[first] - left[first]) / (last - first + 1)
        for number, at in enumerate(range(first, last + 1)):
            left[at], right[at] = begin + number * step, begin + (number + 1) * step


def _level(
    boxes: tuple[list[float], list[float], list[float], list[float]],
    drawn: native.TextObjects,
    frame: Frame,
    sizes: list[float],
    turns: list[int],
) -> None:
    """Make every upright character as high as its font size and place it by its baseline.

    PDFium's boxes are as high as the font says it may get: nearly two sizes for one subset font, one for the next, so
    that neighbours on one line would seem half a line apart.
    """
    _, bottom, _, top = boxes
    bases: Sequence[float] = drawn.origins[1::2]
    if not frame.plain:
        bases = [frame.point(x, y)[1] for x, y in zip(drawn.origins[0::2], bases, strict=True)]
    tight = _tight(boxes, drawn, sizes, turns)
    shifts: list[float] = []
    heights: list[float] = []
    for at, base, size, turn in zip(drawn.first, bases, sizes, turns, strict=False):
        low, high = bottom[at], top[at] - bottom[at]
        if turn == 0 and 0 <= base - low <= 0.75 * high:
            shifts.append(base - low - _BELOW * size)
            heights.append(size)
        else:
            shifts.append(0.0)
            heights.append(high)
    shifts.append(0.0)
    heights.append(0.0)
    places = drawn.places
    if not any(turns):
        lower = np.array(bottom) + np.array(shifts)[places]
        bottom[:] = lower.tolist()
        top[:] = (lower + np.array(heights)[places]).tolist()
        for index in tight:
            bottom[index] = bases[places[index]] - _BELOW * sizes[places[index]]
            top[index] = bottom[index] + sizes[places[index]]
        return
    for index, place in enumerate(places):
        if turns[place] == 0:
            bottom[index] += shifts[place]
            top[index] = bottom[index] + heights[place]


def _tight(
    boxes: tuple[list[float], list[float], list[float], list[float]],
    drawn: native.TextObjects,
    sizes: list[float],
    turns: list[int],
) -> list[int]:
    """Return the characters to be placed by their object's baseline alone, their boxes being as low as their ink.

    Some fonts give 一 a box of its stroke; what follows it in one object then has no height to be told by either.
    """
    _, bottom, _, top = boxes
    high = np.array(top) - np.array(bottom)
    low = np.flatnonzero((high > 0) & (high < _INK * np.array(sizes)[drawn.places])).tolist()
    if not low or any(turns):
        return []
    firsts = set(drawn.first)
    whole = {drawn.places[index] for index in low if index in firsts}
    if not whole:
        return low
    return sorted(
        {*low, *(index for index, place in enumerate(drawn.places) if place in whole and top[index] > bottom[index])}
    )


def _sizes(raw: native.Characters, drawn: native.TextObjects) -> list[float]:
    """Return the font size of each text object on the page, and at the end one for text without an object.

    A size that fits neither height nor width of the characters (fonts drawn glyph by glyph may have any) gives way to
    their height.
    """
    matrices = drawn.matrices
    if any(matrices[1::6]):
        pairs = zip(matrices[0::6], matrices[1::6], strict=True)
        sizes = [abs(size) * math.hypot(a, b) for size, (a, b) in zip(drawn.sizes, pairs, strict=True)]
        return [*(size if size > 0.1 else 10.0 for size in sizes), 10.0]
    sizes = list(map(abs, map(operator.mul, drawn.sizes, matrices[0::6])))
    heights = [raw.top[at] - raw.bottom[at] for at in drawn.first]
    widths = [raw.right[at] - raw.left[at] for at in drawn.first]
    if sizes and min(heights) > 0:
        shares = list(map(operator.truediv, sizes, heights))
        if min(shares) > 0.3 and max(shares) < 2.5:
            return [*sizes, 10.0]
    sizes = [
        0.8 * height
        if height > 0 and not 0.3 * height < size < 2.5 * height and not 0.2 * size < width < 1.3 * size
        else size
        for size, height, width in zip(sizes, heights, widths, strict=True)
    ]
    return [*(size if size > 0.1 else 10.0 for size in sizes), 10.0]


def _turns(drawn: native.TextObjects, frame: Frame) -> list[int]:
    """Return each text object's quarter turns in the working space, -1 for slanted text."""
    if frame.rotation == 0 and frame.turn == 0 and not any(drawn.matrices[1::6]):
        return [0 if a * size >= 0 else 2 for a, size in zip(drawn.matrices[0::6], drawn.sizes, strict=True)] + [0]
    turns = []
    for number in range(len(drawn.sizes)):
        turn = _turn(drawn, number, frame.rotation)
        turns.append(-1 if turn is None else (turn - frame.turn) % 4)
    return [*turns, 0]


def _say(result: Glyphs, code: str, glyphs: list[Glyph]) -> None:
    text = "".join(glyph.text for glyph in glyphs).strip()
    if text:
        result.dropped[code] = text if len(text) <= 40 else text[:39] + "…"


def _outside(
    glyphs: list[Glyph],
    boxes: tuple[list[float], list[float], list[float], list[float]],
    width: float,
    height: float,
    unseen: set[int],
    result: Glyphs,
) -> None:
    left, bottom, right, top = boxes
    if min(left) >= -1 and min(bottom) >= -8 and max(right) <= width + 1 and max(top) <= height + 8:
        return
    off = [
        glyph
        for glyph in glyphs
        if glyph.order not in unseen
        and not (0 <= (glyph.left + glyph.right) / 2 <= width and 0 <= (glyph.bottom + glyph.top) / 2 <= height)
    ]
    _say(result, "outside_page", [glyph for glyph in off if glyph.text not in BLANKS])
    unseen.update(glyph.order for glyph in off)


def _slanted(glyphs: list[Glyph], turns: list[int], unseen: set[int], result: Glyphs) -> None:
    if -1 in turns:
        off = [glyph for glyph in glyphs if glyph.turn < 0 and glyph.order not in unseen]
        _say(result, "watermark", off)
        unseen.update(glyph.order for glyph in off)


def _watermarks(
    glyphs: list[Glyph], sizes: list[float], drawn: native.TextObjects, unseen: set[int], result: Glyphs
) -> None:
    """Leave out pale text far larger than the rest: a watermark that is not slanted."""
    if max(sizes) <= 2.2 * min(sizes):
        return
    typical = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]
    colors = drawn.colors
    pale = {
        number
        for number in range(len(sizes) - 1)
        if sizes[number] > 2.2 * typical
        and (min(colors[4 * number : 4 * number + 3]) >= _PALE or colors[4 * number + 3] < _PALE)
    }
    off = [glyph for glyph in glyphs if drawn.places[glyph.order] in pale and glyph.order not in unseen]
    _say(result, "watermark", off)
    unseen.update(glyph.order for glyph in off)


def _hidden(glyphs: list[Glyph], drawn: native.TextObjects, marks: Marks, unseen: set[int], result: Glyphs) -> None:
    """Leave out hidden text where visible text stands; hidden text over a picture is a scan's text layer."""
    if _HIDDEN.isdisjoint(drawn.modes) and 0 not in drawn.colors[3::4]:
        return
    concealed = {
        number for number, mode in enumerate(drawn.modes) if mode in _HIDDEN or drawn.colors[4 * number + 3] == 0
    }
    hidden = [glyph for glyph in glyphs if drawn.places[glyph.order] in concealed and glyph.order not in unseen]
    shown = [glyph for glyph in glyphs if drawn.places[glyph.order] not in concealed and glyph.order not in unseen]
    result.hidden = bool(hidden)
    seen = {(round(glyph.left / 6), round(glyph.bottom / 6)) for glyph in shown if glyph.text not in BLANKS}
    off = []
    for glyph in hidden:
        column, row = round(glyph.left / 6), round(glyph.bottom / 6)
        doubled = any((column + x, row + y) in seen for x in (-1, 0, 1) for y in (-1, 0, 1))
        scanned = inside((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2, marks.pictures)
        if doubled or (shown and not scanned):
            off.append(glyph)
    _say(result, "hidden_text", off)
    unseen.update(glyph.order for glyph in off)


def _white(glyphs: list[Glyph], drawn: native.TextObjects, marks: Marks, unseen: set[int], result: Glyphs) -> None:
    """Leave out white text on white, unless all text is white and the colour misread."""
    colors = drawn.colors
    if max(colors[0::4], default=0) < _WHITE:
        return
    white = {
        number
        for number, mode in enumerate(drawn.modes)
        if mode in _FILLED
        and colors[4 * number] >= _WHITE
        and colors[4 * number + 1] >= _WHITE
        and colors[4 * number + 2] >= _WHITE
    }
    if not white or len(white) == len(drawn.sizes):
        return
    areas = [*marks.fills, *marks.pictures]
    off = [
        glyph
        for glyph in glyphs
        if drawn.places[glyph.order] in white
        and glyph.order not in unseen
        and not inside((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2, areas)
    ]
    _say(result, "white_text", off)
    unseen.update(glyph.order for glyph in off)
