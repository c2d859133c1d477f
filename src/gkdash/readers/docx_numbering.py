"""Automatic numbers of .docx: reads numbering.xml and counts, so that 一、 and 1. become text again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from gkdash.readers.docx_names import CHOICE, FALLBACK, VAL, is_on, w, whole
from gkdash.readers.docx_styles import Style, Styles
from gkdash.readers.word_numbering import LEVELS, Counters, Level

_ABSTRACT, _ABSTRACT_ID, _NUM, _NUM_ID = w("abstractNum"), w("abstractNumId"), w("num"), w("numId")
_LEVEL, _ILVL, _OVERRIDE, _START_OVERRIDE = w("lvl"), w("ilvl"), w("lvlOverride"), w("startOverride")
_STYLE_LINK, _NUM_STYLE_LINK, _P_STYLE = w("styleLink"), w("numStyleLink"), w("pStyle")
_START, _FORMAT, _FORMAT_ATTRIBUTE, _TEXT = w("start"), w("numFmt"), w("format"), w("lvlText")
_SUFFIX, _RESTART, _LEGAL = w("suff"), w("lvlRestart"), w("isLgl")


@dataclass(slots=True)
class _List:
    """One w:abstractNum."""

    levels: list[Level]
    styles: dict[str, int] = field(default_factory=dict)
    link: str = ""


@dataclass(slots=True)
class _Instance:
    """One w:num: which list it counts in, its own levels, and where it begins anew."""

    key: str
    levels: list[Level]
    styles: dict[str, int]
    starts: dict[int, int]


class Numbering:
    """The numbers of one document; numbering.xml is read when the first number is asked for."""

    def __init__(self, load: Callable[[], etree._Element | None], styles: Styles) -> None:
        self._load = load
        self._styles = styles
        self._counters = Counters()
        self._lists: dict[str, _List] | None = None
        self._nums: dict[str, etree._Element] = {}
        self._instances: dict[str, _Instance | None] = {}

    def label(self, number: str, depth: int | None, style: Style) -> tuple[str, str]:
        """Count a paragraph of list `number` and return its number as shown and what follows it."""
        if number == "0":
            return "", "nothing"
        instance = self._instance(number)
        if instance is None:
            return "", "nothing"
        if depth is None:
            depth = instance.styles.get(style.id, 0)
        depth = min(max(depth, 0), LEVELS - 1)
        text = self._counters.advance(instance.key, number, depth, instance.levels, instance.starts)
        return text, instance.levels[depth].suffix

    def _instance(self, number: str) -> _Instance | None:
        if number not in self._instances:
            if self._lists is None:
                self._lists = self._read()
            self._instances[number] = self._build(number, follow=True)
        return self._instances[number]

    def _read(self) -> dict[str, _List]:
        lists: dict[str, _List] = {}
        root = self._load()
        if root is None:
            return lists
        for element in root.iter(_ABSTRACT):
            found = _List([Level()] * LEVELS)
            for node in element.iterchildren(_LEVEL):
                at = whole(node.get(_ILVL), 0)
                if 0 <= at < LEVELS:
                    found.levels[at] = _level(node)
                    style = node.find(_P_STYLE)
                    if style is not None:
                        found.styles[style.get(VAL, "")] = at
            link = element.find(_NUM_STYLE_LINK)
            found.link = link.get(VAL, "") if link is not None else ""
            lists[element.get(_ABSTRACT_ID, "")] = found
        for element in root.iterchildren(_NUM):
            self._nums[element.get(_NUM_ID, "")] = element
        return lists

    def _build(self, number: str, *, follow: bool) -> _Instance | None:
        element = self._nums.get(number)
        reference = element.find(_ABSTRACT_ID) if element is not None else None
        if element is None or reference is None or self._lists is None:
            return None
        key = reference.get(VAL, "")
        source = self._lists.get(key)
        if source is None:
            return None
        if source.link and follow:
            linked = self._styles.get(source.link).number
            base = self._build(linked, follow=False) if linked else None
            if base is not None:
                key, source = base.key, _List(base.levels, base.styles)
        levels = list(source.levels)
        starts: dict[int, int] = {}
        for override in element.iterchildren(_OVERRIDE):
            at = whole(override.get(_ILVL), -1)
            if not 0 <= at < LEVELS:
                continue
            own = override.find(_LEVEL)
            if own is not None:
                levels[at] = _level(own)
            start = override.find(_START_OVERRIDE)
            if start is not None:
                starts[at] = whole(start.get(VAL), 1)
        return _Instance(key, levels, source.styles, starts)


def _level(node: etree._Element) -> Level:
    start, text, suffix = node.find(_START), node.find(_TEXT), node.find(_SUFFIX)
    restart, legal = node.find(_RESTART), node.find(_LEGAL)
    style, zeros = _number_format(node)
    return Level(
        start=whole(start.get(VAL), 1) if start is not None else 0,
        style="decimalZero" if zeros else style,
        pattern=text.get(VAL, "") if text is not None else "",
        suffix=suffix.get(VAL, "tab") if suffix is not None else "tab",
        restart=whole(restart.get(VAL), 0) if restart is not None else None,
        legal=legal is not None and is_on(legal.get(VAL)),
    )


def _number_format(node: etree._Element) -> tuple[str, bool]:
    """Return the level's number format; `01, 02, …` stands in a branch for newer programs."""
    plain = node.find(_FORMAT)
    if plain is not None:
        return plain.get(VAL, "decimal"), False
    custom = node.find(f".//{CHOICE}/{_FORMAT}")
    if custom is not None and custom.get(VAL) == "custom":
        zeros = re.match(r"0\d,", custom.get(_FORMAT_ATTRIBUTE, ""))
        if zeros:
            return "decimal", True
    fallback = node.find(f".//{FALLBACK}/{_FORMAT}")
    return (fallback.get(VAL, "decimal") if fallback is not None else "decimal"), False
