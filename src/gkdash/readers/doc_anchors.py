"""What is anchored in the text of a binary Word document: which text a text box holds, which shapes are pictures.

Follows [MS-DOC] 2.8.32 (PlcfSpa), 2.8.36 (PlcftxbxTxt) and [MS-ODRAW] 2.2.40 (OfficeArtFSP).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gkdash.readers.doc_fib import ANCHORS, BOX_TEXTS, DRAWINGS, Fib, positions

_SHAPE = re.compile(rb"(..)\x0a\xf0\x08\x00\x00\x00(....)", re.DOTALL)
_PICTURE_FRAME = 75
_SPA, _FTXBXS = 26, 22


@dataclass(slots=True)
class Anchors:
    """Text ranges of boxes and positions of pictures by their anchor; `adrift` are boxes whose anchor is not found."""

    boxes: dict[int, tuple[int, int]] = field(default_factory=dict)
    shapes: set[int] = field(default_factory=set)
    """Positions of shapes that are no pictures: lines, frames."""
    adrift: list[tuple[int, int]] = field(default_factory=list)


def anchors(fib: Fib, tables: bytes, base: int) -> Anchors:
    """Read the anchors of the main text; `base` is where the text of the boxes begins."""
    texts = fib.table(tables, BOX_TEXTS)
    bounds, at = positions(texts, _FTXBXS)
    by_shape: dict[int, tuple[int, int]] = {}
    for index in range(len(bounds) - 2):
        entry = texts[at + _FTXBXS * index :][:_FTXBXS]
        reusable = int.from_bytes(entry[8:10], "little")
        if not reusable and bounds[index] < bounds[index + 1]:
            by_shape[int.from_bytes(entry[14:18], "little")] = (base + bounds[index], base + bounds[index + 1])
    drawings = fib.table(tables, DRAWINGS)
    kinds = {
        int.from_bytes(spid, "little"): int.from_bytes(head, "little") >> 4 for head, spid in _SHAPE.findall(drawings)
    }
    places = fib.table(tables, ANCHORS)
    found = Anchors()
    bounds, at = positions(places, _SPA)
    for index, place in enumerate(bounds[:-1]):
        shape = int.from_bytes(places[at + _SPA * index :][:4], "little")
        if shape in by_shape:
            found.boxes[place] = by_shape.pop(shape)
        elif kinds.get(shape, _PICTURE_FRAME) != _PICTURE_FRAME:
            found.shapes.add(place)
    found.adrift = list(by_shape.values())
    return found
