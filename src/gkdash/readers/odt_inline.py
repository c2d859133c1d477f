"""Reads the text of one OpenDocument paragraph; collects the shapes, pictures and notes that stand in it.

Deleted text stands apart in this format and is never met here; hidden text, comments and note marks are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gkdash.documents import Picture
from gkdash.readers.characters import visible
from gkdash.readers.docx_names import whole
from gkdash.readers.odt_names import PARAGRAPHS, SHAPES, SKIPPED, STYLE_NAME, q
from gkdash.readers.odt_styles import Styles
from gkdash.readers.word_symbols import with_superscript
from gkdash.readers.word_tally import Tally

_SPACE, _TAB, _BREAK, _SPAN = q("text:s"), q("text:tab"), q("text:line-break"), q("text:span")
_NOTE, _NOTE_BODY, _ANNOTATION, _COUNT = q("text:note"), q("text:note-body"), q("office:annotation"), q("text:c")
_HIDDEN_TEXT, _HIDDEN_PARAGRAPH, _IS_HIDDEN = q("text:hidden-text"), q("text:hidden-paragraph"), q("text:is-hidden")
_TEXT_BOX, _IMAGE, _OBJECT, _OLE = q("draw:text-box"), q("draw:image"), q("draw:object"), q("draw:object-ole")
_PAGE_FIELDS = frozenset(map(q, ("text:page-number", "text:page-count")))
_NAME, _TITLE, _CHANGE = q("draw:name"), q("svg:title"), q("text:change")
_WHITE = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class Line:
    """What a paragraph holds; `boxes` are elements whose children are blocks."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)


class Inline:
    """Reads paragraphs; collects the bodies of notes in the order of their marks."""

    def __init__(self, tally: Tally, styles: Styles, *, page_fields: bool = True) -> None:
        self._tally = tally
        self._styles = styles
        self._page_fields = page_fields
        self.notes: list[etree._Element] = []
        self._line = Line()
        self._out: list[str] = []

    def read(self, paragraph: etree._Element) -> Line:
        """Return what a paragraph holds."""
        self._line = Line()
        self._out = []
        self._walk(paragraph)
        text = visible("".join(self._out)).replace("\u2011", "-")
        if paragraph.find(f".//{_HIDDEN_PARAGRAPH}[@{_IS_HIDDEN}='true']") is not None or (
            self._styles.get("paragraph", paragraph.get(STYLE_NAME, "")).hidden
        ):
            self._tally.hide(text)
            text = ""
        self._line.text = text
        return self._line

    def shape(self, element: etree._Element) -> Line:
        """Return what a shape holds that stands between paragraphs."""
        self._line = Line()
        self._shape(element)
        return self._line

    def _put(self, text: str | None) -> None:
        """Add text from the file: runs of white space are one space, and none at the start of a paragraph."""
        if not text:
            return
        text = _WHITE.sub(" ", text)
        if text[0] == " " and (not self._out or self._out[-1][-1:] in {" ", "\n"}):
            text = text[1:]
        if text:
            self._out.append(text)

    def _walk(self, parent: etree._Element) -> None:
        self._put(parent.text)
        for element in parent:
            tag = element.tag
            if tag == _SPAN:
                self._span(element)
            elif tag == _SPACE:
                self._out.append(" " * min(max(whole(element.get(_COUNT), 1), 0), 200))
            elif tag == _TAB:
                self._out.append("\t")
            elif tag == _BREAK:
                self._out.append("\n")
            elif tag in SKIPPED:
                self._tally.comments += tag == _ANNOTATION
            elif tag == _NOTE:
                body = element.find(_NOTE_BODY)
                if body is not None:
                    self.notes.append(body)
            elif tag == _HIDDEN_TEXT:
                if element.get(_IS_HIDDEN) == "true":
                    self._tally.hide(element.text or "")
                else:
                    self._walk(element)
            elif tag in SHAPES:
                self._shape(element)
            elif tag == _CHANGE:
                self._tally.deletions += 1
            elif isinstance(tag, str) and (self._page_fields or tag not in _PAGE_FIELDS):
                self._walk(element)
            self._put(element.tail)

    def _span(self, element: etree._Element) -> None:
        style = self._styles.get("text", element.get(STYLE_NAME, ""))
        if not (style.hidden or style.struck or style.raised):
            self._walk(element)
            return
        out, self._out = self._out, ["\u200b"]  # keeps white space at the start of the span
        self._walk(element)
        text = "".join(self._out)[1:]
        self._out = out
        if style.hidden:
            self._tally.hide(text)
        elif style.struck:
            self._tally.strike(text)
        else:
            self._out.append(with_superscript("".join(out[-4:]), text))

    def _shape(self, element: etree._Element) -> None:
        for node in _parts(element):
            if node.tag in {_TEXT_BOX, _OBJECT, _OLE, _IMAGE}:
                if node.tag == _TEXT_BOX:
                    self._line.boxes.append(node)
                    return
                self._tally.objects += node.tag != _IMAGE
                name = element.get(_NAME, "")
                self._line.pictures.append(Picture(name=name, part=self._tally.part))
                return
            if node.tag in SHAPES:
                self._shape(node)
            elif node.tag in PARAGRAPHS:
                self._line.boxes.append(element)
                return


def _parts(element: etree._Element) -> Iterator[etree._Element]:
    for node in element:
        if isinstance(node.tag, str):
            yield node
