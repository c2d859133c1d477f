"""What styles say of a paragraph or a run: heading level, list, hidden text. Resolved along basedOn, on demand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
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


@dataclass(frozen=True, slots=True)
class _Said:
    """What one style says itself; None is "not said here" and leaves it to the style it is based on."""

    id: str
    based: str
    heading: int | None = None
    outline: int | None = None
    number: str | None = None
    depth: int | None = None
    hidden: bool | None = None


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

    def _said(self, style_id: str) -> _Said | None:
        if not self._open:
            element = self._all().get(style_id)
            return None if element is None else _said(element)
        name = escape(style_id)
        at = self._content.find(f'w:styleId="{name}"'.encode())
        if at < 0 and (at := self._content.find(f"w:styleId='{name}'".encode())) < 0:
            return None
        start, end = self._content.rfind(b"<w:style ", 0, at), self._content.find(_CLOSE, at)
        if start < 0 or end < 0:
            return None
        return _said_of(self._open, self._content[start : end + len(_CLOSE)])

    def get(self, style_id: str) -> Style:
        """Return a style by its id; the default paragraph style for an empty id; a plain one where it is unknown."""
        style_id = style_id or self.default
        found = self._resolved.get(style_id)
        if found is None:
            found = self._resolved[style_id] = self._resolve(style_id)
        return found

    def _resolve(self, style_id: str) -> Style:
        chain: list[_Said] = []
        seen: set[str] = set()
        at = style_id
        while at not in seen and (said := self._said(at)) is not None:
            seen.add(at)
            chain.append(said)
            at = said.based
        if not chain:
            named = _HEADING.fullmatch(style_id)
            return Style(level=int(named[1]), id=style_id) if named else _PLAIN
        style = _PLAIN
        for said in reversed(chain):
            style = _derived(style, said)
        return style


def _derived(base: Style, said: _Said) -> Style:
    level = base.level if said.heading is None else said.heading
    if said.outline is not None:
        level = said.outline + 1 if said.outline < 9 else None
    return Style(
        level,
        base.outline if said.outline is None else said.outline,
        base.number if said.number is None else said.number,
        base.depth if said.depth is None else said.depth,
        base.hidden if said.hidden is None else said.hidden,
        said.id,
    )


@lru_cache(maxsize=512)
def _said_of(opening: bytes, piece: bytes) -> _Said:
    """Return what a style says, from its bytes: files of one program and template hold the same styles."""
    return _said(parse_xml(opening + piece + b"</w:styles>", "styles")[0])


def _said(element: etree._Element) -> _Said:
    name, based = element.find(_NAME), element.find(_BASED_ON)
    heading = _HEADING.fullmatch(name.get(VAL, "").strip()) if name is not None else None
    properties, text = element.find(_PPR), element.find(_RPR)
    outline = properties.find(_OUTLINE) if properties is not None else None
    numbering = properties.find(_NUM_PR) if properties is not None else None
    number, depth = (None, None) if numbering is None else numbering_of(numbering, None, None)
    vanish = text.find(_VANISH) if text is not None else None
    return _Said(
        element.get(_STYLE_ID, ""),
        "" if based is None else based.get(VAL, ""),
        int(heading[1]) if heading else None,
        None if outline is None else whole(outline.get(VAL), 9),
        number,
        depth,
        None if vanish is None else is_on(vanish.get(VAL)),
    )


def numbering_of(node: etree._Element, number: str | None, depth: int | None) -> tuple[str | None, int | None]:
    """Return (numId, ilvl) of a w:numPr, with the inherited values where it leaves one out."""
    own = node.find(_NUM_ID)
    level = node.find(_ILVL)
    return (
        own.get(VAL, "0") if own is not None else number,
        whole(level.get(VAL), 0) if level is not None else depth,
    )
