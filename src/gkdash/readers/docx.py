"""Reads .docx (also .docm, .dotx, strict OOXML) into a Document: paragraphs, grids and pictures in document order.

Knows no statutory word. Headers, footers, comments, and deleted or hidden text are left out, each with a note.
"""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from gkdash.documents import Address, Block, Document, Note, Paragraph
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.docx_blocks import Blocks
from gkdash.readers.docx_context import Context
from gkdash.readers.docx_names import w
from gkdash.readers.docx_numbering import Numbering
from gkdash.readers.docx_package import Package, Parts, damaged, name_key, parse_xml, relationships
from gkdash.readers.docx_quick import quick_blocks
from gkdash.readers.docx_styles import Styles
from gkdash.readers.word_grid import finish
from gkdash.readers.word_tally import says_more_than_a_page_number
from gkdash.settings import Limits

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CONTENT_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_DOCUMENT, _BODY, _ID = w("document"), w("body"), w("id")
_NAMES = {"header": "页眉", "footer": "页脚"}
_NOTE_TAGS = {"footnotes": w("footnote"), "endnotes": w("endnote")}


def read_docx(data: bytes, limits: Limits) -> Document:
    """Read a WordprocessingML package; raise UnreadableDocument (damaged, encrypted, too_large, unsupported_format)."""
    package = Package(data, limits)
    main = _main_part(package)
    content = package.read(main)
    if content is None:
        raise damaged(f"文件中缺少 {main}。")
    return read_parts(package, main, content, limits, _media_type(package, main))


def read_parts(package: Parts, main: str, content: bytes, limits: Limits, media_type: str) -> Document:
    """Read a document whose main part is `content`; its other parts come from `package`."""
    targets = relationships(package, main)
    by_kind = dict(targets.values())

    def load(kind: str) -> bytes | None:
        return package.read(by_kind[kind]) if kind in by_kind else None

    styles = Styles(load("styles"))

    def numbering() -> etree._Element | None:
        part = load("numbering")
        return parse_xml(part, "numbering") if part else None

    context = Context(
        limits,
        main,
        styles=styles,
        numbering=Numbering(numbering, styles),
        embedded=lambda number: _embedded(package, targets.get(number, ("", ""))[1], limits),
    )
    context.count_pages(max(content.count(b'type="page"'), content.count(b"lastRenderedPageBreak")))
    try:
        quick = quick_blocks(content, context)
        blocks = _all_blocks(content, context) if quick is None else quick
        blocks.extend(_note_paragraphs(package, by_kind, context))
        context.part = main
        context.foreign = [targets.get(name, ("", ""))[1] for name in context.foreign]
        notes = context.notes() + _headers(package, targets, context)
    except RecursionError as error:
        raise damaged("文档的嵌套层数过深。") from error
    numbered, all_notes = finish(blocks, context.repairs, notes)
    return Document(numbered, media_type=media_type, notes=all_notes)


def _all_blocks(content: bytes, context: Context) -> list[Block]:
    """Return the blocks of a main part, whatever is in it."""
    root = parse_xml(content, context.part)
    if root.tag != _DOCUMENT:
        message = f"{context.part} 不是文字文档。"
        raise UnreadableDocument(ErrorCode.UNSUPPORTED_FORMAT, message, "请提供 Word 文档。")
    body = root.find(_BODY)
    if body is None:
        raise damaged(f"{context.part} 没有正文。")
    return Blocks(context, body).container(body)


def _embedded(package: Parts, name: str, limits: Limits) -> list[Block] | None:
    """Return the blocks of a web page or a text that the document draws in; None where it is something else."""
    from gkdash.readers import read_as, sniff  # noqa: PLC0415 - the package picks readers, this one among them

    content = package.read(name) if name else None
    kind = sniff(content) if content else None
    if content is None or kind is None or kind.reader not in {"html", "text", "rtf"}:
        return None
    try:
        return list(read_as(kind, content, limits).blocks)
    except UnreadableDocument:
        return None


def _main_part(package: Package) -> str:
    for kind, target in relationships(package, "").values():
        if kind == "officeDocument" and target in package:
            return target
    return "word/document.xml"


def _media_type(package: Package, main: str) -> str:
    content = package.read("[Content_Types].xml")
    if content is None:
        return DOCX
    return _declared_types(content).get(name_key(main), DOCX)


@lru_cache(maxsize=64)
def _declared_types(content: bytes) -> dict[str, str]:
    """Return the type of each part that a package's list of types names; one program writes the same list again and again."""
    nodes = list(parse_xml(content, "[Content_Types].xml").iter(_CONTENT_TYPE))
    return {
        name_key(node.get("PartName", "")): node.get("ContentType", DOCX).removesuffix("+xml").removesuffix(".main")
        for node in reversed(nodes)
    }


def _note_paragraphs(package: Parts, by_kind: dict[str, str], context: Context) -> list[Block]:
    """Return the text of the foot- and endnotes that the body refers to, in the order of their marks."""
    blocks: list[Block] = []
    for kind in ("footnotes", "endnotes"):
        wanted = list(dict.fromkeys(number for what, number in context.footnotes if what == kind))
        content = package.read(by_kind[kind]) if wanted and kind in by_kind else None
        if content is None:
            continue
        root = parse_xml(content, kind)
        found = {node.get(_ID): node for node in root.iterchildren(_NOTE_TAGS[kind])}
        context.part = by_kind[kind]
        reader = Blocks(context, root)
        for number in wanted:
            if number in found:
                blocks.extend(reader.container(found[number]))
    return blocks


def _headers(package: Parts, targets: dict[str, tuple[str, str]], context: Context) -> list[Note]:
    """Return a note for each header and footer that holds more than a page number."""
    notes: list[Note] = []
    seen: set[str] = set()
    for kind, target in targets.values():
        if kind not in {"header", "footer"} or target in seen:
            continue
        seen.add(target)
        content = package.read(target)
        if content is None or (b":t>" not in content and b":t " not in content):
            continue
        own = Context(context.limits, target, styles=context.styles, numbering=context.numbering)
        root = parse_xml(content, target)
        blocks = Blocks(own, root, page_fields=False).container(root)
        text = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
        if says_more_than_a_page_number(text):
            notes.append(Note("header_footer", f"{_NAMES[kind]}未读入：{text[:60]}", Address(part=target)))
    return notes
