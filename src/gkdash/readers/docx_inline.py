"""Reads the text of one paragraph: runs, fields, breaks, symbols; collects text boxes and pictures anchored in it.

Deleted and hidden text, comments, and note references never become text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from gkdash.documents import Picture
from gkdash.readers.characters import visible
from gkdash.readers.docx_context import Context
from gkdash.readers.docx_names import (
    CHOICE,
    FALLBACK,
    KINDS,
    MATH_DENOMINATOR,
    MATH_TEXT,
    UNDERSTOOD,
    VAL,
    Kind,
    is_on,
    w,
    whole,
)
from gkdash.readers.docx_text import text_of
from gkdash.readers.word_symbols import LEAST_RAISED, symbol, with_superscript

_RPR, _VANISH, _RSTYLE, _VERT_ALIGN, _POSITION = w("rPr"), w("vanish"), w("rStyle"), w("vertAlign"), w("position")
_STRIKE, _DOUBLE_STRIKE = w("strike"), w("dstrike")
_SDT_CONTENT, _RUBY_BASE, _FLD_TYPE, _INSTR = w("sdtContent"), w("rubyBase"), w("fldCharType"), w("instr")
_TYPE, _CHAR, _FONT, _CUSTOM_MARK = w("type"), w("char"), w("font"), w("customMarkFollows")
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_ENCIRCLED = re.compile(r"\s*EQ\s+\\o(?:\\a[clr])*\s*\([^,;，]*[,;，]\s*([^)]*)\)", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """What a paragraph holds: its text, and what is anchored in it."""

    text: str
    boxes: list[etree._Element]
    word_art: list[str]
    pictures: list[Picture]

    @property
    def holds(self) -> bool:
        """Whether anything is anchored in the paragraph."""
        return bool(self.boxes or self.word_art or self.pictures)


@dataclass(slots=True)
class _Field:
    """A field being read: its instruction until the separator, then its result."""

    in_result: bool = False
    dropped: bool = False
    instruction: str = ""
    held: list[str] = field(default_factory=list)


class Inline:
    """Reads paragraphs one after another; `fields` are those still open, which may run over several of them.

    `looks` tells that a run's properties may matter.
    """

    def __init__(self, context: Context, *, looks: bool, page_fields: bool = True) -> None:
        self._context = context
        self._page_fields = page_fields
        self._looks = looks
        self.fields: list[_Field] = []
        self._line = Line("", [], [], [])
        self._out: list[str] = []
        self._height: int | None = None
        """How high the paragraph's first run stands; figures that all stand so are no marks."""

    def read(self, paragraph: etree._Element, *, hidden: bool) -> Line:
        """Return what `paragraph` holds; `hidden` says that its style hides text."""
        self._line = Line("", [], [], [])
        self._out = []
        self._height = None
        self._walk(paragraph, hidden=hidden)
        if self.fields:
            self._leave_instructions()
        text = "".join(self._out)
        self._line.text = text if text.isascii() else visible(text)
        return self._line

    def _leave_instructions(self) -> None:
        """End instructions with the paragraph: a field mark without its partner must not swallow the document."""
        for item in self.fields:
            if not item.in_result:
                item.in_result = True
                self._out.extend(item.held)
                item.held = []

    def _walk(self, parent: etree._Element, *, hidden: bool) -> None:
        for element in parent:
            kind = KINDS.get(element.tag)
            if kind is None:
                continue
            if kind is Kind.RUN:
                if hidden or self._looks:
                    self._run(element, hidden=hidden)
                else:
                    self._content(element)
            elif kind is Kind.INTO:
                self._walk(element, hidden=hidden)
            elif kind is Kind.CONTROL:
                content = element.find(_SDT_CONTENT)
                if content is not None:
                    self._walk(content, hidden=hidden)
            elif kind is Kind.DROPPED:
                self._context.deletions += 1
            elif kind is Kind.SIMPLE_FIELD:
                if self._page_fields or not _PAGE_FIELD.match(element.get(_INSTR, "")):
                    self._walk(element, hidden=hidden)
            elif kind is Kind.ALTERNATE:
                branch = chosen(element)
                if branch is not None:
                    self._walk(branch, hidden=hidden)
            elif kind is Kind.MATH:
                self._put(math_text(element))

    def _run(self, run: etree._Element, *, hidden: bool) -> None:
        context = self._context
        raised = struck = False
        if self._looks:
            properties = run.find(_RPR)
            position = properties.find(_POSITION) if properties is not None else None
            height = whole(position.get(VAL), 0) if position is not None else 0
            self._height = height if self._height is None else self._height
            if properties is not None:
                struck = _is_struck(properties)
                hidden = self._is_hidden(properties, hidden=hidden)
                align = properties.find(_VERT_ALIGN)
                raised = align is not None and align.get(VAL) == "superscript"
                raised = raised or height - self._height >= LEAST_RAISED
        if hidden or struck:
            line, self._line = self._line, Line("", [], [], [])
            out, self._out = self._out, []
            self._content(run)
            (context.hide if hidden else context.strike)("".join(self._out))
            self._line, self._out = line, out
        elif raised:
            out, self._out = self._out, []
            self._content(run)
            out.append(with_superscript("".join(out[-4:]), "".join(self._out)))
            self._out = out
        else:
            self._content(run)

    def _is_hidden(self, properties: etree._Element, *, hidden: bool) -> bool:
        vanish = properties.find(_VANISH)
        if vanish is not None:
            return is_on(vanish.get(VAL))
        style = properties.find(_RSTYLE)
        return hidden or (style is not None and self._context.styles.get(style.get(VAL, "")).hidden)

    def _put(self, text: str) -> None:
        if not text:
            return
        if self.fields:
            item = next((item for item in self.fields if item.dropped or not item.in_result), None)
            if item is not None:
                if not item.dropped:
                    item.held.append(text)
                return
        self._out.append(text)

    def _content(self, run: etree._Element) -> None:
        """Read the children of a run, or of a branch inside a run."""
        for element in run:
            kind = KINDS.get(element.tag)
            if kind is Kind.TEXT:
                self._put(text_of(element))
            elif kind is None or kind is Kind.RUN:
                continue
            elif kind is Kind.FIELD_MARK:
                self._field_mark(element.get(_FLD_TYPE, ""))
            elif kind is Kind.INSTRUCTION:
                if self.fields:
                    self.fields[-1].instruction += element.text or ""
            elif kind is Kind.TAB:
                self._put("\t")
            elif kind is Kind.BREAK:
                self._put("\n")
            elif kind is Kind.HYPHEN:
                self._put("-")
            elif kind is Kind.SYMBOL:
                self._put(symbol(element.get(_CHAR, ""), element.get(_FONT, "")))
            elif kind is Kind.NOTE_REFERENCE:
                self._reference(element)
                if is_on(element.get(_CUSTOM_MARK, "0")):
                    return
            elif kind is Kind.COMMENT:
                self._context.comments += 1
            elif kind is Kind.DRAWING or kind is Kind.OBJECT:
                self._drawing(element, embedded=kind is Kind.OBJECT)
            elif kind is Kind.ALTERNATE:
                branch = chosen(element)
                if branch is not None:
                    self._content(branch)
            elif kind is Kind.RUBY:
                base = element.find(_RUBY_BASE)
                if base is not None:
                    self._walk(base, hidden=False)

    def _reference(self, element: etree._Element) -> None:
        kind = "footnotes" if element.tag == w("footnoteReference") else "endnotes"
        self._context.footnotes.append((kind, element.get(w("id"), "")))

    def _field_mark(self, mark: str) -> None:
        if mark == "begin":
            self.fields.append(_Field())
        elif mark == "separate" and self.fields:
            item = self.fields[-1]
            item.in_result = True
            item.dropped = not self._page_fields and _PAGE_FIELD.match(item.instruction) is not None
        elif mark == "end" and self.fields:
            item = self.fields.pop()
            if not item.in_result:
                encircled = _ENCIRCLED.match(item.instruction)
                if encircled:
                    self._put(encircled[1])

    def _drawing(self, element: etree._Element, *, embedded: bool) -> None:
        name = ""
        found = False
        for node in _outer(element):
            local = node.tag.rpartition("}")[2]
            if local == "txbxContent":
                self._line.boxes.append(node)
            elif local == "textpath":
                self._line.word_art.append(visible(node.get("string", "")))
            elif local in {"docPr", "cNvPr"}:
                name = name or node.get("descr") or node.get("title") or node.get("name") or ""
            elif local in {"blip", "imagedata", "chart", "relIds", "OLEObject"}:
                found = True
                if embedded and local == "OLEObject":
                    self._context.objects += 1
        if found:
            self._line.pictures.append(Picture(name=name, part=self._context.part))


def _is_struck(properties: etree._Element) -> bool:
    return any(is_on(node.get(VAL)) for node in properties.iterchildren(_STRIKE, _DOUBLE_STRIKE))


def _outer(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element's descendants, of alternatives one branch only, and nothing from inside a text box."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        kind = KINDS.get(child.tag)
        if kind is Kind.ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _outer(branch)
            continue
        yield child
        if kind is not Kind.BOX:
            yield from _outer(child)


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the one branch of mc:AlternateContent that is read: the first choice understood, else the fallback."""
    first = None
    for choice in alternate.iterchildren(CHOICE):
        first = choice if first is None else first
        required = (choice.get("Requires") or "").split()
        if all(choice.nsmap.get(prefix) in UNDERSTOOD for prefix in required):
            return choice
    fallback = alternate.find(FALLBACK)
    return fallback if fallback is not None and len(fallback) else first


def math_text(element: etree._Element) -> str:
    """Return the text of a formula on one line; a fraction is written 1/2."""
    out: list[str] = []
    for node in element.iter(MATH_TEXT, MATH_DENOMINATOR):
        if node.tag == MATH_DENOMINATOR:
            out.append("/")
        else:
            out.append(node.text or "")
    return "".join(out)
