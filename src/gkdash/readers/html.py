"""Read HTML as a browser would show it: pages of government sites, and what Word and Excel save as web pages.

Follows no link and loads nothing; style sheets count only as far as `html_style` reads them.
"""

from __future__ import annotations

import re
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from gkdash.documents import Block, Document, Grid, Note, numbered
from gkdash.documents.model import block_text
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.encoding import decode
from gkdash.readers.html_blocks import Losses, Walker
from gkdash.readers.html_elements import fold
from gkdash.readers.html_mhtml import is_mhtml, main_page
from gkdash.readers.html_style import Sheet
from gkdash.settings import Limits

_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([-\w.:]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([-\w.:]+)", re.IGNORECASE)
_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})(?!\d)|(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"
)
_PUBLISHED = (
    "pubdate",
    "publishdate",
    "publish_date",
    "publishtime",
    "publish_time",
    "publicationdate",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "datepublished",
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "weibo:article:create_at",
    "firstpublishedtime",
    "releasedate",
)
_TITLES = ("articletitle", "article_title", "og:title", "dc.title")
_DOCUMENT_LINK = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar)(?:$|[?#])", re.IGNORECASE)
_FEW_CHARACTERS = 200


def read_html(data: bytes, limits: Limits) -> Document:
    """Return the document of an HTML page or a web archive (MHTML) in one file.

    Raises UnreadableDocument: damaged where an archive holds no page, too_large past the limit of cells,
    unsupported_format where the bytes are no text.
    """
    declared = ""
    if is_mhtml(data):
        data, declared = main_page(data)
    found = _CHARSET.search(data, 0, 16_384) or _XML_ENCODING.search(data, 0, 1024)
    if found:
        declared = found[1].decode("ascii", "replace")
    decoded = decode(data, declared)
    tree = _parse(decoded.text)
    root = tree.root
    if root is None:
        raise UnreadableDocument(ErrorCode.DAMAGED, "网页文件没有内容。", "请重新保存网页。")
    blocks, losses, kept_hidden = _visible_blocks(tree, root, limits)
    title, published = _metadata(tree)
    notes = [*decoded.notes, *_notes(tree, losses, kept_hidden=kept_hidden)]
    return Document(numbered(blocks), title=title, published_on=published, notes=tuple(notes))


def _parse(text: str) -> LexborHTMLParser:
    try:
        return LexborHTMLParser(text)
    except (SelectolaxError, ValueError) as error:
        raise UnreadableDocument(ErrorCode.DAMAGED, "网页文件无法解析。", "请重新保存网页。") from error


def _visible_blocks(tree: LexborHTMLParser, root: LexborNode, limits: Limits) -> tuple[list[Block], Losses, bool]:
    """Read what is shown; where nearly all is hidden until a script runs, read that too."""
    sheet = Sheet([style.text() or "" for style in tree.css("style")])
    walker = Walker(sheet, limits.cells)
    blocks = walker.walk(root)
    losses = walker.losses
    if not losses.hidden:
        return blocks, losses, False
    no_grid = not any(isinstance(block, Grid) for block in blocks)
    shown = sum(len(block_text(block)) for block in blocks)
    if (no_grid and losses.hidden_tables) or shown < min(_FEW_CHARACTERS, losses.hidden_characters):
        walker = Walker(sheet, limits.cells, keep_hidden=True)
        return walker.walk(root), walker.losses, True
    return blocks, losses, False


def _metadata(tree: LexborHTMLParser) -> tuple[str, date | None]:
    named: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        attributes = meta.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        value = fold(attributes.get("content") or "")
        if name and value:
            named.setdefault(name.strip().lower(), value)
    title = next((named[name] for name in _TITLES if name in named), "")
    if not title:
        node = tree.css_first("title")
        title = fold(node.text() or "") if node is not None else ""
    for name in _PUBLISHED:
        published = read_date(named.get(name, ""))
        if published:
            return title, published
    for node in tree.css("time[datetime]"):
        published = read_date(node.attributes.get("datetime") or "")
        if published:
            return title, published
    return title, None


def read_date(text: str) -> date | None:
    """Return the first date in `text`: `2025-01-21 09:30`, `2025年1月21日`, `20250121`."""
    for found in _DATE.finditer(text):
        parts = [int(part) for part in found.groups() if part]
        try:
            return date(*parts)
        except ValueError:
            continue
    return None


def _notes(tree: LexborHTMLParser, losses: Losses, *, kept_hidden: bool) -> list[Note]:
    notes: list[Note] = []
    if kept_hidden:
        notes.append(Note("hidden_content_read", "网页的主要内容由样式隐藏，已一并读取。"))
    elif losses.hidden:
        notes.append(
            Note(
                "hidden_content_dropped", f"略去网页中隐藏的内容 {losses.hidden} 处，共 {losses.hidden_characters} 字。"
            )
        )
    if losses.struck:
        notes.append(Note("struck_text_dropped", f"略去带删除线的文字 {losses.struck} 处。"))
    notes.extend(Note("embedded_document", f"网页嵌入了另一文件，未读取：{target}") for target in losses.frames[:20])
    links = [link.attributes.get("href") or "" for link in tree.css("a[href]")]
    notes.extend(
        Note("linked_document", f"网页链接了附件，未读取：{link}")
        for link in dict.fromkeys(link for link in links if _DOCUMENT_LINK.search(link))
    )
    return notes
