"""Tell what a file is by its content; names lie (`.doc` that is HTML, `.docx` that is the old binary Word).

Opens containers only as far as needed to name what they hold. Never raises: a file that will not be read gives a Kind
that says why.
"""

from __future__ import annotations

import re

from gkdash.errors import ErrorCode
from gkdash.readers.encoding import narrow_text, wide_encoding
from gkdash.readers.html_mhtml import is_mhtml
from gkdash.readers.kinds import (
    DOC_MARKS,
    EXCEL_XML,
    FLAT_ODT,
    FLAT_OPC,
    HTML,
    MARKDOWN,
    MHTML,
    PDF,
    PLAIN,
    RTF,
    WORD_XML,
    XHTML,
    Kind,
    refused,
)
from gkdash.readers.sniff_ole import ole_kind
from gkdash.readers.sniff_zip import zip_kind
from gkdash.readers.text_markdown import looks_like_markdown

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXPORT = "请导出为 Word 或 PDF 后再读。"
_UNPACK = "请解压后再读，或改用 zip。"
_PICTURE = "图片不能读取。"
_MEDIA = "音频和视频不能读取。"
_PROGRAM = "程序文件不能读取。"
_OTHER = "请确认文件是否选错。"
_MAGIC: tuple[tuple[bytes, str, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png", _PICTURE, _EXPORT),
    (b"\xff\xd8\xff", "image/jpeg", _PICTURE, _EXPORT),
    (b"GIF87a", "image/gif", _PICTURE, _EXPORT),
    (b"GIF89a", "image/gif", _PICTURE, _EXPORT),
    (b"II*\x00", "image/tiff", _PICTURE, _EXPORT),
    (b"MM\x00*", "image/tiff", _PICTURE, _EXPORT),
    (b"8BPS", "image/vnd.adobe.photoshop", _PICTURE, _EXPORT),
    (b"AT&TFORM", "image/vnd.djvu", "DjVu 文件不能读取。", _EXPORT),
    (b"Rar!\x1a\x07", "application/vnd.rar", "RAR 压缩包不能读取。", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed", "7z 压缩包不能读取。", _UNPACK),
    (b"\x1f\x8b", "application/gzip", "gzip 压缩包不能读取。", _UNPACK),
    (b"BZh", "application/x-bzip2", "bzip2 压缩包不能读取。", _UNPACK),
    (b"\xfd7zXZ\x00", "application/x-xz", "xz 压缩包不能读取。", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "application/zstd", "zstd 压缩包不能读取。", _UNPACK),
    (b"MSCF", "application/vnd.ms-cab-compressed", "cab 压缩包不能读取。", _UNPACK),
    (b"ID3", "audio/mpeg", _MEDIA, _EXPORT),
    (b"OggS", "audio/ogg", _MEDIA, _EXPORT),
    (b"fLaC", "audio/flac", _MEDIA, _EXPORT),
    (b"\x1aE\xdf\xa3", "video/x-matroska", _MEDIA, _EXPORT),
    (b"FLV\x01", "video/x-flv", _MEDIA, _EXPORT),
    (b"\x7fELF", "application/x-elf", _PROGRAM, _OTHER),
    (b"\xca\xfe\xba\xbe", "application/java-vm", _PROGRAM, _OTHER),
    (b"\x00asm", "application/wasm", _PROGRAM, _OTHER),
    (b"SQLite format 3\x00", "application/vnd.sqlite3", "数据库文件不能读取。", _OTHER),
    (b"\x00\x01\x00\x00Standard", "application/vnd.ms-access", "数据库文件不能读取。", _OTHER),
    (b"%!PS", "application/postscript", "PostScript 文件不能读取。", _EXPORT),
    (b"wOFF", "font/woff", "字体文件不能读取。", _OTHER),
    (b"CAJ", "application/x-caj", "CAJ 文件不能读取。", _EXPORT),
)
_RIFF = {b"WEBP": ("image/webp", _PICTURE), b"WAVE": ("audio/wav", _MEDIA), b"AVI ": ("video/x-msvideo", _MEDIA)}
_HTML_NAMES = (
    "html head body title meta link base style script div p span table tbody thead tr td th a img br hr ul ol li "
    "h1 h2 h3 h4 h5 h6 font center b i u strong em form input section article header footer main nav pre "
    "blockquote dl iframe frameset noscript"
)
_HTML_TAGS = frozenset(_HTML_NAMES.split())
_PROLOGUE = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>|<!(?!doctype)[^>]*>)+", re.DOTALL | re.IGNORECASE)
_DOCTYPE = re.compile(r"<!doctype\s+([\w:-]+)[^>\[]*(?:\[[^\]]*\])?[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?([a-zA-Z][\w.:-]*)")
_PAGE_LATER = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]", re.IGNORECASE)
_FLOW_TAGS = re.compile(r"</(?:p|div|span|li|h[1-6]|font|body)\s*>|<br\s*/?>", re.IGNORECASE)
_TABLE = re.compile(r"<table[\s>].*?(?:</table\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_HEAD = 4096
_SAMPLE = 65_536


def sniff(data: bytes) -> Kind:
    """Return what a file is."""
    if not data.strip(b"\x00\t\r\n\f\v \xef\xbb\xbf\xfe\xff"):
        return refused(ErrorCode.DAMAGED, "application/x-empty", "文件是空的。", "请重新导出或重新下载。")
    if data.startswith(_OLE):
        return ole_kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return zip_kind(data)
    if data.startswith(b"%PDF-"):
        return PDF
    binary = _binary(data)
    if binary is not None:
        return binary
    if is_mhtml(data):
        return MHTML
    head = _head(data)
    marked = _markup(head)
    # a PDF may begin with up to a kilobyte of mail headers or other junk
    if b"%PDF-" in data[:1024] and marked is None:
        return PDF
    if head.lstrip().startswith("{\\rtf"):
        return RTF
    if marked is not None:
        return marked
    return _text(data)


def _binary(data: bytes) -> Kind | None:
    for mark, media_type, message, hint in _MAGIC:
        if data.startswith(mark):
            return refused(ErrorCode.UNSUPPORTED_FORMAT, media_type, message, hint)
    if data.startswith(b"RIFF") and data[8:12] in _RIFF:
        media_type, message = _RIFF[data[8:12]]
        return refused(ErrorCode.UNSUPPORTED_FORMAT, media_type, message, _EXPORT)
    if data[4:8] == b"ftyp":
        picture = data[8:12] in {b"heic", b"heix", b"mif1", b"avif"}
        media_type, message = ("image/heic", _PICTURE) if picture else ("video/mp4", _MEDIA)
        return refused(ErrorCode.UNSUPPORTED_FORMAT, media_type, message, _EXPORT)
    if (
        data.startswith(b"BM")
        and len(data) > 26
        and int.from_bytes(data[10:14], "little") < len(data)
        and not data[6:10].strip(b"\x00")
    ):
        return refused(ErrorCode.UNSUPPORTED_FORMAT, "image/bmp", _PICTURE, _EXPORT)
    if data.startswith(b"MZ") and len(data) > 64 and b"\x00" in data[:64]:
        return refused(ErrorCode.UNSUPPORTED_FORMAT, "application/vnd.microsoft.portable-executable", _PROGRAM, _OTHER)
    if data[257:262] == b"ustar":
        return refused(ErrorCode.UNSUPPORTED_FORMAT, "application/x-tar", "tar 包不能读取。", _UNPACK)
    # Word before 97, and Write: no OLE container
    if data.startswith(DOC_MARKS):
        return refused(
            ErrorCode.UNSUPPORTED_FORMAT,
            "application/msword",
            "Word 97 以前的格式不能读取。",
            "请用 Word 或 WPS 另存为 docx。",
        )
    return None


def _head(data: bytes) -> str:
    """Return the beginning as text good enough to see ASCII markup in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        wide = "utf-16-le" if data.startswith(b"\xff") else "utf-16-be"
        return narrow_text(data[2:])[:_HEAD] or data[2:_HEAD].decode(wide, "replace")
    wide = wide_encoding(data)
    if wide:
        return data[:_HEAD].decode(wide, "replace")
    return data.removeprefix(b"\xef\xbb\xbf")[:_HEAD].decode("latin-1")


def _markup(head: str) -> Kind | None:
    """Return the kind of a file whose beginning is markup, else None."""
    at = 0
    prologue = _PROLOGUE.match(head)
    if prologue:
        at = prologue.end()
    xml = head.lstrip().startswith("<?xml")
    doctype = _DOCTYPE.match(head, at)
    if doctype:
        if doctype[1].lower() == "html":
            return XHTML if xml else HTML
        after = _PROLOGUE.match(head, doctype.end())
        at = after.end() if after else doctype.end()
    tag = _TAG.match(head, at)
    if tag is None:
        return None
    name = tag[1].lower()
    if name == "html":
        return XHTML if xml else HTML
    if name == "w:worddocument" or (xml and 'progid="Word.Document"' in head and name != "pkg:package"):
        return WORD_XML
    if name == "pkg:package":
        return FLAT_OPC
    if name in {"workbook", "ss:workbook"} and "schemas-microsoft-com:office:spreadsheet" in head:
        return EXCEL_XML
    if name == "office:document":
        return FLAT_ODT
    if name == "svg":
        return refused(ErrorCode.UNSUPPORTED_FORMAT, "image/svg+xml", _PICTURE, _EXPORT)
    if name in _HTML_TAGS or name.startswith(("o:", "v:", "st1:")):
        return HTML
    if xml:
        return refused(ErrorCode.UNSUPPORTED_FORMAT, "application/xml", "此类 XML 文件不能读取。", _EXPORT)
    return None


def _text(data: bytes) -> Kind:
    head = _head(data)
    sample = data[:_SAMPLE].decode("latin-1") if head[:1] == data[:1].decode("latin-1") else head
    markdown = looks_like_markdown(sample.replace("\r\n", "\n").replace("\r", "\n"))
    later = _PAGE_LATER.search(head)
    if not markdown and later and later.start() < 1024:
        return HTML
    # the lines of a text that holds HTML tables stay lines, whatever tags stand in the cells
    if not markdown and len(_FLOW_TAGS.findall(_TABLE.sub("", sample))) >= 5:
        return HTML
    return MARKDOWN if markdown else PLAIN
