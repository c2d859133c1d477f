"""Walk a parsed HTML tree and give its blocks in reading order, folding white space as browsers do.

Knows elements and styles, no page layout beyond them. One pass without recursion, since nesting may be thousands deep.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gkdash.documents import Block, Paragraph, Picture
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.characters import visible
from gkdash.readers.empties import keep_empty_cells
from gkdash.readers.html_elements import (
    BLOCK,
    BREAK,
    CAPTION,
    CELL,
    CHILDLESS,
    DISPLAYS,
    DROPPED_TAGS,
    EMPTY_WRAPPERS,
    FIELD,
    FRAMES,
    GROUP,
    HEADING,
    INLINE,
    PARTS,
    PICTURE,
    PRE,
    RAISED,
    RAISED_DIGITS,
    ROLES,
    ROW,
    STRUCK_TAGS,
    TABLE,
    WRAPPERS,
    entered,
    fold,
    is_white,
    span,
)
from gkdash.readers.html_quick import quick_groups
from gkdash.readers.html_style import HIDDEN, STRUCK, UNSEEN, Sheet, display_of
from gkdash.readers.html_tables import Content, HtmlRow, read_table
from gkdash.readers.text_blocks import text_blocks

_MOST_UNQUICK = 1_000_000
"""Characters of markup looked at in vain before no table is looked at any more: tables may be nested without end."""


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

    content: list[Block] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    level: int | None = None
    between_cells: bool = False


@dataclass(slots=True)
class _OpenTable:
    rows: list[tuple[int, int, HtmlRow]] = field(default_factory=list)
    """Part (head, body, foot), number of the row group, cells."""
    caption: list[Block] = field(default_factory=list)
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
        self._unquick = _MOST_UNQUICK
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
        if tag in DROPPED_TAGS:
            if tag in FRAMES:
                self._frame(node.attributes)
            return None
        attributes = node.attributes
        role = ROLES.get(tag, INLINE)
        if tag in STRUCK_TAGS:
            self.losses.struck += 1
            return None
        if attributes or not self._sheet.empty:
            styled = self._styled(node, tag, role, attributes)
            if styled is None:
                return None
            role = styled
        if role == CELL and self._flows[-1].between_cells:
            text = self._plain_text(node)
            if text is not None:
                self._add_cell(text, attributes)
                return None
        if role == TABLE and tag == "table" and self._quick_table(node):
            return None
        role = self._begin(node, tag, role, attributes)
        child = node.first_child if role not in CHILDLESS else None
        if child is None:
            self._leave(role)
            return None
        self._roles.append(role)
        return child

    def _quick_table(self, node: LexborNode) -> bool:
        """Read a table of plain cells at once; tell whether it is one."""
        if self._unquick <= 0:
            return False
        markup = node.html or ""
        groups = quick_groups(markup, self._display, self._cells_left, styled=not self._sheet.empty)
        if groups is None:
            self._unquick -= len(markup)
            return False
        self._flush()
        self._cells_left -= sum(len(row) for rows in groups for row in rows)
        self._flows[-1].content.extend(read_table(groups, []))
        return True

    def _styled(self, node: LexborNode, tag: str, role: int, attributes: dict[str, str | None]) -> int | None:
        """Return the element's role with its styles considered; None where it is not shown."""
        display = self._display(tag, attributes)
        if not display:
            return role
        if display == STRUCK:
            self.losses.struck += 1
            return None
        if display in {HIDDEN, UNSEEN}:
            if self._keep_hidden:
                return role
            self._hide(node)
            if display == UNSEEN and role == CELL:
                self._leave(self._begin(node, tag, role, attributes))
            return None
        return DISPLAYS.get(display, role) if role in {BLOCK, INLINE} else role

    def _display(self, tag: str, attributes: dict[str, str | None]) -> str:
        style = attributes.get("style")
        display = display_of(style) if style else ""
        if not display and not self._sheet.empty:
            display = self._sheet.display_of(tag, attributes.get("class") or "", attributes.get("id") or "")
        return HIDDEN if not display and "hidden" in attributes else display

    def _plain_text(self, cell: LexborNode) -> str | None:
        """Return a cell's text where one piece of text is all there is in it, as in nearly every cell; else None."""
        child = self._sole_child(cell)
        while child is not None:
            tag = child.tag
            if tag == "-text":
                return fold(child.text_content or "")
            if tag not in WRAPPERS or self._is_styled(child, tag):
                return None
            child = self._sole_child(child)
        return None if cell.first_child is not None else ""

    def _sole_child(self, node: LexborNode) -> LexborNode | None:
        """Return the only child that shows anything; None where there is none or several."""
        found = None
        child = node.first_child
        while child is not None:
            tag = child.tag or ""
            if not (is_white(child) if tag == "-text" else self._is_empty(child, tag)):
                if found is not None:
                    return None
                found = child
            child = child.next
        return found

    def _is_empty(self, node: LexborNode, tag: str) -> bool:
        """Tell an element that shows nothing and has at most one like it inside."""
        if tag not in EMPTY_WRAPPERS:
            return False
        inner = node.first_child
        if inner is not None:
            within = inner.tag or ""
            if within not in EMPTY_WRAPPERS or inner.first_child is not None or inner.next is not None:
                return False
            if self._is_styled(inner, within):
                return False
        return not self._is_styled(node, tag)

    def _is_styled(self, node: LexborNode, tag: str) -> bool:
        """Tell whether a style says how the element is shown, or whether it is."""
        attributes = node.attributes
        return bool((attributes or not self._sheet.empty) and self._display(tag, attributes))

    def _begin(self, node: LexborNode, tag: str, role: int, attributes: dict[str, str | None]) -> int:
        """Open what the element opens; return the role it turns out to play where it stands."""
        flow = self._flows[-1]
        if GROUP <= role <= CAPTION and not flow.between_cells:
            role = BLOCK
        if role == INLINE or (role == BLOCK and flow.between_cells):
            return INLINE
        if role == CELL:
            opened = _Flow()
            self._add_cell(opened.content, attributes)
            self._flows.append(opened)
        elif role == ROW:
            table = self._tables[-1]
            table.rows.append((table.part, table.group, []))
            table.in_row = True
        elif role == GROUP:
            self._tables[-1].part = PARTS.get(tag, 1)
            self._tables[-1].group += 1
        elif role == CAPTION:
            self._flows.append(_Flow(content=self._tables[-1].caption))
        elif role == PICTURE:
            flow.pictures.append(Picture(name=visible(attributes.get("alt") or attributes.get("src") or "")))
        elif role == FIELD:
            if self._tables:
                flow.buffer.append(entered(node, tag, attributes))
        elif role == RAISED:
            self._raised_from.append(len(flow.buffer))
        elif role != BREAK:
            self._flush()
            if role == BLOCK:
                self._begun.append(len(flow.content))
            elif role == TABLE:
                self._tables.append(_OpenTable())
                self._flows.append(_Flow(between_cells=True))
            elif role == HEADING:
                flow.level = int(tag[1])
        return role

    def _leave(self, role: int) -> None:
        if role == INLINE:
            return
        if role == BLOCK:
            self._flush()
            self._note_empty(self._begun.pop())
        elif role == BREAK:
            before = len(self._flows[-1].content)
            self._flush()
            self._note_empty(before)
        elif role in {CELL, CAPTION}:
            self._flush()
            self._flows.pop()
        elif role == ROW:
            self._tables[-1].in_row = False
        elif role == GROUP:
            self._tables[-1].part = 1
            self._tables[-1].group += 1
        elif role == TABLE:
            self._close_table()
        elif role == HEADING:
            self._flush()
            self._flows[-1].level = None
        elif role == PRE:
            text = visible("".join(self._flows[-1].buffer))
            self._flows[-1].buffer.clear()
            self._flows[-1].content.extend(text_blocks(text))
            self._flush()
        elif role == RAISED:
            self._raise(self._flows[-1].buffer, self._raised_from.pop())

    def _add_cell(self, content: Content, attributes: dict[str, str | None]) -> None:
        self._cells_left -= 1
        if self._cells_left < 0:
            raise UnreadableDocument(ErrorCode.TOO_LARGE, "网页中的表格单元格过多。", "请拆分后再读。")
        table = self._tables[-1]
        if not table.in_row:
            table.rows.append((table.part, table.group, []))
            table.in_row = True
        table.rows[-1][2].append((content, span(attributes, "rowspan"), span(attributes, "colspan")))

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
            buffer[start:] = [raised.translate(RAISED_DIGITS)]


def fragment_blocks(markup: str, cell_limit: int) -> list[Block]:
    """Return the blocks of a piece of HTML that stands in another format."""
    root = LexborHTMLParser(markup).root
    return Walker(Sheet([]), cell_limit).walk(root) if root is not None else []
