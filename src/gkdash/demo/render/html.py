"""Web pages: the report in the frame of a government site, in the encodings that sites use."""

from __future__ import annotations

from html import escape
from random import Random

from gkdash.demo.model import ReportTruth
from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.html_frame import framed
from gkdash.demo.render.html_markup import Markup, html_table
from gkdash.demo.render.layout import TableLayout
from gkdash.demo.render.quirks import Html, Quirks
from gkdash.demo.render.text import can_encode
from gkdash.demo.render.wording import written

_DECLARED = {
    "utf-8": '<meta charset="utf-8">',
    "utf-8-bom": '<meta charset="utf-8">',
    "gbk": '<meta charset="gbk">',
    "gb2312": '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">',
    "gbk-http-equiv": '<META HTTP-EQUIV="Content-Type" CONTENT="text/html;charset=GBK">',
    "gb18030": '<meta charset="gb18030">',
}
_CODECS = {"utf-8-bom": "utf-8-sig", "utf-8-undeclared": "utf-8", "utf-16": "utf-16", "gb18030": "gb18030"}


def write_html(items: list[Item], quirks: Quirks, random: Random, report: ReportTruth) -> bytes:
    """Return the document as a web page; `report` gives the page's own title and date of publication."""
    markup = Markup(quirks.html, quirks.shape, random)
    content = "\n".join(_item(item, quirks.html, markup) for item in items)
    title = written(report.title, quirks.words)
    page = framed(content, title, report, quirks.html, quirks.words)
    return _encoded(page, quirks.html)


def _encoded(page: str, quirks: Html) -> bytes:
    """Return the page's bytes; characters that the encoding lacks are written as numeric references."""
    name = quirks.encoding
    head = _DECLARED.get(name, "")
    page = page.replace("<!--charset-->", head)
    if quirks.entities:
        page = "".join(
            f"&#{ord(character)};" if 0x4E00 <= ord(character) <= 0x9FFF and ord(character) % 3 == 0 else character
            for character in page
        )
    codec = _CODECS.get(name, "utf-8" if name == "utf-8" else "gbk")
    if codec == "gbk" and not can_encode(page, "gbk"):
        return page.encode("gbk", "xmlcharrefreplace")
    return page.encode(codec)


def _item(item: Item, quirks: Html, markup: Markup) -> str:
    if isinstance(item, TableLayout):
        return html_table(item, markup)
    return _line(item, quirks)


def _line(line: Line, quirks: Html) -> str:
    text = escape(line.text, quote=False)
    if quirks.markup == "word":
        align = {"title": "center", "agency": "right", "date": "right"}.get(line.role, "left")
        return (
            f'<p class=MsoNormal align={align} style="text-align:{align};text-indent:32.0pt;mso-char-indent-count:2.0">'
            f'<span style="font-size:16.0pt;font-family:仿宋;mso-ascii-font-family:仿宋">{text}<span lang=EN-US><o:p></o:p></span></span></p>'
        )
    if quirks.markup == "upper":
        if line.role == "title":
            return f"<CENTER><B>{text}</B></CENTER>"
        return f"&nbsp;&nbsp;&nbsp;&nbsp;{text}<BR>"
    if quirks.markup == "wps":
        return f'<p style="text-indent:43px;line-height:37px"><span style="font-family:仿宋_GB2312;font-size:21px"><font face="仿宋_GB2312">{text}</font></span></p>'
    if quirks.markup == "editor":
        return (
            f'<p style="text-indent:2em;">\u3000\u3000{text}</p>'
            if line.role != "title"
            else f'<p style="text-align:center"><strong>{text}</strong></p>'
        )
    if line.role == "title":
        return f"<h1>{text}</h1>"
    if line.role == "heading":
        return f"<h2>{text}</h2>"
    return f"<p>{text}</p>"
