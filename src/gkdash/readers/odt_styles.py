"""What OpenDocument styles say: hidden or raised text, column widths, hidden sections, and the levels of lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from gkdash.readers.docx_names import whole
from gkdash.readers.odt_names import q
from gkdash.readers.word_numbering import LEVELS, Level

_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
    "0": "decimalZero",
    "一": "chineseCountingThousand",
    "壹": "chineseLegalSimplified",
    "壱": "chineseLegalSimplified",
    "①": "decimalEnclosedCircle",
    "⑴": "decimalEnclosedParen",
    "⒈": "decimalEnclosedFullstop",
    "㈠": "ideographEnclosedCircle",
    "１": "decimalFullWidth",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
}
_SUFFIXES = {"listtab": "tab", "space": "space", "nothing": "nothing"}
_LENGTH = re.compile(r"([\d.]+)(cm|mm|in|pt|pc|px)?")
_TWIPS = {"cm": 567, "mm": 56.7, "in": 1440, "pt": 20, "pc": 240, "px": 15, None: 15}
_NUMBER_LEVEL, _OUTLINE_LEVEL = q("text:list-level-style-number"), q("text:outline-level-style")
_BULLETS = {q("text:list-level-style-bullet"), q("text:list-level-style-image")}


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits; `width` of a column in twentieths of a point."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False
    outline: int | None = None
    width: int = 0


_PLAIN = Style()


class Styles:
    """The styles of one document, by family and name, each resolved once."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, list[Level]] = {}
        self.outline: list[Level] = []
        name, family = q("style:name"), q("style:family")
        for root in roots:
            for element in root.iter(q("style:style"), q("text:list-style"), q("text:outline-style")):
                if element.tag == q("style:style"):
                    self._elements[element.get(family, ""), element.get(name, "")] = element
                elif element.tag == q("text:list-style"):
                    self.lists[element.get(name, "")] = _levels(element)
                else:
                    self.outline = _levels(element)

    def get(self, family: str, name: str) -> Style:
        """Return a style; a plain one where it is unknown."""
        key = (family, name)
        found = self._resolved.get(key)
        if found is None:
            found = self._resolved[key] = self._resolve(family, name)
        return found

    def _resolve(self, family: str, name: str) -> Style:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while name not in seen and (family, name) in self._elements:
            seen.add(name)
            chain.append(self._elements[family, name])
            name = chain[-1].get(q("style:parent-style-name"), "")
        style = _PLAIN
        for element in reversed(chain):
            style = _derived(style, element)
        return style


def _derived(base: Style, element: etree._Element) -> Style:
    hidden, struck, raised, outline, width = base.hidden, base.struck, base.raised, base.outline, base.width
    text = element.find(q("style:text-properties"))
    if text is not None:
        display = text.get(q("text:display"))
        hidden = display == "none" if display is not None else hidden
        line = text.get(q("style:text-line-through-style")) or text.get(q("style:text-line-through-type"))
        struck = line != "none" if line else struck
        place = text.get(q("style:text-position"))
        raised = place.startswith("super") or place[:1] in "123456789" if place else raised
    section = element.find(q("style:section-properties"))
    if section is not None and section.get(q("text:display")) == "none":
        hidden = True
    level = element.get(q("style:default-outline-level"))
    if level is not None:
        outline = whole(level, 0) or None
    column = element.find(q("style:table-column-properties"))
    if column is not None:
        width = length(column.get(q("style:column-width"), ""))
    return Style(hidden, struck, raised, outline, width)


def length(text: str) -> int:
    """Return a length such as `1.5cm` in twentieths of a point, 0 where it is none."""
    found = _LENGTH.fullmatch(text.strip())
    try:
        return int(float(found[1]) * _TWIPS[found[2]]) if found else 0
    except (ValueError, OverflowError):
        return 0


def _levels(element: etree._Element) -> list[Level]:
    levels = [Level(style="none", pattern="")] * LEVELS
    for node in element:
        depth = whole(node.get(q("text:level")), 0) - 1
        if not 0 <= depth < LEVELS:
            continue
        if node.tag in {_NUMBER_LEVEL, _OUTLINE_LEVEL}:
            levels[depth] = _level(node, depth)
        elif node.tag in _BULLETS:
            levels[depth] = Level(style="bullet")
    return levels


def _level(node: etree._Element, depth: int) -> Level:
    shown = node.get(q("style:num-format"), "")
    alignment = node.find(f".//{q('style:list-level-label-alignment')}")
    follow = alignment.get(q("text:label-followed-by"), "listtab") if alignment is not None else "space"
    pattern = node.get(q("loext:num-list-format"))
    if pattern is not None:
        pattern = re.sub(r"%(\d+)%", r"%\1", pattern)
    elif shown:
        above = min(max(whole(node.get(q("text:display-levels")), 1), 1), depth + 1)
        numbers = ".".join(f"%{level + 1}" for level in range(depth + 1 - above, depth + 1))
        pattern = node.get(q("style:num-prefix"), "") + numbers + node.get(q("style:num-suffix"), "")
    else:
        pattern = ""
    return Level(
        start=whole(node.get(q("text:start-value")), 1),
        style=_FORMATS.get(shown[:1], "decimal"),
        pattern=pattern,
        suffix=_SUFFIXES.get(follow, "tab"),
    )
