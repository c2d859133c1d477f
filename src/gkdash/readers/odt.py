"""Reads OpenDocument texts (.odt, templates, flat .fodt) into a Document, in document order.

Knows no statutory word. Deleted and hidden text, comments, headers and footers are left out, each with a note.
"""

from __future__ import annotations

from lxml import etree

from gkdash.documents import Address, Block, Document, Note, Paragraph
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.docx_package import Package, damaged, parse_xml, too_large
from gkdash.readers.odt_blocks import Blocks
from gkdash.readers.odt_names import q
from gkdash.readers.odt_styles import Styles
from gkdash.readers.word_grid import finish
from gkdash.readers.word_tally import Tally, says_more_than_a_page_number
from gkdash.settings import Limits

ODT = "application/vnd.oasis.opendocument.text"
FODT = "application/vnd.oasis.opendocument.text-flat-xml"
_HEADERS = ("style:header", "style:footer", "style:header-left", "style:footer-left", "style:header-first")


def read_odt(data: bytes, limits: Limits) -> Document:
    """Read an OpenDocument text, packed or flat; raise UnreadableDocument (damaged, encrypted, too_large, …)."""
    if not data.startswith(b"PK"):
        return read_flat_odt(data, limits)
    package = Package(data, limits)
    manifest = package.read("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        message = "文件有打开密码。"
        raise UnreadableDocument(ErrorCode.ENCRYPTED, message, "请去掉密码后再读。")
    content = package.read("content.xml")
    if content is None:
        raise damaged("文件中缺少 content.xml。")
    roots = [parse_xml(content, "content.xml")]
    styles = package.read("styles.xml")
    if styles is not None:
        roots.append(parse_xml(styles, "styles.xml"))
    kind = (package.read("mimetype") or b"").decode("ascii", "replace").strip()
    return _read(roots, "content.xml", kind if kind.startswith(ODT) else ODT, limits)


def read_flat_odt(data: bytes, limits: Limits) -> Document:
    """Read an OpenDocument text that is one XML file; raise as `read_odt` does."""
    if len(data) > min(limits.file_bytes, limits.unpacked_bytes):
        raise too_large(f"文件有 {len(data)} 字节，超过上限。")
    return _read([parse_xml(data, "document")], "", FODT, limits)


def _read(roots: list[etree._Element], part: str, media_type: str, limits: Limits) -> Document:
    body = roots[0].find(q("office:body"))
    text = body.find(q("office:text")) if body is not None else None
    if text is None:
        message = "该 OpenDocument 文件不是文字文档。"
        raise UnreadableDocument(ErrorCode.UNSUPPORTED_FORMAT, message, "请提供文字文档。")
    tally = Tally(limits, part)
    styles = Styles(reversed(roots))
    tally.count_pages(sum(1 for _ in text.iter(q("text:soft-page-break"))))
    try:
        reader = Blocks(tally, styles)
        blocks = reader.container(text)
        for note in _taken(reader):
            blocks.extend(reader.container(note))
        notes = tally.notes() + _headers(roots, limits, styles)
    except RecursionError as error:
        raise damaged("文档的嵌套层数过深。") from error
    numbered, all_notes = finish(blocks, tally.repairs, notes)
    return Document(numbered, media_type=media_type, notes=all_notes)


def _taken(reader: Blocks) -> list[etree._Element]:
    notes, reader.inline.notes = reader.inline.notes, []
    return notes


def _headers(roots: list[etree._Element], limits: Limits, styles: Styles) -> list[Note]:
    """Return a note for each header and footer that holds more than a page number."""
    notes: list[Note] = []
    seen: set[str] = set()
    for root in roots:
        for element in root.iter(*map(q, _HEADERS)):
            blocks: list[Block] = Blocks(Tally(limits, "styles.xml"), styles, page_fields=False).container(element)
            text = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
            if says_more_than_a_page_number(text) and text not in seen:
                seen.add(text)
                message = f"页眉或页脚未读入：{text[:60]}"
                notes.append(Note("header_footer", message, Address(part="styles.xml")))
    return notes
