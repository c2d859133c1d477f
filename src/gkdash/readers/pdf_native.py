"""PDFium called in bulk: whole columns of character data and of page objects, instead of one wrapped call per value.

A page has a few thousand characters and as many objects; `map` over C functions with plain integer arguments costs a
quarter of the ordinary bindings. Gives back plain lists in PDFium's own coordinates and knows nothing of text or tables.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from ctypes import c_double, c_float, c_int, c_uint, c_void_p
from dataclasses import dataclass
from itertools import accumulate, chain, compress, repeat
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f as PDF writes them: x' = a*x + c*y + e, y' = b*x + d*y + f."""
Point: TypeAlias = tuple[float, float]
Color: TypeAlias = tuple[int, int, int, int]
"""Red, green, blue and alpha, 0 to 255."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_NO_COLOR = 64
"""What a colour reads as that PDFium cannot tell (patterns): neither white nor pale nor transparent."""
TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
_LINE_TO, _MOVE_TO = 0, 2
_SPACE = 0x20
_IN_FIGURES = np.array([*map(ord, "0123456789０１２３４５６７８９+-/－—−")], np.uint32)
_POLYLINE = bytes([_MOVE_TO, *[_LINE_TO] * 64])
"""The kinds of segments of one line of straight parts."""


def _function(name: str, result: type[Any] | None, *arguments: type[Any]) -> Callable[..., Any]:
    """Return a PDFium function that takes plain integers for handles and addresses.

    It keeps the interpreter's lock: letting go of it costs as much as most of these calls, and PDFium is not for threads.
    """
    address = ctypes.cast(getattr(pdfium, name), c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_text = _function("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
_unicode = _function("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
_generated = _function("FPDFText_IsGenerated", c_int, c_void_p, c_int)
_unmapped = _function("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
_loose_box = _function("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
_text_object = _function("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
_text_matrix = _function("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
_text_origin = _function("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
_font_size = _function("FPDFText_GetFontSize", c_double, c_void_p, c_int)
_text_fill = _function("FPDFText_GetFillColor", c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
_render_mode = _function("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
_page_object = _function("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
_form_object = _function("FPDFFormObj_GetObject", c_void_p, c_void_p, c_uint)
_form_count = _function("FPDFFormObj_CountObjects", c_int, c_void_p)
_object_type = _function("FPDFPageObj_GetType", c_int, c_void_p)
_object_bounds = _function("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_object_matrix = _function("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
_object_fill = _function("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_object_stroke = _function("FPDFPageObj_GetStrokeColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_stroke_width = _function("FPDFPageObj_GetStrokeWidth", c_int, c_void_p, c_void_p)
_draw_mode = _function("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
_segment_count = _function("FPDFPath_CountSegments", c_int, c_void_p)
_segment = _function("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
_segment_type = _function("FPDFPathSegment_GetType", c_int, c_void_p)
_segment_point = _function("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
_segment_close = _function("FPDFPathSegment_GetClose", c_int, c_void_p)


def address_of(handle: Any) -> int:
    """Return the address behind one of the bindings' handles."""
    return ctypes.cast(handle, c_void_p).value or 0


_Floats: TypeAlias = "npt.NDArray[np.float32]"
_Flags: TypeAlias = "npt.NDArray[np.bool_]"


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page, one list per property, all of the same length and in the order of the content.

    `objects` holds the address of each character's text object, `seamless` whether it goes on from the last; `unmapped`
    the positions whose font does not say what character a glyph is.
    """

    codes: Sequence[int]
    left: Sequence[float]
    bottom: Sequence[float]
    right: Sequence[float]
    top: Sequence[float]
    objects: list[int]
    seamless: list[bool]
    unmapped: frozenset[int]
    generated: frozenset[int]


@dataclass(frozen=True, slots=True)
class TextObjects:
    """How text objects are drawn, one list per property; `places` gives for each character its object's place in them.

    `first` is the position of the object's first character, `origins` has the two coordinates of that character's
    origin on the baseline, `matrices` six numbers and `colors` four (red, green, blue, alpha) for each object; a size is
    that before the matrix.
    """

    places: list[int]
    first: list[int]
    matrices: Sequence[float]
    origins: Sequence[float]
    sizes: list[float]
    modes: list[int]
    colors: Sequence[int]


def characters(text_page: int) -> Characters:
    """Read all characters of a text page, given by its address; boxes span the advance and the font's height."""
    count = pdfium.FPDFText_CountChars(ctypes.cast(text_page, pdfium.FPDF_TEXTPAGE))
    count = max(count, 0)
    page, indexes = repeat(text_page), range(count)
    codes = _codes(text_page, count)
    flags = bytes(map(_unmapped, page, indexes))
    boxes = (c_float * (4 * count))()
    start = ctypes.addressof(boxes)
    _run(map(_loose_box, page, indexes, range(start, start + 16 * count, 16)))
    flat = boxes[:]
    places = np.frombuffer(boxes, np.float32).reshape(-1, 4).T
    numbers = np.array(codes, np.uint32)
    seamless = _seamless(*places)
    return Characters(
        codes,
        flat[0::4],
        flat[3::4],
        flat[2::4],
        flat[1::4],
        _objects(text_page, numbers, seamless),
        seamless.tolist(),
        frozenset(index for index, flag in enumerate(flags) if flag) if any(flags) else frozenset(),
        frozenset(index for index in np.flatnonzero(numbers <= _SPACE).tolist() if _generated(text_page, index)),
    )


