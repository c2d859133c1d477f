"""One reader per format, each from bytes to a Document; `read` tells the format by content and picks the reader.

Readers know formats and no statutory word. A format's reader is imported when a file of it is met, so that reading one
text file does not load a PDF library.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from gkdash.compiled import search_path
from gkdash.documents import Block, Document, Grid, Paragraph, Picture
from gkdash.errors import ErrorCode, UnreadableDocument

__path__ = search_path(__path__)

from gkdash.readers.characters import whole
from gkdash.readers.kinds import Kind
from gkdash.readers.sniff import sniff
from gkdash.settings import Limits

__all__ = ["Kind", "read", "read_as", "sniff"]


class _Reader(Protocol):
    def __call__(self, data: bytes, limits: Limits) -> Document: ...


_LIMITS = Limits()
_READERS = {
    "docx": ("docx", "read_docx"),
    "word_xml": ("word_xml", "read_word_xml"),
    "odt": ("odt", "read_odt"),
    "flat_odf": ("odt", "read_flat_odt"),
    "doc": ("doc", "read_doc"),
    "rtf": ("doc_rtf", "read_rtf"),
    "pdf": ("pdf", "read_pdf"),
    "html": ("html", "read_html"),
    "text": ("text", "read_text"),
    "sheet": ("sheet", "read_sheet"),
    "sheet_xml": ("sheet_xml", "read_sheet_xml"),
}


def read(data: bytes, *, name: str = "", limits: Limits = _LIMITS) -> Document:  # noqa: ARG001 - see below
    """Return the document in a file; its format is told by content alone.

    `name` is taken so that callers can say it, and not looked at: the same bytes give the same document under any name.

    Raises UnreadableDocument with the contract's code: unsupported_format, damaged, encrypted, too_large, no_text_layer.
    An archive of one document is that document; `archive.members` opens others.
    """
    if len(data) > limits.file_bytes:
        raise too_large(limits)
    return read_as(sniff(data), data, limits)


def read_as(kind: Kind, data: bytes, limits: Limits) -> Document:
    """Return the document in a file whose kind is known; raise as `read` does."""
    if kind.problem is not None:
        raise kind.problem
    if kind.reader == "archive":
        return _only_member(data, limits)
    reader = _reader(kind)
    if reader is None:
        raise UnreadableDocument(ErrorCode.UNSUPPORTED_FORMAT, "此格式不能读取。", "请另存为 docx 或 PDF 后再读。")
    document = reader(data, limits)
    if not any(map(_says_something, document.blocks)):
        raise _no_words(document)
    return whole(replace(document, media_type=kind.media_type))


def _says_something(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return bool(block.text.strip())
    return isinstance(block, Grid) and any(cell.text.strip() for cell in block.cells)


def _no_words(document: Document) -> UnreadableDocument:
    if any(isinstance(block, Picture) for block in document.blocks):
        return UnreadableDocument(
            ErrorCode.NO_TEXT_LAYER,
            "文件里只有图片，没有文字，可能是扫描件。",
            "请提供可复制文字的文件，或安装文字识别组件（gkdash[ocr]）。",
        )
    return UnreadableDocument(ErrorCode.DAMAGED, "文件里没有文字。", "请重新导出。")


def _only_member(data: bytes, limits: Limits) -> Document:
    from gkdash.readers.archive import members  # noqa: PLC0415 - imports this package's sniffing, and few files are archives

    found = members(data, limits)
    if len(found) > 1:
        raise UnreadableDocument(ErrorCode.UNSUPPORTED_FORMAT, "这是多份文件的压缩包。", "请逐个读取其中的文件。")
    if found[0].problem is not None:
        raise found[0].problem
    return read(found[0].data, name=found[0].name, limits=limits)


def too_large(limits: Limits) -> UnreadableDocument:
    """Return the refusal of a file over the limit."""
    return UnreadableDocument(
        ErrorCode.TOO_LARGE,
        f"文件超过 {limits.file_bytes // (1024 * 1024)} MB。",
        "请拆分或压缩图片后再读。",
    )


def _reader(kind: Kind) -> _Reader | None:
    module, function = _READERS[kind.reader]
    if find_spec(f"{__name__}.{module}") is None:
        return None
    return cast("_Reader | None", getattr(import_module(f"{__name__}.{module}"), function, None))
