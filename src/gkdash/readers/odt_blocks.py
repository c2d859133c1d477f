"""Walks the block level of an OpenDocument text: paragraphs, lists, tables, sections, in document order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from gkdash.documents import Block, Paragraph
from gkdash.readers.docx_names import whole
from gkdash.readers.odt_inline import Inline, Line
from gkdash.readers.odt_names import PARAGRAPHS, SHAPES, STYLE_NAME, WRAPPERS, q
from gkdash.readers.odt_styles import Styles
from gkdash.readers.odt_table import table_rows
from gkdash.readers.word_grid import table_blocks
from gkdash.readers.word_numbering import LEVELS, Counters, with_label
from gkdash.readers.word_tally import Tally

_HEADING, _LIST, _ITEM, _TABLE = q("text:h"), q("text:list"), q("text:list-item"), q("table:table")
_LIST_HEADER, _SECTION, _LEVEL = q("text:list-header"), q("text:section"), q("text:outline-level")
_DISPLAY, _CONTINUE, _CONTINUE_LIST = q("text:display"), q("text:continue-numbering"), q("text:continue-list")
_ID, _START, _IS_HEADER = q("xml:id"), q("text:start-value"), q("text:is-list-header")
_SOFT_BREAK = q("text:soft-page-break")


@dataclass(slots=True)
class _List:
    """The list being walked: what counts together, its style, and how deep."""

    key: object
    style: str
    depth: int
    start: int | None = None
    labelled: bool = True


class Blocks:
    """Reads containers of blocks (the text, a cell, a text box, a note)."""

    def __init__(self, tally: Tally, styles: Styles, *, page_fields: bool = True) -> None:
        self._tally = tally
        self._styles = styles
        self.inline = Inline(tally, styles, page_fields=page_fields)
        self._counters = Counters()
        self._last: dict[str, object] = {}
        self._by_id: dict[str, object] = {}
        self._floating: list[Block] | None = None
        self._adrift: list[Block] = []

    def container(self, parent: etree._Element) -> list[Block]:
        """Return the blocks of a container."""
        blocks: list[Block] = []
        self._tally.enter()
        self._walk(parent, blocks)
        self._tally.depth -= 1
        return blocks

    def _walk(self, elements: Iterable[etree._Element], blocks: list[Block]) -> None:
        for element in elements:
            tag = element.tag
            if tag in PARAGRAPHS:
                self._paragraph(element, blocks, None)
            elif tag == _TABLE:
                self._table(element, blocks)
            elif tag == _LIST:
                self._list(element, blocks, None)
            elif tag in WRAPPERS:
                if tag == _SECTION and self._is_hidden(element):
                    self._tally.hide("".join(map(str, element.itertext())))
                    continue
                self._tally.enter()
                self._walk(element, blocks)
                self._tally.depth -= 1
            elif tag in SHAPES:
                self._anchored(self.inline.shape(element), blocks)

    def _is_hidden(self, section: etree._Element) -> bool:
        style = self._styles.get("section", section.get(STYLE_NAME, ""))
        return section.get(_DISPLAY) == "none" or style.hidden

    def _list(self, element: etree._Element, blocks: list[Block], within: _List | None) -> None:
        self._tally.enter()
        if within is None:
            found = self._new_list(element)
        else:
            style = element.get(STYLE_NAME) or within.style
            found = _List(within.key, style, min(within.depth + 1, LEVELS - 1))
        for item in element:
            if item.tag == _LIST_HEADER:
                self._item(item, blocks, _List(found.key, found.style, found.depth, labelled=False))
            elif item.tag == _ITEM:
                start = item.get(_START)
                self._item(item, blocks, _List(found.key, found.style, found.depth, whole(start, 1) if start else None))
        self._tally.depth -= 1

    def _item(self, item: etree._Element, blocks: list[Block], within: _List) -> None:
        """Read an item: its first paragraph takes the number, lists inside it are one level deeper."""
        first: _List | None = within
        for element in item:
            if element.tag == _LIST:
                self._list(element, blocks, within)
            elif element.tag in PARAGRAPHS:
                self._paragraph(element, blocks, first)
                first = None
            elif element.tag != _SOFT_BREAK:
                self._walk([element], blocks)

    def _new_list(self, element: etree._Element) -> _List:
        style = element.get(STYLE_NAME, "")
        continued = element.get(_CONTINUE_LIST)
        key: object = object()
        if continued is not None:
            key = self._by_id.get(continued, key)
        elif element.get(_CONTINUE) == "true":
            key = self._last.get(style, key)
        self._last[style] = key
        self._by_id[element.get(_ID, "")] = key
        return _List(key, style, 0)

    def _table(self, table: etree._Element, blocks: list[Block]) -> None:
        outer, self._adrift = self._adrift, []
        rows = table_rows(table, self._tally, self._styles, self._cell)
        blocks.extend(table_blocks(rows, self._tally.repairs, self._tally.part))
        blocks.extend(self._adrift)
        self._adrift = outer

    def _cell(self, cell: etree._Element) -> list[Block]:
        """Return the blocks of a cell; a text box beside a cell's own text is placed after the table instead."""
        outer, self._floating = self._floating, []
        blocks = self.container(cell)
        floating, self._floating = self._floating, outer
        if any(isinstance(block, Paragraph) for block in blocks):
            self._adrift.extend(floating)
        else:
            blocks.extend(floating)
        return blocks

    def _paragraph(self, element: etree._Element, blocks: list[Block], within: _List | None) -> None:
        line = self.inline.read(element)
        level = self._styles.get("paragraph", element.get(STYLE_NAME, "")).outline
        if element.tag == _HEADING:
            level = min(max(whole(element.get(_LEVEL), 1), 1), 9)
        text = self._numbered(element, line.text.strip(), within)
        if text:
            blocks.append(Paragraph(text, level, self._tally.part))
        self._anchored(line, blocks)

    def _numbered(self, element: etree._Element, text: str, within: _List | None) -> str:
        if within is not None and within.labelled:
            levels = self._styles.lists.get(within.style)
            if levels is not None:
                starts = {within.depth: within.start} if within.start is not None else None
                instance = object() if starts else None
                label = self._counters.advance(within.key, instance, within.depth, levels, starts)
                return with_label(label, levels[within.depth].suffix, text)
        elif within is None and element.tag == _HEADING and element.get(_IS_HEADER) != "true" and text:
            depth = whole(element.get(_LEVEL), 1) - 1
            if 0 <= depth < len(self._styles.outline) and self._styles.outline[depth].pattern:
                label = self._counters.advance("outline", None, depth, self._styles.outline)
                return with_label(label, self._styles.outline[depth].suffix, text)
        return text

    def _anchored(self, line: Line, blocks: list[Block]) -> None:
        """Add what is anchored in a paragraph after it."""
        blocks.extend(line.pictures)
        beside = blocks if self._floating is None else self._floating
        for box in line.boxes:
            beside.extend(self.container(box))
