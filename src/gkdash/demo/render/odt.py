"""OpenDocument text, written as XML text."""

from __future__ import annotations

from random import Random
from xml.sax.saxutils import escape

from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.layout import LayoutCell, TableLayout, occupied
from gkdash.demo.render.package import packed
from gkdash.demo.render.quirks import Odt, Quirks

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_MEDIA = "application/vnd.oasis.opendocument.text"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES = (
    f'xmlns:office="{_NS}office:1.0" xmlns:text="{_NS}text:1.0" xmlns:table="{_NS}table:1.0" xmlns:style="{_NS}style:1.0" '
    f'xmlns:draw="{_NS}drawing:1.0" xmlns:fo="{_NS}xsl-fo-compatible:1.0" xmlns:svg="{_NS}svg-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
_AUTOMATIC = (
    "<office:automatic-styles>"
    '<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:automatic-styles>"
)


def write_odt(items: list[Item], quirks: Quirks, random: Random) -> bytes:
    """Return the document as an odt file."""
    writer = _Writer(quirks.odt, random)
    body = "".join(writer.item(item) for item in items)
    content = (
        f"{_XML}<office:document-content {_NAMESPACES}>{_AUTOMATIC}<office:body><office:text>"
        f"{writer.changes()}{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'{_XML}<manifest:manifest xmlns:manifest="{_NS}manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MEDIA}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    parts = {"mimetype": _MEDIA, "content.xml": content, "META-INF/manifest.xml": manifest}
    return packed(parts, stored=frozenset({"mimetype"}))


class _Writer:
    """Writes the blocks of one document; keeps what tracked changes have deleted."""

    def __init__(self, quirks: Odt, random: Random) -> None:
        self.quirks = quirks
        self.random = random
        self.deleted: list[str] = []
        self.tables = 0

    def changes(self) -> str:
        if not self.deleted:
            return ""
        info = "<office:change-info><dc:creator>办公室</dc:creator><dc:date>2025-01-15T09:00:00</dc:date></office:change-info>"
        regions = "".join(
            f'<text:changed-region text:id="ct{at}"><text:deletion>{info}<text:p>{text}</text:p></text:deletion></text:changed-region>'
            for at, text in enumerate(self.deleted)
        )
        return f"<text:tracked-changes>{regions}</text:tracked-changes>"

    def item(self, item: Item) -> str:
        if isinstance(item, TableLayout):
            return self._table(item)
        return self._line(item)

    def _line(self, line: Line) -> str:
        text = _text(line.text)
        if line.role == "heading":
            return f'<text:h text:outline-level="1">{text}</text:h>'
        if line.role == "title" and self.quirks.frame:
            return (
                '<text:p><draw:frame draw:name="标题" text:anchor-type="paragraph" svg:width="16cm" svg:height="2cm">'
                f"<draw:text-box><text:p>{text}</text:p></draw:text-box></draw:frame></text:p>"
            )
        return f"<text:p>{text}</text:p>"

    def _table(self, layout: TableLayout) -> str:
        self.tables += 1
        rows = self._rows(layout)
        if self.quirks.header_rows and layout.header_rows:
            head = "".join(rows[: layout.header_rows])
            rows = [f"<table:table-header-rows>{head}</table:table-header-rows>", *rows[layout.header_rows :]]
        table = (
            f'<table:table table:name="表格{self.tables}">'
            f'<table:table-column table:number-columns-repeated="{layout.columns}"/>{"".join(rows)}</table:table>'
        )
        if self.quirks.nested:
            table = (
                f'<table:table table:name="版式{self.tables}"><table:table-column/><table:table-row><table:table-cell>'
                f"{table}<text:p/></table:table-cell></table:table-row></table:table>"
            )
        return f"{table}<text:p/>"

    def _rows(self, layout: TableLayout) -> list[str]:
        if layout.merges == "ragged":
            return [
                f"<table:table-row>{self._joined([self._cell(cell, '') for cell in row])}</table:table-row>"
                for row in layout.rows
            ]
        rows = []
        for at, places in enumerate(occupied(layout)):
            cells = []
            for column, (top, left, cell) in enumerate(places):
                if (top, left) != (at, column):
                    cells.append("<table:covered-table-cell/>")
                    continue
                spans = ""
                if cell.row_span > 1 or cell.col_span > 1:
                    spans = (
                        f' table:number-columns-spanned="{cell.col_span}" table:number-rows-spanned="{cell.row_span}"'
                    )
                cells.append(self._cell(cell, spans))
            rows.append(f"<table:table-row>{self._joined(cells)}</table:table-row>")
        return rows

    def _joined(self, cells: list[str]) -> str:
        if not self.quirks.repeated:
            return "".join(cells)
        shown: list[str] = []
        at = 0
        while at < len(cells):
            count = 1
            while at + count < len(cells) and cells[at + count] == cells[at]:
                count += 1
            first = cells[at]
            if count > 1:
                tag = first[1 : first.index("cell") + 4]
                first = first.replace(f"<{tag}", f'<{tag} table:number-columns-repeated="{count}"', 1)
            shown.append(first)
            at += count
        return "".join(shown)

    def _cell(self, cell: LayoutCell, spans: str) -> str:
        text = _text(cell.text)
        if cell.key is not None and cell.text:
            text = self._value(cell.text, text)
        return f'<table:table-cell table:style-name="C"{spans} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    def _value(self, plain: str, text: str) -> str:
        if self.quirks.spans and plain.isascii() and len(plain) > 1:
            text = f'<text:span text:style-name="T1">{escape(plain[0])}</text:span>{_text(plain[1:])}'
        chance = self.random.random()
        if self.quirks.tracked and chance < 0.3:
            text = f'<text:change text:change-id="ct{len(self.deleted)}"/>{text}'
            self.deleted.append(str(self.random.randrange(1, 60)))
        if self.quirks.note and plain.strip().isdecimal() and 0.4 < chance < 0.42:
            text += (
                '<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
                "<text:note-body><text:p>含上年度结转办理事项3件。</text:p></text:note-body></text:note>"
            )
        return text


def _text(text: str) -> str:
    """Return text with line breaks and runs of blanks as elements, which the format asks for."""
    shown = escape(text).replace("\n", "<text:line-break/>")
    return shown.replace("    ", ' <text:s text:c="3"/>')
