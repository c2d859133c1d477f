"""Word packages, written as XML text: a report takes a few milliseconds, which the demonstration's hundreds need."""

from __future__ import annotations

import re
from random import Random
from xml.sax.saxutils import escape

from gkdash.demo.render.docx_parts import Numberings, package
from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.layout import LayoutCell, TableLayout, occupied
from gkdash.demo.render.quirks import Docx, Quirks

_WIDTH = 9400
_T = '<w:t xml:space="preserve">'
_T_END = "</w:t>"
_ORDINALS = "一二三四五六七八九十"
_REVISION = 'w:id="90" w:author="办公室" w:date="2025-01-15T09:00:00Z"'
_NUMBERED = re.compile(r"^(?:([一二三四五六七八九])、|[（(]([一二三四五六七八九])[)）]|(\d)([.、．]))")
_STYLES = {"title": '<w:pStyle w:val="t"/>', "heading": '<w:pStyle w:val="1"/>'}
_ALIGN = {"title": "center", "caption": "right", "agency": "right", "date": "right", "contents": "left"}


def write_docx(items: list[Item], quirks: Quirks, random: Random) -> bytes:
    """Return the document as a docx file."""
    writer = _Writer(quirks, random)
    body = "".join(writer.item(item) for item in items)
    return package(body, writer.numberings, furniture=quirks.docx.furniture, strict=quirks.docx.strict)