def _seamless(left: _Floats, top: _Floats, right: _Floats, bottom: _Floats) -> _Flags:
    """Return for each character whether it goes on from the last: as high, at one height, and next to it."""
    gaps = left[1:] - right[:-1]
    found = np.zeros(len(left), np.bool_)
    found[1:] = (bottom[1:] == bottom[:-1]) & (top[1:] == top[:-1]) & (gaps > -2) & (gaps < 3)
    return found


def _objects(text_page: int, codes: npt.NDArray[np.uint32], seamless: _Flags) -> list[int]:
    """Return each character's text object; one that goes on seamlessly is not asked about, unless figures hold it.

    Two figures that touch are told apart by their objects, `0` and `-7` too.
    """
    asked = ~seamless | np.isin(codes, _IN_FIGURES)
    found = list(map(_text_object, repeat(text_page), np.flatnonzero(asked).tolist()))
    return [found[number] or 0 for number in (np.cumsum(asked) - 1).tolist()]


def _codes(text_page: int, count: int) -> Sequence[int]:
    """Return the characters' codes: in one call where the text has one unit for each, else one by one."""
    units = array("H", bytes(2 * count + 2))
    if _text(text_page, 0, count, units.buffer_info()[0]) == count + 1:
        units.pop()
        if len(units.tobytes().decode("utf-16", errors="surrogatepass")) == count and 0 not in units:
            return units
    return list(map(_unicode, repeat(text_page), range(count)))


def text_objects(text_page: int, raw: Characters) -> TextObjects:
    """Return how the text objects are drawn; an object that goes on seamlessly from the last is taken to be like it.

    Some producers make an object of each character, and asking for each costs more than all the rest.
    """
    objects = raw.objects
    begins = [
        found != 0 and not (found == last or goes_on)
        for found, last, goes_on in zip(objects, [0, *objects], raw.seamless, strict=False)
    ]
    first = list(compress(range(len(objects)), begins))
    count = len(first)
    page = repeat(text_page)
    matrices = (c_float * (6 * count))()
    start = ctypes.addressof(matrices)
    _run(map(_text_matrix, page, first, range(start, start + 24 * count, 24)))
    colors = array("I", [_NO_COLOR]) * (4 * count)
    base = colors.buffer_info()[0]
    _run(map(_text_fill, page, first, *(range(base + part, base + part + 16 * count, 16) for part in (0, 4, 8, 12))))
    origins = (c_double * (2 * count))()
    start = ctypes.addressof(origins)
    _run(map(_text_origin, page, first, range(start, start + 16 * count, 16), range(start + 8, start + 16 * count, 16)))
    return TextObjects(
        [number - 1 for number in accumulate(map(int, begins))],
        first,
        matrices[:],
        origins[:],
        list(map(_font_size, page, first)),
        list(map(_render_mode, compress(objects, begins))),
        colors,
    )


def _run(calls: Iterable[object]) -> None:
    deque(calls, maxlen=0)


def objects_of(page: Any) -> list[int]:
    """Return the addresses of the objects of a page."""
    return list(map(_page_object, repeat(address_of(page)), range(pdfium.FPDFPage_CountObjects(page))))


def objects_of_form(form: int) -> list[int]:
    """Return the addresses of the objects of a form XObject."""
    return list(map(_form_object, repeat(form), range(max(_form_count(form), 0))))


