"""Walk a parsed HTML tree and give its blocks in reading order, folding white space as browsers do.

Knows elements and styles, no page layout beyond them. One pass without recursion, since nesting may be thousands deep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gkdash.documents import Block, Paragraph, Picture
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.characters import visible
from gkdash.readers.empties import keep_empty_cells
from gkdash.readers.grids import Draft
from gkdash.readers.html_style import HIDDEN, STRUCK, UNSEEN, Sheet, display_of
from gkdash.readers.html_tables import Content, HtmlRow, read_table
from gkdash.readers.text_blocks import text_blocks

(
    _BLOCK,
    _HEADING,
    _TABLE,
    _GROUP,
    _ROW,
    _CELL,
    _CAPTION,
    _BREAK,
    _PICTURE,
    _FIELD,
    _RAISED,
    _PRE,
    _INLINE,
) = range(13)
_BLOCKS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form header hgroup hr html legend li listing main menu nav ol optgroup p search section summary ul"
)
_ROLES = {
    **dict.fromkeys(_BLOCKS.split(), _BLOCK),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _HEADING),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("pre", "xmp", "plaintext", "listing"), _PRE),
    **dict.fromkeys(("img", "svg", "canvas"), _PICTURE),
    **dict.fromkeys(("input", "textarea", "select"), _FIELD),
    "table": _TABLE,
    **dict.fromkeys(("thead", "tbody", "tfoot"), _GROUP),
    "tr": _ROW,
    "caption": _CAPTION,
    "br": _BREAK,
    "sup": _RAISED,
}
_DISPLAYS = {
    "table": _TABLE,
    "inline-table": _TABLE,
    "table-row-group": _GROUP,
    "table-header-group": _GROUP,
    "table-footer-group": _GROUP,
    "table-row": _ROW,
    "table-cell": _CELL,
    "table-caption": _CAPTION,
    "block": _BLOCK,
    "flex": _BLOCK,
    "grid": _BLOCK,
    "list-item": _BLOCK,
    "flow-root": _BLOCK,
    "inline": _INLINE,
    "inline-block": _INLINE,
}
_DROPPED = (
    "script style noscript template head title meta link base datalist map area param source track rt rp rtc audio video "
    "iframe frame noframes embed object applet colgroup col xml w:worddocument w:latentstyles "
    "o:officedocumentsettings o:documentproperties o:shapelayout o:shapedefaults x:excelworkbook m:mathpr"
)
"""`xml` and the like are settings that Word leaves in pasted text: `Normal 0 7.8 磅 0 2 false false false EN-US`."""
_DROPPED_TAGS = frozenset(_DROPPED.split())
_FRAMES = frozenset(("iframe", "frame", "embed", "object"))
_CHILDLESS = frozenset((_BREAK, _PICTURE, _FIELD))
_STRUCK = frozenset(("del", "s", "strike"))
_PARTS = {"thead": 0, "tfoot": 2}
"""Where a row group is drawn, whatever its place in the file; others are drawn between."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_BROKEN_LINE = re.compile(f"(?<=[{_WIDE}])[ \t\r\n\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_FOLD = re.compile(r"[ \t\r\n\f]+")
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Losses:
    """What the walk left out, for notes: how often, and whether tables or much text stood there."""

    hidden: int = 0
    hidden_characters: int = 0
    hidden_tables: int = 0
    struck: int = 0
    frames: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Flow:
    """Where text goes: the page, a cell, a caption, or the space between a table's cells."""

    content: Content = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    level: int | None = None
    between_cells: bool = False


@dataclass(slots=True)
class _OpenTable:
    rows: list[tuple[int, int, HtmlRow]] = field(default_factory=list)
    """Part (head, body, foot), number of the row group, cells."""
    caption: Content = field(default_factory=list)
    part: int = 1
    group: int = 0
    in_row: bool = False


class Walker:
    """Collects the blocks under a node; `keep_hidden` reads what styles hide as if it were shown."""

    def __init__(self, sheet: Sheet, cell_limit: int, *, keep_hidden: bool = False) -> None:
        self.losses = Losses()
        self._sheet = sheet
        self._keep_hidden = keep_hidden
        self._cells_left = cell_limit
        self._flows = [_Flow()]
        self._tables: list[_OpenTable] = []
        self._roles: list[int] = []
        self._raised_from: list[int] = []
        self._begun: list[int] = []

    def walk(self, root: LexborNode) -> list[Block]:
        """Return the blocks under `root`; raise UnreadableDocument(too_large) past the limit of cells."""
        node = root
        while True:
            child = self._enter(node)
            if child is not None:
                node = child
                continue
            while self._roles:
                following = node.next
                if following is not None:
                    node = following
                    break
                node = node.parent or root
                self._leave(self._roles.pop())
            else:
                self._flush()
                return keep_empty_cells(self._flows[0].content)

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Begin a node; return its first child where its children are to be walked, their end to be told by _leave."""
        tag = node.tag
        if tag == "-text":
            self._flows[-1].buffer.append(node.text_content or "")
            return None
        if tag is None or tag[0] == "-":
            return node.first_child if tag == "-document" else None
        if tag in _DROPPED_TAGS:
            if tag in _FRAMES:
                self._frame(node.attributes)
            return None
        attributes = node.attributes
        role = _ROLES.get(tag, _INLINE)
        if tag in _STRUCK:
            self.losses.struck += 1
            return None
        if attributes or not self._sheet.empty:
            styled = self._styled(node, tag, role, attributes)
            if styled is None:
                return None
            role = styled
        role = self._begin(node, tag, role, attributes)
        child = node.first_child if role not in _CHILDLESS else None
        if child is None:
            self._leave(role)
            return None
        self._roles.append(role)
        return child

    def _styled(self, node: LexborNode, tag: str, role: int, attributes: dict[str, str | None]) -> int | None:
        """Return the element's role with its styles considered; None where it is not shown."""
        style = attributes.get("style")
        display = display_of(style) if style else ""
        if not display and not self._sheet.empty:
            display = self._sheet.display_of(tag, attributes.get("class") or "", attributes.get("id") or "")
        if not display and "hidden" in attributes:
            display = HIDDEN
        if display == STRUCK:
            self.losses.struck += 1
            return None
        if display in {HIDDEN, UNSEEN}:
            if self._keep_hidden:
                return role
            self._hide(node)
            if display == UNSEEN and role == _CELL:
                self._leave(self._begin(node, tag, role, attributes))
            return None
        return _DISPLAYS.get(display, role) if role in {_BLOCK, _INLINE} else role

    def _begin(self, node: LexborNode, tag: str, role: int, attributes: dict[str, str | None]) -> int:
        """Open what the element opens; return the role it turns out to play where it stands."""
        flow = self._flows[-1]
        if _GROUP <= role <= _CAPTION and not flow.between_cells:
            role = _BLOCK
        if role == _INLINE or (role == _BLOCK and flow.between_cells):
            return _INLINE
        if role == _CELL:
            self._cell(attributes)
        elif role == _ROW:
            table = self._tables[-1]
            table.rows.append((table.part, table.group, []))
            table.in_row = True
        elif role == _GROUP:
            self._tables[-1].part = _PARTS.get(tag, 1)
            self._tables[-1].group += 1
        elif role == _CAPTION:
            self._flows.append(_Flow(content=self._tables[-1].caption))
        elif role == _PICTURE:
            flow.pictures.append(Picture(name=visible(attributes.get("alt") or attributes.get("src") or "")))
        elif role == _FIELD:
            if self._tables:
                flow.buffer.append(_entered(node, tag, attributes))
        elif role == _RAISED:
            self._raised_from.append(len(flow.buffer))
        else:
            self._flush()
            if role == _BLOCK:
                self._begun.append(len(flow.content))
            elif role == _TABLE:
                self._tables.append(_OpenTable())
                self._flows.append(_Flow(between_cells=True))
            elif role == _HEADING:
                flow.level = int(tag[1])
        return role

    def _leave(self, role: int) -> None:
        if role == _INLINE:
            return
        if role == _BLOCK:
            self._flush()
            self._note_empty(self._begun.pop())
        elif role == _BREAK:
            before = len(self._flows[-1].content)
            self._flush()
            self._note_empty(before)
        elif role in {_CELL, _CAPTION}:
            self._flush()
            self._flows.pop()
        elif role == _ROW:
            self._tables[-1].in_row = False
        elif role == _GROUP:
            self._tables[-1].part = 1
            self._tables[-1].group += 1
        elif role == _TABLE:
            self._close_table()
        elif role == _HEADING:
            self._flush()
            self._flows[-1].level = None
        elif role == _PRE:
            text = visible("".join(self._flows[-1].buffer))
            self._flows[-1].buffer.clear()
            self._flows[-1].content.extend(text_blocks(text))
            self._flush()
        elif role == _RAISED:
            self._raise(self._flows[-1].buffer, self._raised_from.pop())

    def _cell(self, attributes: dict[str, str | None]) -> None:
        self._cells_left -= 1
        if self._cells_left < 0:
            raise UnreadableDocument(ErrorCode.TOO_LARGE, "网页中的表格单元格过多。", "请拆分后再读。")
        table = self._tables[-1]
        if not table.in_row:
            table.rows.append((table.part, table.group, []))
            table.in_row = True
        flow = _Flow()
        table.rows[-1][2].append(Draft(flow.content, _span(attributes, "rowspan"), _span(attributes, "colspan")))
        self._flows.append(flow)

    def _close_table(self) -> None:
        self._flush()
        between = self._flows.pop()
        table = self._tables.pop()
        table.rows.sort(key=itemgetter(0))
        groups = [[row[2] for row in rows] for _, rows in groupby(table.rows, key=itemgetter(1))]
        self._flows[-1].content.extend(between.content)
        self._flows[-1].content.extend(read_table(groups, table.caption))

    def _flush(self) -> None:
        """End the paragraph that is being collected, if there is one."""
        flow = self._flows[-1]
        if flow.buffer:
            text = flow.buffer[0] if len(flow.buffer) == 1 else "".join(flow.buffer)
            flow.buffer.clear()
            text = fold(text)
            if text:
                flow.content.append(Paragraph(text, flow.level))
        if flow.pictures:
            flow.content.extend(flow.pictures)
            flow.pictures.clear()

    def _note_empty(self, before: int) -> None:
        """Leave an empty paragraph where an element or a line showed nothing: it may have been a cell."""
        content = self._flows[-1].content
        if len(content) == before and not self._flows[-1].between_cells:
            content.append(Paragraph(""))

    def _hide(self, node: LexborNode) -> None:
        self.losses.hidden += 1
        self.losses.hidden_characters += len("".join((node.text() or "").split()))
        self.losses.hidden_tables += node.css_first("td") is not None

    def _frame(self, attributes: dict[str, str | None]) -> None:
        target = attributes.get("src") or attributes.get("data")
        if target:
            self.losses.frames.append(target)

    @staticmethod
    def _raise(buffer: list[str], start: int) -> None:
        """Show raised digits as such: `5<sup>1</sup>` is a figure with a footnote mark, not 51."""
        raised = "".join(buffer[start:]).strip()
        if raised.isdecimal() and "".join(buffer[:start]).strip():
            buffer[start:] = [raised.translate(_RAISED_DIGITS)]


def fold(text: str) -> str:
    r"""Fold white space as browsers do, and drop what is invisible.

    A line end between two wide characters is nothing (`商业\n企业` in the source shows as 商业企业), any other run of
    white space is one space; a no-break space is a space that is kept.
    """
    if not text.isalnum():
        if "\n" in text or "\r" in text:
            text = _BROKEN_LINE.sub("", text)
        text = visible(_FOLD.sub(" ", text)).replace("\xa0", " ")
    return text.strip()


def fragment_blocks(markup: str, cell_limit: int) -> list[Block]:
    """Return the blocks of a piece of HTML that stands in another format."""
    root = LexborHTMLParser(markup).root
    return Walker(Sheet([]), cell_limit).walk(root) if root is not None else []


def _span(attributes: dict[str, str | None], name: str) -> int:
    """Read a span as the standard says: leading digits count, anything else is 1; only rowspan may be 0."""
    found = re.match(r"\s*\+?(\d{1,9})", attributes.get(name) or "")
    value = int(found[1]) if found else 1
    return value if value or name == "rowspan" else 1


def _entered(node: LexborNode, tag: str, attributes: dict[str, str | None]) -> str:
    """Return what a form field in a table shows: some pages print figures in read-only inputs."""
    if tag == "textarea":
        return node.text() or ""
    if tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option")
        return (chosen.text() or "") if chosen else ""
    if (attributes.get("type") or "text").lower() in {"text", "number", "tel"}:
        return attributes.get("value") or ""
    return ""
