"""Name what a zip file holds: an office package, an archive of documents, or something that is not read.

Opens the directory and two small members at most; unpacks nothing else.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from gkdash.errors import ErrorCode
from gkdash.readers.kinds import DOCM, DOCX, DOCX_TEMPLATE, ODS, ODT, XLSB, XLSM, XLSX, ZIP, Kind, refused

_SMALL = 1024 * 1024
_LOCKED = 0x1
"""The bit of a member's flags that says it needs a password."""
_MAIN = re.compile(r'ContentType\s*=\s*["\']([^"\']*\.main(?:\+xml)?)["\']')
_DAMAGED_HINT = "请重新导出或重新下载。"


def zip_kind(data: bytes) -> Kind:
    """Return what a zip file is; a broken one is damaged, whatever it was."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _kind(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return refused(ErrorCode.DAMAGED, ZIP.media_type, "文件不完整或已损坏，不能打开。", _DAMAGED_HINT)


def _kind(package: zipfile.ZipFile) -> Kind:
    names = {info.filename.replace("\\", "/").lstrip("/") for info in package.infolist()}
    lower = {name.lower() for name in names}
    if "ofd.xml" in lower:
        return refused(
            ErrorCode.UNSUPPORTED_FORMAT, "application/ofd", "OFD 版式文件不能读取。", "请导出为 PDF 或 Word 后再读。"
        )
    open_xml = "[content_types].xml" in lower or lower & {"word/document.xml", "xl/workbook.xml", "xl/workbook.bin"}
    open_document = "mimetype" in lower or {"content.xml", "meta-inf/manifest.xml"} <= lower
    if not open_xml and not open_document:
        return ZIP
    # an archiver's password, not the office program's: its parts do not open, to tell them apart neither
    if any(info.flag_bits & _LOCKED for info in package.infolist()):
        return refused(ErrorCode.ENCRYPTED, ZIP.media_type, "文件有打开密码。", "请去掉密码后再读。")
    return _open_xml(package, lower) if open_xml else _open_document(package, lower)


def _open_xml(package: zipfile.ZipFile, lower: set[str]) -> Kind:
    types = _small(package, "[Content_Types].xml")
    for main in _MAIN.findall(types):
        if "wordprocessingml.template" in main or "word.template" in main:
            return DOCX_TEMPLATE
        if "ms-word.document.macro" in main:
            return DOCM
        if "wordprocessingml" in main:
            return DOCX
        if "sheet.binary" in main:
            return XLSB
        if "ms-excel" in main:
            return XLSM
        if "spreadsheetml" in main:
            return XLSX
        if "presentation" in main or "powerpoint" in main:
            return refused(
                ErrorCode.UNSUPPORTED_FORMAT,
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                "演示文稿不能读取。",
                "请导出为 Word 或 PDF 后再读。",
            )
    for member, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("xl/workbook.bin", XLSB)):
        if member in lower:
            return kind
    if not any(name.startswith(("word/", "xl/")) for name in lower) and types:
        return refused(
            ErrorCode.UNSUPPORTED_FORMAT, "application/zip", "此类办公文件不能读取。", "请改用 Word 或 PDF。"
        )
    return refused(ErrorCode.DAMAGED, "application/zip", "办公文件缺少正文，已损坏。", _DAMAGED_HINT)


def _open_document(package: zipfile.ZipFile, lower: set[str]) -> Kind:
    mime = _small(package, "mimetype").strip()
    if mime and "opendocument" not in mime:
        if "content.xml" not in lower:
            return refused(ErrorCode.UNSUPPORTED_FORMAT, mime[:100], "此类文件不能读取。", "请改用 Word 或 PDF。")
        mime = ""
    if not mime:
        mime = _small(package, "META-INF/manifest.xml")
    if "encryption-data" in _small(package, "META-INF/manifest.xml"):
        return refused(ErrorCode.ENCRYPTED, mime[:100] or ODT.media_type, "文件有打开密码。", "请去掉密码后再读。")
    if "opendocument.text" in mime:
        kind = ODT
    elif "opendocument.spreadsheet" in mime:
        kind = ODS
    else:
        return refused(
            ErrorCode.UNSUPPORTED_FORMAT, mime[:100], "此类 OpenDocument 文件不能读取。", "请导出为 odt 或 PDF 后再读。"
        )
    if "content.xml" not in lower:
        return refused(ErrorCode.DAMAGED, kind.media_type, "办公文件缺少正文，已损坏。", _DAMAGED_HINT)
    return kind


def _small(package: zipfile.ZipFile, name: str) -> str:
    """Return a small member's text; empty where it is absent. Names are compared without regard to case."""
    for info in package.infolist():
        if info.filename.replace("\\", "/").lstrip("/").lower() == name.lower():
            with package.open(info) as member:
                raw = member.read(_SMALL)
            if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
                return raw.decode("utf-16", "replace")
            return raw.decode("utf-8", "replace")
    return ""
