"""What styles say of a paragraph or a run: heading level, list, hidden text. Resolved along basedOn, on demand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree

from gkdash.readers.docx_names import MAIN, VAL, is_on, w, whole
from gkdash.readers.docx_package import parse_xml

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_ROOT = re.compile(rb"<w:styles\s[^>]*>")
_DEFAULT_STYLE = re.compile(rb"""<w:style\s[^>]*w:default=["'](?:1|true|on)["'][^>]*>""")
_ID_VALUE = re.compile(rb"""w:styleId=["']([^"']*)["']""")
_CLOSE = b"</w:style>"
_STYLE, _STYLE_ID, _BASED_ON, _NAME = w("style"), w("styleId"), w("basedOn"), w("name")
_PPR, _RPR, _OUTLINE, _NUM_PR = w("pPr"), w("rPr"), w("outlineLvl"), w("numPr")
_NUM_ID, _ILVL, _VANISH, _DEFAULT, _TYPE = w("numId"), w("ilvl"), w("vanish"), w("default"), w("type")


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits: `level` 1 to 9 for a heading, `numbering` (numId, ilvl) as far as it is set."""

    level: int | None = None
    outline: int | None = None
    number: str | None = None
    depth: int | None = None
    hidden: bool = False
    id: str = ""


_PLAIN = Style()


class Styles:
    """All styles of a document, each parsed and resolved when first asked for.

    A style sheet is often ten times as long as the text, and a document uses a handful of its styles; so a style is
    looked up in the bytes of the sheet and only then parsed.
    """

    def __init__(self, content: bytes | None) -> None:
        self._content = content or b""
        self.hide = b"vanish" in self._content
        """Whether any style hides text."""
        self._open = b""
        self._parsed: dict[str, etree._Element] | None = None
        self._resolved: dict[str, Style] = {}
        root = _ROOT.search(self._content)
        if root is not None and MAIN.encode() in root[0]:
            self._open = root[0]
        self.default = self._default() if content else ""

    def _default(self) -> str:
        if not self._open:
            wanted = {"1", "true", "on"}
            for name, element in self._all().items():
                if element.get(_TYPE) == "paragraph" and element.get(_DEFAULT) in wanted:
                    return name
            return ""
        for found in _DEFAULT_STYLE.finditer(self._content):
            if b"paragraph" in found[0] and (style_id := _ID_VALUE.search(found[0])):
                return style_id[1].decode("utf-8", "replace")
        return ""

    def _all(self) -> dict[str, etree._Element]:
        """Parse the whole sheet: only for one that is not written as Word and WPS write it."""
        if self._parsed is None:
            found = parse_xml(self._content, "styles").iter(_STYLE) if self._content else ()
            self._parsed = {element.get(_STYLE_ID, ""): element for element in found}
        return self._parsed

    def _element(self, style_id: str) -> etree._Element | None:
        if not self._open:
            return self._all().get(style_id)
        name = escape(style_id)
        at = self._content.find(f'w:styleId="{name}"'.encode())
        if at < 0 and (at := self._content.find(f"w:styleId='{name}'".encode())) < 0:
            return None
        start, end = self._content.rfind(b"<w:style ", 0, at), self._content.find(_CLOSE, at)
        if start < 0 or end < 0:
            return None
        piece = self._content[start : end + len(_CLOSE)]
        return parse_xml(self._open + piece + b"</w:styles>", "styles")[0]

    def get(self, style_id: str) -> Style:
        """Return a style by its id; the default paragraph style for an empty id; a plain one where it is unknown."""
        style_id = style_id or self.default
        found = self._resolved.get(style_id)
        if found is None:
            found = self._resolved[style_id] = self._resolve(style_id)
        return found

    def _resolve(self, style_id: str) -> Style:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        at = style_id
        while at not in seen and (element := self._element(at)) is not None:
            seen.add(at)
            chain.append(element)
            based = element.find(_BASED_ON)
            at = based.get(VAL, "") if based is not None else ""
        if not chain:
            named = _HEADING.fullmatch(style_id)
            return Style(level=int(named[1]), id=style_id) if named else _PLAIN
        style = _PLAIN
        for element in reversed(chain):
            style = _derived(style, element)
        return style


def _derived(base: Style, element: etree._Element) -> Style:
    name = element.find(_NAME)
    heading = _HEADING.fullmatch(name.get(VAL, "").strip()) if name is not None else None
    level = int(heading[1]) if heading else base.level
    outline, number, depth, hidden = base.outline, base.number, base.depth, base.hidden
    properties = element.find(_PPR)
    if properties is not None:
        node = properties.find(_OUTLINE)
        if node is not None:
            outline = whole(node.get(VAL), 9)
            level = outline + 1 if outline < 9 else None
        numbering = properties.find(_NUM_PR)
        if numbering is not None:
            number, depth = numbering_of(numbering, number, depth)
    text = element.find(_RPR)
    vanish = text.find(_VANISH) if text is not None else None
    if vanish is not None:
        hidden = is_on(vanish.get(VAL))
    return Style(level, outline, number, depth, hidden, element.get(_STYLE_ID, ""))


def numbering_of(node: etree._Element, number: str | None, depth: int | None) -> tuple[str | None, int | None]:
    """Return (numId, ilvl) of a w:numPr, with the inherited values where it leaves one out."""
    own = node.find(_NUM_ID)
    level = node.find(_ILVL)
    return (
        own.get(VAL, "0") if own is not None else number,
        whole(level.get(VAL), 0) if level is not None else depth,
    )
