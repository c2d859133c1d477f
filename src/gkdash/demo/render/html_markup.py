"""Tables and paragraphs as HTML, in the markup of different makers, right or wrong."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from random import Random

from gkdash.demo.render.cells import has_blank_values, plain_rows
from gkdash.demo.render.layout import LayoutCell, TableLayout
from gkdash.demo.render.quirks import Html, Shape

_CELL_STYLE = "width:54.3pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt;mso-border-alt:solid windowtext .5pt"


@dataclass(frozen=True, slots=True)
class Markup:
    """How one page writes its tables."""

    quirks: Html
    shape: Shape
    random: Random


def html_table(layout: TableLayout, markup: Markup) -> str:
    """Return a table; empty cells and wrong spans as the quirks say."""
    quirks = markup.quirks
    if quirks.stream:
        return _stream(layout)
    rows: list[str] = []
    for at, row in enumerate(layout.rows):
        body = at >= layout.header_rows
        cells = "".join(_cell(_wrong(cell, layout, markup, body=body), markup) for cell in row)
        rows.append(f"<tr>{cells}" if quirks.cells == "unclosed" else f"<tr>{cells}</tr>\n")
    shown = "".join(rows)
    if quirks.markup == "word":
        return (
            '<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style="border-collapse:collapse;border:none;'
            f'mso-yfti-tbllook:1184">{shown}</table>\n<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>'
        )
    if quirks.markup == "upper":
        return f'<TABLE BORDER="1">{_upper(shown)}</TABLE>'
    return f'<table border="1" cellspacing="0"><tbody>{shown}</tbody></table>'


def _upper(markup: str) -> str:
    for name in ("tr", "td", "th", "br", "p", "span", "sup"):
        markup = markup.replace(f"<{name}", f"<{name.upper()}").replace(f"</{name}>", f"</{name.upper()}>")
    return markup.replace("rowspan=", "ROWSPAN=").replace("colspan=", "COLSPAN=")


def _wrong(cell: LayoutCell, layout: TableLayout, markup: Markup, *, body: bool) -> LayoutCell:
    """Return the cell with a wrong span where the quirks ask for one; figures stay in their order in the row."""
    spans = markup.quirks.spans
    if spans == "right" or layout.key != "applications" or cell.key is not None or not body:
        return cell
    rows, columns = cell.row_span, cell.col_span
    if cell.vertical and rows > 3:
        rows += {"row_long": 1, "row_short": -1}.get(spans, 0)
    elif columns == 2:
        columns += {"column_short": -1, "column_long": 1}.get(spans, 0)
    return LayoutCell(cell.text, rows, columns, None, cell.header, cell.vertical)


def _cell(cell: LayoutCell, markup: Markup) -> str:
    quirks = markup.quirks
    tag = "th" if quirks.cells == "th" and (cell.header or cell.key is None) else "td"
    spans = (f' rowspan="{cell.row_span}"' if cell.row_span > 1 else "") + (
        f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    )
    content = _broken(cell.text, quirks.breaks) if cell.key is None else _value(cell.text, markup)
    end = "" if quirks.cells == "unclosed" else f"</{tag}>"
    if not cell.text.strip():
        content = quirks.blank
        if quirks.markup == "word":
            content = "<p class=MsoNormal align=center><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"
        return f"<{tag}{spans}>{content}{end}"
    if quirks.markup == "word":
        paragraphs = content.removeprefix("<p>").removesuffix("</p>").split("</p><p>")
        inner = "".join(
            f'<p class=MsoNormal align=center style="text-align:center"><span style="font-size:10.5pt;font-family:宋体">{part}'
            "<span lang=EN-US><o:p></o:p></span></span></p>"
            for part in paragraphs
        )
        return f'<{tag}{spans} valign=center style="{_CELL_STYLE}">\n  {inner}\n  {end}'
    if quirks.markup == "wps":
        return f'<{tag}{spans} style="width:62px;mso-line-height-rule:exactly"><p style="text-align:center"><span style="font-family:仿宋_GB2312">{content}</span></p>{end}'
    if quirks.markup == "editor":
        return f'<{tag}{spans} style="border:1px solid #000;word-break:break-all;" width="78">\n<div style="text-align:center;">{content}</div>\n{end}'
    return f"<{tag}{spans}>{content}{end}"


def _broken(text: str, breaks: str) -> str:
    pieces = [escape(piece, quote=False) for piece in text.split("\n")]
    if breaks == "p" and len(pieces) > 1:
        return f"<p>{'</p><p>'.join(pieces)}</p>"
    return (" " if breaks == "space" else "<br>").join(pieces)


def _value(text: str, markup: Markup) -> str:
    shown = escape(text, quote=False).replace("\xa0", "&nbsp;")
    digits = markup.quirks.digits
    bare = text.strip()
    if not bare.isdecimal() or digits == "whole":
        return shown
    if digits == "spans" and len(bare) > 1:
        return f"<span>{bare[0]}</span><span lang=EN-US>{bare[1:]}</span>"
    if digits == "superscript" and markup.random.random() < 0.02:
        return f"{bare}<sup>{markup.random.choice(['1', '①', '[1]', '*'])}</sup>"
    return shown


def _stream(layout: TableLayout) -> str:
    """Return a table as a converter without tables leaves it: one paragraph per cell."""
    keep = has_blank_values(layout)
    cells = [text for row in plain_rows(layout, by_column=False) for text in row]
    return "\n".join(
        f"<p>{escape(text.replace(chr(10), ''), quote=False) or '&nbsp;'}</p>" for text in cells if keep or text.strip()
    )