def types_of(objects: Sequence[int]) -> list[int]:
    """Return the kind of each object: TEXT, PATH, IMAGE, SHADING or FORM."""
    return list(map(_object_type, objects))


def matrix_of(found: int) -> Matrix:
    """Return an object's own matrix."""
    values = array("f", bytes(24))
    _object_matrix(found, values.buffer_info()[0])
    return tuple(values)  # type: ignore[return-value]


def bounds_of(found: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of an object in the space of the page or form that it stands in."""
    values = array("f", bytes(16))
    start = values.buffer_info()[0]
    _object_bounds(found, start, start + 4, start + 8, start + 12)
    return values[0], values[1], values[2], values[3]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A path: fill colour (None where it is not filled), stroke colour (likewise), line width, matrix, straight parts.

    The parts are polylines in the path's own space, closed ones with their first point again.
    """

    fill: Color | None
    stroke: Color | None
    width: float
    matrix: Matrix
    lines: list[list[Point]]


def drawings_of(paths: Sequence[int]) -> list[Drawing]:
    """Return what is drawn by each of the paths of one page or form."""
    count = len(paths)
    modes = array("i", bytes(8 * count))
    start = modes.buffer_info()[0]
    _run(map(_draw_mode, paths, range(start, start + 8 * count, 8), range(start + 4, start + 8 * count, 8)))
    fills = _colors_of(paths, modes[0::2], _object_fill)
    strokes = _colors_of(paths, modes[1::2], _object_stroke)
    widths = array("f", bytes(4 * count))
    start = widths.buffer_info()[0]
    _run(map(_stroke_width, paths, range(start, start + 4 * count, 4)))
    values = array("f", bytes(24 * count))
    start = values.buffer_info()[0]
    _run(map(_object_matrix, paths, range(start, start + 24 * count, 24)))
    numbers = iter(values)
    matrices: Any = zip(*[numbers] * 6, strict=True)
    return list(map(Drawing, fills, strokes, widths, matrices, _lines_of(paths)))


def _colors_of(paths: Sequence[int], painted: Sequence[int], ask: Callable[..., Any]) -> list[Color | None]:
    """Return the colour of each path that is painted."""
    asked = list(compress(paths, painted))
    values = array("I", bytes(16 * len(asked)))
    start = values.buffer_info()[0]
    end = start + 16 * len(asked)
    _run(map(ask, asked, *(range(start + part, end, 16) for part in (0, 4, 8, 12))))
    numbers = iter(values)
    colors: Any = zip(*[numbers] * 4, strict=True)
    return [next(colors) if paint else None for paint in painted]


def _lines_of(paths: Sequence[int]) -> Iterator[list[list[Point]]]:
    """Yield the straight parts of each path."""
    counts = [max(count, 0) for count in map(_segment_count, paths)]
    owners = chain.from_iterable(map(repeat, paths, counts))
    segments = list(map(_segment, owners, chain.from_iterable(map(range, counts))))
    places = array("f", bytes(8 * len(segments)))
    start = places.buffer_info()[0]
    end = start + 8 * len(segments)
    _run(map(_segment_point, segments, range(start, end, 8), range(start + 4, end, 8)))
    numbers = iter(places)
    points: list[Point] = list(zip(*[numbers] * 2, strict=True))
    kinds = array("b", map(_segment_type, segments)).tobytes()
    closes = array("b", map(_segment_close, segments)).tobytes()
    at = 0
    for count in counts:
        end = at + count
        if kinds[at:end] == _POLYLINE[:count] and count > 1 and 1 not in closes[at : end - 1]:
            line = points[at:end]
            if closes[end - 1] == 1:
                line.append(line[0])
            yield [line]
        else:
            yield _polylines(points[at:end], kinds[at:end], closes[at:end])
        at = end


def _polylines(points: Sequence[Point], kinds: bytes, closes: bytes) -> list[list[Point]]:
    """Return the straight parts of a path of several parts or with curves."""
    lines: list[list[Point]] = []
    current: list[Point] = []
    for here, kind, close in zip(points, kinds, closes, strict=True):
        if kind == _LINE_TO:
            current.append(here)
        else:
            if len(current) > 1:
                lines.append(current)
            current = [here]
        if close == 1:
            current.append(current[0])
    if len(current) > 1:
        lines.append(current)
    return lines
