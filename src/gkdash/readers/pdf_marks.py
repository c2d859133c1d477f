"""What is drawn on a page besides text: ruling lines, filled areas, pictures, also inside form XObjects.

A border may be a stroke, a thin filled rectangle, the gap between two nested rectangles, or a picture one pixel high;
all become rules. White paint draws no line. Whether rules make a table is not asked here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from gkdash.documents import Box
from gkdash.readers import pdf_native as native
from gkdash.readers.pdf_model import Frame, Rule

_THIN = 3.2
"""Widest filled rectangle that is a line; borders of 3 points are the thickest that word processors offer by name."""
_SLANT = 0.03
_WHITE = 247
_DEPTH = 8
_TEXT_OR_PATH = frozenset({native.TEXT, native.PATH})
_MOST_RULES = 60_000
_new = tuple.__new__
"""Makes a Rule in half the time of its own constructor; a page may have thousands."""


@dataclass(slots=True)
class Marks:
    """Rules along both axes, areas with a fill that is not white, areas painted white (`blanks`), pictures.

    `paths` counts what was drawn; `many` says that rules were left out.
    """

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    blanks: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    paths: int = 0
    many: bool = False


def read_marks(page: Any, frame: Frame) -> Marks:
    """Return what is drawn on a page, in its working space."""
    marks = Marks()
    objects = native.objects_of(page)
    _walk(objects, native.IDENTITY, frame, marks, 0)
    return marks


def _walk(objects: list[int], outer: native.Matrix, frame: Frame, marks: Marks, depth: int) -> None:
    kinds = native.types_of(objects)
    for drawing in native.drawings_of(
        [found for found, kind in zip(objects, kinds, strict=True) if kind == native.PATH]
    ):
        if len(marks.across) + len(marks.down) > _MOST_RULES:
            marks.many = True
            break
        _path(drawing, outer, frame, marks)
    for found, kind in zip(objects, kinds, strict=True):
        if kind in _TEXT_OR_PATH:
            continue
        if kind == native.IMAGE:
            _picture(_corners(native.bounds_of(found), outer, frame), marks)
        elif kind == native.SHADING:
            marks.fills.append(_corners(native.bounds_of(found), outer, frame))
        elif kind == native.FORM and depth < _DEPTH:
            inner = native.matrix_of(found)
            _walk(native.objects_of_form(found), _times(inner, outer), frame, marks, depth + 1)


def _times(inner: native.Matrix, outer: native.Matrix) -> native.Matrix:
    """Return the matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _corners(box: Box, matrix: native.Matrix, frame: Frame) -> Box:
    points = [_moved(x, y, matrix, frame) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _moved(x: float, y: float, matrix: native.Matrix, frame: Frame) -> tuple[float, float]:
    if matrix is not native.IDENTITY:
        a, b, c, d, e, f = matrix
        x, y = a * x + c * y + e, b * x + d * y + f
    return (x, y) if frame.plain else frame.point(x, y)


def _visible(color: native.Color | None) -> bool:
    return color is not None and color[3] > 0 and min(color[:3]) < _WHITE


def _path(drawing: native.Drawing, outer: native.Matrix, frame: Frame, marks: Marks) -> None:
    fill = drawing.fill
    marks.paths += 1
    filled, stroked = _visible(fill), _visible(drawing.stroke)
    painted = fill is not None and fill[3] > 0
    if not stroked and not painted:
        return
    matrix, lines = drawing.matrix, drawing.lines
    if matrix == native.IDENTITY:
        matrix = outer
    elif outer is not native.IDENTITY:
        matrix = _times(matrix, outer)
    if matrix is not native.IDENTITY or not frame.plain:
        lines = [[_moved(x, y, matrix, frame) for x, y in line] for line in lines]
    if stroked:
        thick = drawing.width * max(abs(matrix[0]) + abs(matrix[2]), abs(matrix[1]) + abs(matrix[3]))
        for line in lines:
            _stroke(line, thick, marks)
    if not painted:
        return
    boxes = [_bounds(line) for line in lines if _square(line)]
    if filled:
        _fill(boxes, marks)
    else:
        marks.blanks += boxes


def _stroke(line: list[tuple[float, float]], thick: float, marks: Marks) -> None:
    for (x0, y0), (x1, y1) in pairwise(line):
        dx, dy = abs(x1 - x0), abs(y1 - y0)
        if dy <= 0.3 + _SLANT * dx and dx > dy:
            left, right = (x0, x1) if x0 < x1 else (x1, x0)
            if dx < thick / 2:
                _add_box((left, y0 - thick / 2, right, y0 + thick / 2), marks)
            else:
                marks.across.append(_new(Rule, ((y0 + y1) / 2, left, right)))
        elif dx <= 0.3 + _SLANT * dy and dy > dx:
            low, high = (y0, y1) if y0 < y1 else (y1, y0)
            if dy < thick / 2:
                _add_box((x0 - thick / 2, low, x0 + thick / 2, high), marks)
            else:
                marks.down.append(_new(Rule, ((x0 + x1) / 2, low, high)))


def _square(line: list[tuple[float, float]]) -> bool:
    """Tell whether a closed polyline runs along the axes only."""
    return len(line) >= 4 and all(min(abs(x1 - x0), abs(y1 - y0)) <= 0.3 for (x0, y0), (x1, y1) in pairwise(line))


def _bounds(line: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def _fill(boxes: list[Box], marks: Marks) -> None:
    if len(boxes) == 2 and (ring := _ring(*boxes)):
        left, bottom, right, top = ring
        marks.across += [Rule(bottom, left, right), Rule(top, left, right)]
        marks.down += [Rule(left, bottom, top), Rule(right, bottom, top)]
        return
    for box in boxes:
        _add_box(box, marks)


def _ring(one: Box, other: Box) -> Box | None:
    """Return the middle line of the frame between two nested rectangles: browsers fill a border that way."""
    outer, inner = (one, other) if one[2] - one[0] > other[2] - other[0] else (other, one)
    gaps = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    if min(gaps) < 0 or max(gaps) > 2 * _THIN:
        return None
    return (
        (outer[0] + inner[0]) / 2,
        (outer[1] + inner[1]) / 2,
        (outer[2] + inner[2]) / 2,
        (outer[3] + inner[3]) / 2,
    )


def _add_box(box: Box, marks: Marks) -> None:
    """Add a filled rectangle: a rule where it is thin, a dot of both directions, an area otherwise."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if height <= _THIN and (width > height or width <= _THIN):
        marks.across.append(Rule((bottom + top) / 2, left, right))
    if width <= _THIN and (height > width or height <= _THIN):
        marks.down.append(Rule((left + right) / 2, bottom, top))
    if min(width, height) > _THIN:
        marks.fills.append(box)


def _picture(box: Box, marks: Marks) -> None:
    left, bottom, right, top = box
    if min(right - left, top - bottom) <= _THIN:
        _add_box(box, marks)
    else:
        marks.pictures.append(box)
