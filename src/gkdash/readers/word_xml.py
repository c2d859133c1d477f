"""Reads Word documents saved as one XML file: flat OPC packages, and the XML of Word 2003, by way of the .docx reader."""

from __future__ import annotations

import re

from lxml import etree

from gkdash.documents import Document
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.docx import read_parts
from gkdash.readers.docx_names import MAIN, w
from gkdash.readers.docx_package import damaged, name_key, parse_xml, relationships, too_large
from gkdash.readers.word_numbering import with_label
from gkdash.settings import Limits

WORD_XML = "application/msword-xml"
_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_HINTS = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_ANNOTATIONS = "{http://schemas.microsoft.com/aml/2001/core}"
_TRACKED = {"Word.Insertion": w("ins"), "Word.Deletion": w("del")}
_RENAMED = {w("vmerge"): w("vMerge"), w("hmerge"): w("hMerge"), f"{_ANNOTATIONS}content": w("customXml")}
_SHOWN = re.compile(r"[^\W_]")
_RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="x/styles" Target="styles.xml"/></Relationships>'
)


class _Parts:
    """The parts of a document as bytes, by name."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = {name_key(name): content for name, content in parts.items()}

    def __contains__(self, name: str) -> bool:
        return name_key(name) in self._parts

    def read(self, name: str) -> bytes | None:
        """Return one part, or None."""
        return self._parts.get(name_key(name))


def read_word_xml(data: bytes, limits: Limits) -> Document:
    """Read a document in one XML file; raise UnreadableDocument (damaged, too_large, unsupported_format)."""
    if len(data) > min(limits.file_bytes, limits.unpacked_bytes):
        raise too_large(f"文件有 {len(data)} 字节，超过上限。")
    root = parse_xml(data.replace(_WORD_2003.encode(), MAIN.encode()), "document")
    if root.tag == f"{{{_PACKAGE}}}package":
        parts = _flat_parts(root)
    elif root.tag == w("wordDocument"):
        parts = _parts_2003(root)
    else:
        raise UnreadableDocument(ErrorCode.UNSUPPORTED_FORMAT, "该 XML 文件不是 Word 文档。", "请提供 Word 文档。")
    main = next((name for kind, name in relationships(parts, "").values() if kind == "officeDocument"), "")
    main = main or "word/document.xml"
    content = parts.read(main)
    if content is None:
        raise damaged(f"文件中缺少 {main}。")
    return read_parts(parts, main, content, limits, WORD_XML)


def _flat_parts(root: etree._Element) -> _Parts:
    parts: dict[str, bytes] = {}
    for part in root.iter(f"{{{_PACKAGE}}}part"):
        holder = part.find(f"{{{_PACKAGE}}}xmlData")
        if holder is not None and len(holder):
            parts[part.get(f"{{{_PACKAGE}}}name", "")] = etree.tostring(holder[0], encoding="utf-8")
    return _Parts(parts)


def _parts_2003(root: etree._Element) -> _Parts:
    """Bring the XML of Word 2003 into the shape of a .docx."""
    body = root.find(w("body"))
    if body is None:
        raise damaged("文档没有正文。")
    for element in list(root.iter()):
        tag = element.tag
        if tag in _RENAMED:
            element.tag = _RENAMED[tag]
        elif isinstance(tag, str) and tag.startswith(_HINTS):
            element.tag = w("customXml")
        elif tag == f"{_ANNOTATIONS}annotation":
            element.tag = _TRACKED.get(element.get(w("type"), ""), w("annotation"))
    for listed in list(root.iter(w("listPr"))):
        _label(listed)
    for note in list(root.iter(w("footnote"), w("endnote"))):
        for paragraph in list(note.iterchildren(w("p"), w("tbl"))):
            body.append(paragraph)
    document = etree.Element(w("document"), nsmap={"w": MAIN})
    styles = root.find(w("styles"))
    document.append(body)
    parts = {
        "word/document.xml": etree.tostring(document, encoding="utf-8"),
        "word/_rels/document.xml.rels": _RELATIONSHIPS.encode(),
    }
    if styles is not None:
        parts["word/styles.xml"] = etree.tostring(styles, encoding="utf-8")
    return _Parts(parts)


def _label(listed: etree._Element) -> None:
    """Put the number that Word 2003 wrote beside a list paragraph into its text."""
    hint = next((child for child in listed if child.get(f"{_HINTS}val") is not None), None)
    label = hint.get(f"{_HINTS}val", "") if hint is not None else ""
    paragraph = next(listed.iterancestors(w("p")), None)
    if paragraph is None or not _SHOWN.search(label):
        return
    text = "".join(node.text or "" for node in paragraph.iter(w("t")))
    prefix = with_label(label, "tab", text)
    run = etree.Element(w("r"))
    shown = etree.SubElement(run, w("t"))
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    shown.text = prefix[: len(prefix) - len(text)]
    paragraph.insert(1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0, run)
