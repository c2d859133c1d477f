"""The master that comes with gkdash: wide, white, one line under the title; made from python-pptx's own by code."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Cm, Emu, Pt

from gkdash.charts.theme import STYLES
from gkdash.exports.native.elements import HAN, LATIN

WIDTH, HEIGHT = Cm(33.867), Cm(19.05)
EDGE = Cm(1.6)
NAVY = "1F3A5F"

_ACCENTS = ("this_year", "second", "third", "fourth", "granted", "error")
_KEPT = ("title", "titleOnly")


def make_clean(deck: Any) -> None:
    """Turn python-pptx's own deck into ours."""
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for layout in list(deck.slide_layouts):
        if layout._element.get("type") not in _KEPT:  # noqa: SLF001 - python-pptx tells no layout's type
            deck.slide_layouts.remove(layout)
    _set_theme(deck.slide_master)
    master = deck.slide_master
    width = Emu(WIDTH - 2 * EDGE)
    for shape in master.placeholders:
        kind = shape.placeholder_format.type
        match int(kind):
            case 1:
                _put(shape, EDGE, Cm(0.9), width, Cm(2.1))
            case 2:
                _put(shape, EDGE, Cm(3.6), width, Cm(12.6))
            case 13:
                _put(shape, Emu(WIDTH - EDGE - Cm(3)), Cm(18.1), Cm(3), Cm(0.7))
            case 15:
                _put(shape, EDGE, Cm(18.1), Cm(22), Cm(0.7))
            case _:
                _put(shape, Cm(24), Cm(18.1), Cm(4), Cm(0.7))
    _set_title_style(master)
    _add_rule(master)
    for layout in deck.slide_layouts:
        is_cover = layout._element.get("type") == "title"  # noqa: SLF001
        for shape in layout.placeholders:
            match int(shape.placeholder_format.type):
                case 3:
                    _put(shape, Cm(3), Cm(5.2), Emu(WIDTH - Cm(6)), Cm(4.2))
                case 4:
                    _put(shape, Cm(3), Cm(10), Emu(WIDTH - Cm(6)), Cm(4.5))
                case 1:
                    _inherit(shape)
                case _:
                    _inherit(shape)
        if is_cover:
            layout._element.set("showMasterSp", "0")  # noqa: SLF001


def _put(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = left, top, width, height


def _inherit(shape: Any) -> None:
    properties = shape._element.spPr  # noqa: SLF001
    for child in list(properties):
        properties.remove(child)


def _set_theme(master: Any) -> None:
    part = master.part.part_related_by(RT.THEME)
    text = part.blob.decode("utf-8")
    text = re.sub(r'(<a:latin typeface=")[^"]*(")', rf"\g<1>{LATIN}\g<2>", text)
    text = re.sub(r'(<a:ea typeface=")[^"]*(")', rf"\g<1>{HAN}\g<2>", text)
    # the theme names a font for each script besides, which would win over the East Asian one
    text = re.sub(r'(<a:font script="Hans" typeface=")[^"]*(")', rf"\g<1>{HAN}\g<2>", text)
    text = re.sub(r"(<a:dk2>).*?(</a:dk2>)", rf'\g<1><a:srgbClr val="{NAVY}"/>\g<2>', text, flags=re.DOTALL)
    for number, style in enumerate(_ACCENTS, start=1):
        hue = STYLES[style].colour.removeprefix("#").upper()
        text = re.sub(
            rf"(<a:accent{number}>).*?(</a:accent{number}>)",
            rf'\g<1><a:srgbClr val="{hue}"/>\g<2>',
            text,
            flags=re.DOTALL,
        )
    part._blob = text.encode("utf-8")  # noqa: SLF001 - a part that python-pptx does not know is its bytes


def _set_title_style(master: Any) -> None:
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    styles = master._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles")  # noqa: SLF001
    level = styles[0].find("a:lvl1pPr", space)
    level.set("algn", "l")
    run = level.find("a:defRPr", space)
    run.set("sz", str(int(Pt(26).pt * 100)))
    run.set("b", "1")
    fill = run.find("a:solidFill", space)
    for child in list(fill):
        fill.remove(child)
    etree.SubElement(fill, f"{{{space['a']}}}schemeClr", val="tx2")
    for shape in master.placeholders:
        if int(shape.placeholder_format.type) == 1:
            shape._element.txBody.bodyPr.set("anchor", "b")  # noqa: SLF001
            shape._element.txBody.bodyPr.set("lIns", "0")  # noqa: SLF001
    for shape in master.placeholders:
        if int(shape.placeholder_format.type) == 15:
            shape._element.txBody.bodyPr.set("lIns", "0")  # noqa: SLF001
            for properties in shape._element.txBody.iter(f"{{{space['a']}}}lvl1pPr"):  # noqa: SLF001
                properties.set("algn", "l")


def _add_rule(master: Any) -> None:
    rule = etree.fromstring(
        '<p:cxnSp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvCxnSpPr><p:cNvPr id="90" name="Rule"/>'
        f'<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{EDGE}" y="{Cm(3.15)}"/>'
        f'<a:ext cx="{WIDTH - 2 * EDGE}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="19050"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )
    master._element.cSld.spTree.append(rule)  # noqa: SLF001
