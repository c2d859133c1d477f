"""Writes looks into the styles of a document, and what may stand in for a font into its font table."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from gkdash.exports.word.looks import LATIN, LOOKS, STAND_INS, Look

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def set_styles(document: Any, *, keep: bool) -> None:
    """Give a document the styles of an official one; with `keep`, those that it has stay as they are."""
    there = {style.name for style in document.styles}
    if not keep:
        _set_language(document)
    for name, look in LOOKS.items():
        if name not in there:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"] if "Normal" in there else None
            style.quick_style = True
        elif keep:
            continue
        _write(document.styles[name].element, look)


def add_stand_ins(table: bytes) -> bytes:
    """Return a font table in which our fonts have their stand-ins, where it does not speak of them."""
    root = etree.fromstring(table, etree.XMLParser(resolve_entities=False, no_network=True))
    known = {font.get(f"{{{_W}}}name") for font in root}
    for name, others in STAND_INS.items():
        if name not in known:
            font = etree.SubElement(root, f"{{{_W}}}font", {f"{{{_W}}}name": name})
            etree.SubElement(font, f"{{{_W}}}altName", {f"{{{_W}}}val": others})
            etree.SubElement(font, f"{{{_W}}}charset", {f"{{{_W}}}val": "86"})
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def element(name: str, **attributes: str | int) -> Any:
    """Return a WordprocessingML element, `element("ind", firstLine=640)`."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _set_language(document: Any) -> None:
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), "zh-CN")


def _write(style: Any, look: Look) -> None:
    for name in ("w:pPr", "w:rPr"):
        for old in style.findall(qn(name)):
            style.remove(old)
    # the schema wants paragraph properties before run properties, and both after the style's own
    style.append(_paragraph(look))
    style.append(_run(look))


def _paragraph(look: Look) -> Any:
    made = element("pPr")
    if look.keep_next:
        made.append(element("keepNext"))
    made.append(element("widowControl", val=1))
    spacing = {"before": round(look.before * 20), "after": round(look.after * 20)}
    line, rule = (round(look.pitch * 20), "exact") if look.pitch else (240, "auto")
    made.append(element("spacing", **spacing, line=line, lineRule=rule))
    if look.indent:
        indent = {"firstLine": round(look.indent * look.size * 20), "firstLineChars": round(look.indent * 100)}
        made.append(element("ind", **indent))
    else:
        made.append(element("ind", firstLine=0, firstLineChars=0))
    made.append(element("jc", val=look.align))
    if look.outline is not None:
        made.append(element("outlineLvl", val=look.outline))
    return made


def _run(look: Look) -> Any:
    made = element("rPr")
    made.append(element("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=look.font, cs=LATIN))
    for name in ("b", "bCs"):
        made.append(element(name, val=int(look.bold)))
    made.append(element("color", val="000000"))
    for name in ("sz", "szCs"):
        made.append(element(name, val=round(look.size * 2)))
    return made
