"""Opens a PDF and vouches that it is whole: PDFium repairs what it can, and would pass a cut file off as a short one.

A file is refused where its end is missing, where it has fewer pages than it says, or where a content stream cannot be
unpacked. Looks at structure only, not at what the pages say.
"""

from __future__ import annotations

import base64
import re
import zlib
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.pdf_fonts import use_own_fonts
from gkdash.settings import Limits

_TAIL = 2_048
_STREAM = re.compile(rb"stream\r?\n")
_SKIPPED = re.compile(
    rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)|/Length1|/DecodeParms|/Type\s*/(?:XRef|ObjStm)"
)
_FLATE = re.compile(
    rb"/Filter\s*(?:\[\s*)?(?P<base85>/(?:ASCII85Decode|A85)\s*)?/(?:FlateDecode|Fl)\s*(?:\]|/(?!\w*Decode)|>|\r|\n|\s)"
)
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_DICTIONARY = 4_096
_BLANKS = b" \t\n\r\v\f\0"
_FIRST_OF_85 = ord("!")
_POWERS_OF_85 = np.array([85**4, 85**3, 85**2, 85, 1])
_MOST_UNPACKED = 64 * 1024 * 1024
_AGAIN = "请重新下载或请提供单位重新导出。"


def open_pdf(data: bytes, limits: Limits) -> pypdfium2.PdfDocument:
    """Return the open document, its form fields ready to be shown; the caller closes it.

    Raises UnreadableDocument: encrypted, damaged, or too_large for more than `limits.pages` pages.
    """
    if not data:
        raise UnreadableDocument(ErrorCode.DAMAGED, "PDF 文件是空的。", _AGAIN)
    use_own_fonts()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise UnreadableDocument(ErrorCode.ENCRYPTED, "PDF 需要密码才能打开。", "请去掉打开密码后再试。") from error
        raise UnreadableDocument(ErrorCode.DAMAGED, "PDF 文件已损坏，无法打开。", _AGAIN) from error
    try:
        _require_whole(data, document, limits)
        if pdfium.FPDF_GetFormType(document.raw) == pdfium.FORMTYPE_ACRO_FORM:
            document.init_forms()
    except UnreadableDocument:
        document.close()
        raise
    return document


def _require_whole(data: bytes, document: Any, limits: Limits) -> None:
    pages = pdfium.FPDF_GetPageCount(document.raw)
    if pages <= 0:
        raise UnreadableDocument(ErrorCode.DAMAGED, "PDF 中没有页面。", _AGAIN)
    if pages > limits.pages:
        raise UnreadableDocument(
            ErrorCode.TOO_LARGE, f"PDF 有 {pages} 页，超过 {limits.pages} 页的上限。", "请拆分后再试。"
        )
    if _is_cut(data):
        raise UnreadableDocument(ErrorCode.DAMAGED, "PDF 文件不完整：结尾缺失。", _AGAIN)
    if pdfium.FPDF_GetSecurityHandlerRevision(document.raw) < 0 and (bad := _broken_streams(data)):
        raise UnreadableDocument(ErrorCode.DAMAGED, f"PDF 文件已损坏：有 {bad} 处内容无法解压。", _AGAIN)


def _is_cut(data: bytes) -> bool:
    """Tell whether the file stops before its end: no trailer, or objects begun after the last one."""
    end = data.rfind(b"%%EOF")
    if end < 0:
        return re.search(rb"startxref\s+\d+\s*%?%?E?O?F?\s*$", data[-_TAIL:]) is None
    rest = data[end + 5 :]
    return bool(re.search(rb"\b\d+ \d+ obj\b", rest)) and not re.search(rb"startxref\s+\d+\s*$", rest[-_TAIL:])


def _broken_streams(data: bytes) -> int:
    """Return how many compressed streams that are neither pictures nor fonts cannot be unpacked to their end.

    Where no checksum in the file is right, the producer writes none, and only undecodable streams count.
    """
    broken = mismatched = sound = 0
    for found in _STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        head = data[max(0, found.start() - _DICTIONARY) : found.start()]
        begin = max(head.rfind(b" obj"), 0)
        head = head[begin:]
        packing = _FLATE.search(head)
        if not packing or _SKIPPED.search(head):
            continue
        length = _LENGTH.search(head)
        start = found.end()
        stop = start + int(length.group(1)) if length else data.find(b"endstream", start)
        if length and data[stop : stop + 12].lstrip()[:9] != b"endstream":
            stop = data.find(b"endstream", start)
        if stop < 0:
            broken += 1
            continue
        unpacked = zlib.decompressobj()
        try:
            packed = _from_base85(data[start:stop]) if packing["base85"] else data[start:stop]
            unpacked.decompress(packed, _MOST_UNPACKED)
        except ValueError:
            broken += 1
        except zlib.error as error:
            if "incorrect data check" in str(error):
                mismatched += 1
            else:
                broken += 1
        else:
            sound += unpacked.eof
    return broken + (mismatched if sound else 0)


def _from_base85(text: bytes) -> bytes:
    """Undo the text coding that some producers wrap around compressed streams; raise ValueError where it is broken."""
    text = text.partition(b"~>")[0].translate(None, _BLANKS)
    if b"z" in text:
        return base64.a85decode(text)
    padding = -len(text) % 5
    digits = np.frombuffer(text + b"u" * padding, np.uint8).astype(np.int64).reshape(-1, 5) - _FIRST_OF_85
    words = digits @ _POWERS_OF_85
    if digits.size and (digits.min() < 0 or digits.max() > 84 or words.max() > 0xFFFFFFFF):
        raise ValueError("not base 85")
    decoded: bytes = words.astype(">u4").tobytes()
    return decoded[: len(decoded) - padding]
