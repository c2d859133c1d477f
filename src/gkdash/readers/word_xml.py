"""Read Word's single-file XML (Word 2003 XML and flat OPC) by rebuilding the package that the docx reader takes.

Renames and unwraps elements; reads no content itself. Both kinds go about with the name `.doc` or `.xml`.
"""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from typing import Any

from lxml import etree

from gkdash.documents import Document
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.docx import read_docx
from gkdash.settings import Limits

_OLD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_NEW = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AUXILIARY = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}"
_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES_NAME = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RENAMED = {"vmerge": "vMerge", "hmerge": "hMerge"}
_DELETED = frozenset(("Word.Deletion", "Word.MoveFrom"))
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
    "</Relationships>"
)


def read_word_xml(data: bytes, limits: Limits) -> Document:
    """Return the document in Word 2003 XML or flat OPC; raise as the docx reader does."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged() from error
    parts = _flat_parts(root) if root.tag == f"{_PACKAGE}package" else _rebuilt_parts(root)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return read_docx(file.getvalue(), limits)


def _damaged() -> UnreadableDocument:
    return UnreadableDocument(ErrorCode.DAMAGED, "Word XML 文件不完整。", "请用 Word 或 WPS 另存为 docx。")


def _flat_parts(root: Any) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    types = etree.Element(f"{_TYPES_NAME}Types")
    for part in root.iter(f"{_PACKAGE}part"):
        name = (part.get(f"{_PACKAGE}name") or "").lstrip("/")
        body = part.find(f"{_PACKAGE}xmlData")
        if body is not None and len(body):
            parts[name] = etree.tostring(body[0], encoding="UTF-8", xml_declaration=True)
        else:
            try:
                parts[name] = base64.b64decode(part.findtext(f"{_PACKAGE}binaryData") or "")
            except binascii.Error:
                continue
        kind = part.get(f"{_PACKAGE}contentType") or "application/octet-stream"
        etree.SubElement(types, f"{_TYPES_NAME}Override", PartName=f"/{name}", ContentType=kind)
    parts["[Content_Types].xml"] = etree.tostring(types, encoding="UTF-8", xml_declaration=True)
    return parts


def _rebuilt_parts(root: Any) -> dict[str, bytes]:
    body = root.find(f"{_OLD}body")
    if body is None:
        raise _damaged()
    document = etree.Element(f"{_OLD}document")
    document.append(body)
    _show_list_numbers(document)
    _unwrap(document)
    parts = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="word/document.xml").encode(),
        "word/document.xml": _renamed(document),
    }
    styles = root.find(f"{_OLD}styles")
    if styles is not None:
        parts["word/styles.xml"] = _renamed(styles)
        parts["word/_rels/document.xml.rels"] = _RELATIONS.format(kind="styles", target="styles.xml").encode()
    return parts


def _show_list_numbers(document: Any) -> None:
    """Write automatic numbers into their paragraphs; this format keeps the number as shown (`wx:t`)."""
    for hint in list(document.iter(f"{_AUXILIARY}t")):
        paragraph = next(hint.iterancestors(f"{_OLD}p"), None)
        shown = hint.get(f"{_AUXILIARY}val")
        if paragraph is None or not shown:
            continue
        run = etree.Element(f"{_OLD}r")
        etree.SubElement(run, f"{_OLD}t").text = shown
        properties = paragraph.find(f"{_OLD}pPr")
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, run)
    for numbering in list(document.iter(f"{_OLD}listPr")):
        numbering.getparent().remove(numbering)


def _unwrap(document: Any) -> None:
    """Take away sections and annotations: deleted text goes, inserted text stays."""
    for note in list(document.iter(f"{_ANNOTATION}annotation")):
        content = note.find(f"{_ANNOTATION}content")
        gone = content is None or note.get(f"{_OLD}type") in _DELETED or note.get(f"{_OLD}type") == "Word.Comment"
        _replace(note, [] if gone else list(content))
    for section in list(document.iter(f"{_AUXILIARY}sect", f"{_AUXILIARY}sub-section")):
        _replace(section, list(section))


def _replace(element: Any, children: list[Any]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)


def _renamed(tree: Any) -> bytes:
    """Return the tree as XML with the names of today's format."""
    for element in tree.iter(f"{_OLD}*"):
        name = etree.QName(element).localname
        element.tag = f"{_NEW}{_RENAMED.get(name, name)}"
        for key in [key for key in element.attrib if key.startswith(_OLD)]:
            element.set(_NEW + key[len(_OLD) :], element.attrib.pop(key))
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
