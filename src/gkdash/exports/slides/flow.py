"""A flow on a slide as shapes that can be moved and coloured: bands, blocks and names."""

from __future__ import annotations

from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Cm

from gkdash.charts import Flow
from gkdash.charts.theme import STYLES
from gkdash.exports.bands import Band, laid
from gkdash.exports.native.elements import run_properties, text_of
from gkdash.exports.slides.place import Place

_NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
THICK = 0.5
NAME_ROOM = 5.2
NAME_HEIGHT = 0.6


def draw_flow(slide: Any, place: Place, plot: Flow, alt: str) -> None:
    """Draw a flow into a place; what it says is told by `alt` on the first shape."""
    blocks, bands = laid(plot, width=place.width - NAME_ROOM, height=place.height - 0.3, thick=THICK, pad=0.35)
    tree = slide.shapes._spTree  # noqa: SLF001 - python-pptx has no curved shapes
    number = slide.shapes._next_shape_id  # noqa: SLF001
    parts = [_band(band, place, number + at, alt if at == 0 else "") for at, band in enumerate(bands)]
    number += len(bands)
    for block in blocks:
        colour = STYLES[block.stop.style].colour.removeprefix("#")
        box = Place(place.left + block.x, place.top + block.y, THICK, max(block.height, 0.02))
        parts.append(_shape(number, block.stop.name, box, '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', colour))
        middle = place.top + block.y + block.height / 2 - NAME_HEIGHT / 2
        room = Place(place.left + block.x + THICK + 0.15, middle, NAME_ROOM - THICK - 0.15, NAME_HEIGHT)
        parts.append(_name(number + 1, block.stop.name, room))
        number += 2
    for part in parts:
        tree.append(parse_xml(part))


def _band(band: Band, place: Place, number: int, alt: str) -> str:
    top, bottom = min(band.y1, band.y2), max(band.y1, band.y2) + band.height
    box = Place(place.left + band.x1, place.top + top, band.x2 - band.x1, bottom - top)
    wide, high = Cm(box.width), Cm(box.height)
    one, other, thick = Cm(band.y1 - top), Cm(band.y2 - top), Cm(band.height)
    middle = wide // 2

    def bend(first: int, second: int, end: int) -> str:
        spots = ((middle, first), (middle, second), (end, second))
        return f"<a:cubicBezTo>{''.join(_spot(x, y) for x, y in spots)}</a:cubicBezTo>"

    path = (
        f"<a:moveTo>{_spot(0, one)}</a:moveTo>{bend(one, other, wide)}<a:lnTo>{_spot(wide, other + thick)}</a:lnTo>"
        f"{bend(other + thick, one + thick, 0)}<a:close/>"
    )
    geometry = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{wide}" h="{high}">{path}</a:path></a:pathLst></a:custGeom>'
    )
    return _shape(number, "Flow", box, geometry, STYLES[band.style].colour.removeprefix("#"), alpha=35, alt=alt)


def _spot(x: int, y: int) -> str:
    return f'<a:pt x="{x}" y="{y}"/>'


def _shape(number: int, name: str, box: Place, geometry: str, colour: str, *, alpha: int = 100, alt: str = "") -> str:
    faint = f'<a:alpha val="{alpha * 1000}"/>' if alpha < 100 else ""
    return (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="{_quoted(name)}" descr="{_quoted(alt)}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{_frame(box)}{geometry}"
        f'<a:solidFill><a:srgbClr val="{colour}">{faint}</a:srgbClr></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _name(number: int, text: str, box: Place) -> str:
    run = run_properties(11, tag="rPr").replace("<a:rPr", '<a:rPr lang="zh-CN"', 1)
    return (
        f'<p:sp {_NAMES}><p:nvSpPr><p:cNvPr id="{number}" name="Name"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        f"<a:p><a:r>{run}<a:t>{text_of(text)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _frame(box: Place) -> str:
    left, top, width, height = box.box
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _quoted(text: str) -> str:
    return text_of(text).replace('"', "&quot;")