class _Writer:
    """Writes one body; keeps the lists and the note already used."""

    def __init__(self, quirks: Quirks, random: Random) -> None:
        self.quirks: Docx = quirks.docx
        self.random = random
        self.numberings = Numberings()
        self.lists: dict[str, tuple[int, int]] = {}
        self.automatic = quirks.docx.automatic and quirks.shape.labels != "path" and quirks.shape.merges != "repeat"

    def item(self, item: Item) -> str:
        if isinstance(item, TableLayout):
            return self._table(item)
        if item.role == "title" and self.quirks.text_box != "none":
            return _text_box(self._paragraph(item), old=self.quirks.text_box == "picture")
        shown = self._paragraph(item)
        if self.quirks.controls == "block" and item.role == "heading":
            return f'<w:sdt><w:sdtPr><w:id w:val="11"/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>'
        return shown

    def _paragraph(self, line: Line) -> str:
        properties = _STYLES.get(line.role, "")
        text = line.text
        if line.role == "heading" and self.automatic:
            number, text = self._numbered(text, "heading")
            properties += number
        if line.role in _ALIGN:
            properties += f'<w:jc w:val="{_ALIGN[line.role]}"/>'
        runs = self._runs(text, value=False, size=21)
        if self.quirks.furniture and line.role == "body":
            runs = (
                '<w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/><w:proofErr w:type="spellStart"/>'
                f'<w:commentRangeStart w:id="7"/>{runs}<w:commentRangeEnd w:id="7"/>'
            )
        if self.quirks.tracked != "none" and line.role == "body" and text:
            runs += f"<w:del {_REVISION}><w:r><w:delText>另收到申请15件。</w:delText></w:r></w:del>"
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def _numbered(self, text: str, scope: str) -> tuple[str, str]:
        """Return (numbering properties, text without its number) where a list gives the number that the text has."""
        found = _NUMBERED.match(text)
        if not found:
            return "", text
        if found[3]:
            kind, form, shown, number = "sub", "decimal", f"%1{found[4]}", int(found[3])
        elif found[2]:
            kind, form = "group", "chineseCountingThousand"
            shown, number = f"{found[0][0]}%1{found[0][-1]}", _ORDINALS.index(found[2]) + 1
        else:
            kind, form, shown, number = "main", "chineseCountingThousand", "%1、", _ORDINALS.index(found[1]) + 1
        name = f"{scope}.{kind}"
        if number == 1:
            self.lists[name] = (self.numberings.new(form, shown), 0)
        identity, last = self.lists.get(name, (0, -1))
        if last + 1 != number:
            return "", text
        self.lists[name] = (identity, number)
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{identity}"/></w:numPr>', text[found.end() :]

    def _runs(self, text: str, *, value: bool, size: int = 18) -> str:
        if not text:
            return ""
        pieces = [text]
        if self.quirks.runs and len(text) > 1:
            cut = self.random.randrange(1, len(text)) if not value else 1
            pieces = [text[:cut], text[cut:]]
        shown = "".join(
            f'<w:r><w:rPr><w:sz w:val="{size + at}"/></w:rPr>{self._text(piece)}</w:r>'
            for at, piece in enumerate(pieces)
        )
        if self.quirks.controls == "run" and value:
            return f"<w:sdt><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        return shown

    def _text(self, text: str) -> str:
        shown = escape(text).replace("\n", f"{_T_END}<w:br/>{_T}")
        if self.quirks.elements:
            shown = shown.replace("-", f"{_T_END}<w:noBreakHyphen/>{_T}").replace(
                "\u3000\u3000", f"{_T_END}<w:tab/>{_T}"
            )
        return f"{_T}{shown}{_T_END}"

    def _table(self, layout: TableLayout) -> str:
        unit = _WIDTH / sum(layout.widths)
        widths = [round(width * unit) for width in layout.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(self._table_rows(layout, widths))
        border = "".join(
            f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        table = (
            f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
        )
        if self.quirks.nested:
            table = (
                f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="{_WIDTH}"/></w:tblGrid>'
                f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/></w:tcPr>{table}<w:p/></w:tc></w:tr></w:tbl>'
            )
        if self.quirks.controls == "block":
            table = f"<w:sdt><w:sdtContent>{table}</w:sdtContent></w:sdt>"
        return f"{table}<w:p/>"

    def _table_rows(self, layout: TableLayout, widths: list[int]) -> list[str]:
        places = occupied(layout) if layout.merges != "ragged" else []
        marked = {self.random.randrange(len(layout.rows)) for _ in range(3)}
        rows: list[str] = []
        for at, row in enumerate(layout.rows):
            before = 0
            if layout.merges == "ragged":
                cells = [self._cell(cell, _WIDTH // len(row), "") for cell in row]
            else:
                before, cells = self._placed_cells(places[at], at, widths)
            inserted = self.quirks.tracked == "rows" and at in marked and at >= layout.header_rows
            properties = f'<w:gridBefore w:val="{before}"/>' if before else ""
            if inserted:
                properties += f"<w:ins {_REVISION}/>"
            shown = f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"
            if self.quirks.controls == "row" and at >= layout.header_rows:
                shown = f"<w:sdt><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
            rows.append(shown)
            if inserted and layout.merges != "ragged":
                rows.append(_deleted_row(places[at], widths))
        return rows

    def _placed_cells(
        self, places: list[tuple[int, int, LayoutCell]], at: int, widths: list[int]
    ) -> tuple[int, list[str]]:
        """Return (columns skipped before the first cell, the cells of a row with marks of merging)."""
        cells: list[str] = []
        before = 0
        column = 0
        while column < len(places):
            top, left, cell = places[column]
            width = sum(widths[left : left + cell.col_span])
            if top < at and self.quirks.grid_before and not cells:
                before += cell.col_span
                column = left + cell.col_span
                continue
            merge = (
                ""
                if cell.row_span == 1 or self.quirks.grid_before
                else "<w:vMerge/>"
                if top < at
                else '<w:vMerge w:val="restart"/>'
            )
            shown = cell if top == at else LayoutCell("")
            if cell.col_span > 1 and self.quirks.merge_marks == "hmerge":
                cells.append(self._cell(shown, widths[left], f'<w:hMerge w:val="restart"/>{merge}'))
                cells += [
                    self._cell(LayoutCell(""), widths[right], f"<w:hMerge/>{merge}")
                    for right in range(left + 1, left + cell.col_span)
                ]
            else:
                span = f'<w:gridSpan w:val="{cell.col_span}"/>' if cell.col_span > 1 else ""
                cells.append(self._cell(shown, width, span + merge))
            column = left + cell.col_span
        return before, cells

    def _cell(self, cell: LayoutCell, width: int, marks: str) -> str:
        number, text = "", cell.text
        if self.automatic and cell.key is None and not cell.header and text:
            number, text = self._numbered(text, "table")
        lines = [text]
        if cell.key is None and self.random.random() < 0.5:
            lines = text.split("\n")
        runs = [self._value_runs(cell.text)] if cell.key else [self._runs(line, value=False) for line in lines]
        center = '<w:jc w:val="center"/>' if cell.key or cell.header else ""
        paragraphs = "".join(
            f"<w:p><w:pPr>{number if at == 0 else ''}{center}</w:pPr>{run}</w:p>" for at, run in enumerate(runs)
        )
        shown = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{marks}<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
        if self.quirks.controls == "cell" and cell.key:
            return f"<w:sdt><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
        return shown

    def _value_runs(self, text: str) -> str:
        runs = self._runs(text, value=True)
        chance = self.random.random()
        if self.quirks.tracked != "none" and chance < 0.3:
            runs = f"<w:del {_REVISION}><w:r><w:delText>{self.random.randrange(1, 60)}</w:delText></w:r></w:del>" + (
                f"<w:ins {_REVISION}>{runs}</w:ins>" if runs else ""
            )
        if self.quirks.hidden and chance > 0.9:
            runs += "<w:r><w:rPr><w:vanish/></w:rPr><w:t>6</w:t></w:r>"
        if self.quirks.note != "none" and text.strip().isdecimal() and 0.4 < chance < 0.43:
            runs += {
                "footnote": '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
                "circled": '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>①</w:t></w:r>',
                "superscript": '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>',
            }[self.quirks.note]
        return runs


def _deleted_row(places: list[tuple[int, int, LayoutCell]], widths: list[int]) -> str:
    """Return a row like this one with other figures that a tracked change has deleted."""
    cells: list[str] = []
    column = 0
    while column < len(places):
        _, left, cell = places[column]
        span = f'<w:gridSpan w:val="{cell.col_span}"/>' if cell.col_span > 1 else ""
        merge = "<w:vMerge/>" if cell.row_span > 1 else ""
        gone = "" if merge else f"<w:r><w:delText>{'4' if cell.key else escape(cell.text)}</w:delText></w:r>"
        cells.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{widths[left]}" w:type="dxa"/>{span}{merge}</w:tcPr>'
            f"<w:p><w:del {_REVISION}>{gone}</w:del></w:p></w:tc>"
        )
        column = left + cell.col_span
    return f"<w:tr><w:trPr><w:del {_REVISION}/></w:trPr>{''.join(cells)}</w:tr>"


def _text_box(content: str, *, old: bool) -> str:
    vml = (
        '<w:pict><v:shape type="#_x0000_t202" style="width:450pt;height:60pt"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    if old:
        return f"<w:p><w:r>{vml}</w:r></w:p>"
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5715000" cy="762000"/>'
        '<wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5715000" cy="762000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing>"
    )
    return (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
