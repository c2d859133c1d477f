"""Reads PDF files with a text layer: paragraphs and tables with the place of every cell.

Semantics-free like every reader: geometry and typography only, no word of the statutory form. What is left out (page
numbers, running headers, watermarks, hidden text) is said in the document's notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from gkdash.documents import Address, Document, Grid, Note, numbered
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.pdf_flow import Flow, blocks_of
from gkdash.readers.pdf_fonts import fonts_of_the_machine
from gkdash.readers.pdf_furniture import strip_furniture
from gkdash.readers.pdf_open import open_pdf
from gkdash.readers.pdf_page import Page, read_page
from gkdash.readers.pdf_sheets import put_together
from gkdash.settings import Limits

MEDIA_TYPE = "application/pdf"
_SCANNED_TEXT = 24
"""A page that a picture covers and that has fewer characters than this is a scan: a stamp of the scanner's maker."""
_SCANNED_COVER = 0.4
_MESSAGES = {
    "watermark": "水印文字已略去：“{}”。",
    "hidden_text": "不可见的文字已略去：“{}”。",
    "white_text": "白底白字已略去：“{}”。",
    "struck_text": "划掉的文字已略去：“{}”。",
    "outside_page": "页面可见范围以外的文字已略去：“{}”。",
}


def read_pdf(data: bytes, limits: Limits) -> Document:
    """Read a PDF file.

    Raises UnreadableDocument: damaged, encrypted, too_large (pages or cells over `limits`), no_text_layer.
    """
    document = open_pdf(data, limits)
    try:
        pages = [_page(document, index) for index in range(pdfium.FPDF_GetPageCount(document.raw))]
        recognised = _recognise(data, limits, pages)
        title = _title(document.raw)
    finally:
        document.close()
    notes = _notes(pages)
    count = len(pages)
    pages = put_together(pages)
    taken = strip_furniture(pages)
    _require_text(pages)
    notes += [
        Note("page_furniture", f"页眉、页脚或页码已略去：“{text}”。", Address(page=number)) for number, text in taken
    ]
    notes += _scan_notes(pages)
    notes += [
        Note("recognised_text", "此页是图片，文字由识别得来，可能有误。", Address(page=number)) for number in recognised
    ]
    flow: Flow = blocks_of(pages)
    notes += [
        Note("repeated_header", f"续页重复的表头已略去：“{text}”。", Address(page=number))
        for number, text in flow.headers
    ]
    cells = sum(len(block.cells) for block in flow.blocks if isinstance(block, Grid))
    if cells > limits.cells:
        raise UnreadableDocument(
            ErrorCode.TOO_LARGE, f"PDF 的表格共有 {cells} 格，超过 {limits.cells} 格的上限。", "请拆分后再试。"
        )
    return Document(
        numbered(flow.blocks), media_type=MEDIA_TYPE, title=title, pages=count, laid_out=True, notes=tuple(notes)
    )


def _page(document: Any, index: int) -> Page:
    page = read_page(document, index)
    if page is None:
        raise UnreadableDocument(
            ErrorCode.DAMAGED, f"PDF 第 {index + 1} 页无法读取，文件已损坏。", "请重新下载或请提供单位重新导出。"
        )
    return page


def _recognise(data: bytes, limits: Limits, pages: list[Page]) -> list[int]:
    """Read scanned pages as pictures where text recognition is installed; return their numbers."""
    scans = [index for index, page in enumerate(pages) if _is_scan(page)]
    if not scans:
        return []
    from gkdash.readers import pdf_ocr  # noqa: PLC0415 - needed for scans only, and slow to load

    recognise = pdf_ocr.recogniser()
    if recognise is None:
        return []
    with fonts_of_the_machine():
        document = open_pdf(data, limits)
        try:
            for index in scans:
                pages[index] = pdf_ocr.recognised_page(document, index, recognise)
        finally:
            document.close()
    return [index + 1 for index in scans]


def _title(document: Any) -> str:
    size = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    if size <= 2:
        return ""
    buffer = create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, size)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\x00").strip()


def _notes(pages: Sequence[Page]) -> list[Note]:
    notes = []
    for page in pages:
        where = Address(page=page.number)
        notes += [Note(code, _MESSAGES[code].format(text), where) for code, text in page.dropped.items()]
        if page.unmapped:
            notes.append(
                Note("unmapped_characters", f"有 {page.unmapped} 个字符的字体没有字符对照表，记作“\ufffd”。", where)
            )
        if page.doubled:
            notes.append(Note("doubled_characters", f"重叠重复绘制的 {page.doubled} 个字符只取一次。", where))
        if page.many_rules:
            notes.append(Note("too_many_lines", "页面线条过多，部分线条未用于识别表格。", where))
    return notes


def _is_scan(page: Page) -> bool:
    return page.characters < _SCANNED_TEXT and page.covered >= _SCANNED_COVER


def _require_text(pages: Sequence[Page]) -> None:
    """Refuse a document of scans, of outlined text, or of characters that no font explains."""
    characters = sum(page.characters for page in pages if not _is_scan(page))
    lost = sum(page.unmapped for page in pages)
    if characters and lost * 10 < characters * 9:
        return
    hint = "请提供可复制文字的 PDF 或 Word 文件，或安装文字识别组件（gkdash[ocr]）。"
    if characters:
        message = "PDF 的字体没有字符对照表，文字无法读取。"
    elif any(page.covered or page.drawings or page.characters for page in pages):
        message = "PDF 没有文字层，可能是扫描件或图片。"
    else:
        raise UnreadableDocument(ErrorCode.DAMAGED, "PDF 的页面是空白的。", "请确认文件内容。")
    raise UnreadableDocument(ErrorCode.NO_TEXT_LAYER, message, hint)


def _scan_notes(pages: Sequence[Page]) -> list[Note]:
    return [
        Note("picture_page", "此页是图片，没有文字层，未读取。", Address(page=page.number))
        for page in pages
        if _is_scan(page)
    ]
