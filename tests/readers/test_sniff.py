"""What a file is, told by content: names and declarations play no part."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest
import xlwt
from word_files import docx, p

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers import read, sniff
from gkdash.settings import Limits

SECTOR = 512
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE


def compound(streams: dict[str, bytes], *, inside: tuple[str, ...] = ()) -> bytes:
    """An OLE compound file with streams of whole sectors; those named in `inside` lie in a storage of their own."""
    fat: list[int] = [0xFFFFFFFD]
    body = b""
    entries = [("Root Entry", 5, 0, 0)]
    if inside:
        entries.append(("ObjectPool", 1, 0, 0))
    for name, content in streams.items():
        start = len(fat)
        padded = content + b"\x00" * (-len(content) % SECTOR)
        count = len(padded) // SECTOR
        fat += [*range(start + 1, start + count), END]
        body += padded
        entries.append((name, 2, start, max(4096, len(content))))
    directory_start = len(fat)
    outer = [at for at, entry in enumerate(entries) if at and entry[0] not in inside]
    inner = [at for at, entry in enumerate(entries) if entry[0] in inside]
    directory = b""
    for at, (name, kind, start, size) in enumerate(entries):
        group = inner if at in inner else outer
        following = group[group.index(at) + 1] if at in group and group[-1] != at else FREE
        child = (outer[0] if outer else FREE) if at == 0 else (inner[0] if kind == 1 and inner else FREE)
        raw = name.encode("utf-16-le") + b"\x00\x00"
        directory += raw.ljust(64, b"\x00") + struct.pack("<HBBIII", len(raw), kind, 1, FREE, following, child)
        directory += b"\x00" * 36 + struct.pack("<III", start, size, 0)
    directory += b"\x00" * (-len(directory) % SECTOR)
    count = len(directory) // SECTOR
    fat += [*range(directory_start + 1, directory_start + count), END]
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header += b"\x00" * 6 + struct.pack("<IIIIIIIII", 0, 1, directory_start, 0, 4096, END, 0, END, 0)
    return header + struct.pack("<109I", 0, *[FREE] * 108) + table + body + directory


def word(flags: int = 0) -> bytes:
    return (b"\xec\xa5" + b"\x00" * 8 + struct.pack("<H", flags)).ljust(5000, b"\x00")


def package(*names: str, **contents: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
        for name, content in contents.items():
            file.writestr(
                {"types": "[Content_Types].xml", "manifest": "META-INF/manifest.xml"}.get(name, name), content
            )
    return buffer.getvalue()


def types(main: str) -> str:
    return f'<Types><Override PartName="/a.xml" ContentType="{main}"/></Types>'


def workbook() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, "规章" * 4000)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HTML = "<p>一、总体情况</p>"


@pytest.mark.parametrize(
    ("content", "reader", "media_type"),
    [
        (docx(p("正文")), "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (
            package(types=types(WORD_MAIN)),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            package(types=types("application/vnd.ms-word.document.macroEnabled.main+xml")),
            "docx",
            "application/vnd.ms-word.document.macroEnabled.12",
        ),
        (
            package(types=types(WORD_MAIN.replace("document.main", "template.main"))),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        ),
        (
            package("word/document.xml"),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            package("word\\document.xml"),
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            package(types=types(SHEET_MAIN)),
            "sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            package(types=types("application/vnd.ms-excel.sheet.binary.macroEnabled.main")),
            "sheet",
            "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
        ),
        (
            package("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
            "odt",
            "application/vnd.oasis.opendocument.text",
        ),
        (
            package("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "sheet",
            "application/vnd.oasis.opendocument.spreadsheet",
        ),
        (
            package("content.xml", manifest='<m media-type="application/vnd.oasis.opendocument.text"/>'),
            "odt",
            "application/vnd.oasis.opendocument.text",
        ),
        (package("2024/通镇年报.docx", "b.pdf"), "archive", "application/zip"),
        (compound({"WordDocument": word(), "1Table": b"x"}), "doc", "application/msword"),
        (compound({"WordDocument": word(), "Workbook": b"x"}, inside=("Workbook",)), "doc", "application/msword"),
        (
            compound({"Workbook": b"\x09\x08", "WordDocument": word()}, inside=("WordDocument",)),
            "sheet",
            "application/vnd.ms-excel",
        ),
        (workbook(), "sheet", "application/vnd.ms-excel"),
        (b"%PDF-1.7\n", "pdf", "application/pdf"),
        (b"\r\n\xef\xbb\xbf junk\n%PDF-1.4\n", "pdf", "application/pdf"),
        (b"{\\rtf1\\ansi\\ansicpg936 \\'d5\\'fe}", "rtf", "application/rtf"),
        (b"<!DOCTYPE html><html><body>%PDF-1.4</body></html>", "html", "text/html"),
        (f"\ufeff\n <!-- x -->{HTML}".encode(), "html", "text/html"),
        (f"<HTML><BODY>{HTML}".encode("gbk"), "html", "text/html"),
        (f"<html>{HTML}".encode("utf-16"), "html", "text/html"),
        (f"<html>{HTML}</html>".encode("utf-16-le"), "html", "text/html"),
        (
            b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://x">\n<html>',
            "html",
            "application/xhtml+xml",
        ),
        (
            b'<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
            "html",
            "text/html",
        ),
        (f"标题<br>一<br>二<br>三<br>四<br>{HTML}".encode(), "html", "text/html"),
        (f"HTTP/1.1 200 OK\r\n\r\n<!doctype html>{HTML}".encode(), "html", "text/html"),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
            "html",
            "multipart/related",
        ),
        (b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n", "html", "multipart/related"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x">',
            "word_xml",
            "application/msword-xml",
        ),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "word_xml", "application/vnd.ms-word.document.flat+xml"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "sheet_xml",
            "application/vnd.ms-excel.spreadsheetml+xml",
        ),
        ("2024年通镇年度报告\n一、总体情况".encode(), "text", "text/plain"),
        ("2024年通镇年度报告\n一、总体情况".encode("gbk"), "text", "text/plain"),
        ("2024年通镇年度报告\n一、总体情况".encode("utf-16"), "text", "text/plain"),
        ("2024年通镇年度报告\n一、总体情况".encode("utf-16-be"), "text", "text/plain"),
        ("# 年报\n\n<table><tr><td>1</td></tr></table>".encode(), "text", "text/markdown"),
        ("标题\r\r| 规章<br>数 | 0<br>1 |\r|---|---|\r| 许可<br>数 | 1<br>2 |\r".encode(), "text", "text/markdown"),
        (b'{"error": 404}', "text", "text/plain"),
    ],
)
def test_what_is_read(content, reader, media_type):
    kind = sniff(content)
    assert (kind.reader, kind.media_type, kind.problem) == (reader, media_type, None)


UNSUPPORTED, DAMAGED, ENCRYPTED = ErrorCode.UNSUPPORTED_FORMAT, ErrorCode.DAMAGED, ErrorCode.ENCRYPTED


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", DAMAGED),
        (b" \r\n\t", DAMAGED),
        (b"\x00" * 5000, DAMAGED),
        (b"\xef\xbb\xbf", DAMAGED),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", UNSUPPORTED),
        (b"\x89PNG\r\n\x1a\n....", UNSUPPORTED),
        (b"GIF89a....", UNSUPPORTED),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", UNSUPPORTED),
        (b"\x00\x00\x00\x18ftypheic....", UNSUPPORTED),
        (b"\x00\x00\x00\x18ftypmp42....", UNSUPPORTED),
        (b"ID3\x03\x00", UNSUPPORTED),
        (b"Rar!\x1a\x07\x01\x00", UNSUPPORTED),
        (b"7z\xbc\xaf\x27\x1c", UNSUPPORTED),
        (b"\x1f\x8b\x08\x00", UNSUPPORTED),
        (b"MZ\x90\x00" + b"\x00" * 90, UNSUPPORTED),
        (b"\x7fELF\x02\x01", UNSUPPORTED),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', UNSUPPORTED),
        (b'<?xml version="1.0"?><rss version="2.0"/>', UNSUPPORTED),
        (random.Random(1).randbytes(4000), UNSUPPORTED),
        (random.Random(2).randbytes(60), UNSUPPORTED),
        (package("OFD.xml", "Doc_0/Document.xml"), UNSUPPORTED),
        (
            package(types=types("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml")),
            UNSUPPORTED,
        ),
        (package("META-INF/container.xml", mimetype="application/epub+zip"), UNSUPPORTED),
        (package(mimetype="application/vnd.oasis.opendocument.presentation", manifest=""), UNSUPPORTED),
        (compound({"PowerPoint Document": b"x"}), UNSUPPORTED),
        (compound({"Contents": b"x"}), UNSUPPORTED),
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), ENCRYPTED),
        (compound({"WordDocument": word(flags=0x0100)}), ENCRYPTED),
        (compound({"Workbook": struct.pack("<HH", 0x809, 2) + b"xx" + struct.pack("<HH", 0x2F, 0)}), ENCRYPTED),
        (
            package(
                "content.xml",
                mimetype="application/vnd.oasis.opendocument.text",
                manifest="<manifest:encryption-data/>",
            ),
            ENCRYPTED,
        ),
        (package("a.docx")[:-30], DAMAGED),
        (b"PK\x03\x04", DAMAGED),
        (docx(p("正文"))[:400], DAMAGED),
        (package("word/styles.xml", types=types("application/xml")), DAMAGED),
        (package(mimetype="application/vnd.oasis.opendocument.text", manifest=""), DAMAGED),
        (compound({"WordDocument": word()})[:512], DAMAGED),
    ],
)
def test_what_is_refused(content, code):
    with pytest.raises(UnreadableDocument) as refusal:
        read(content)
    assert refusal.value.code is code


def test_a_file_over_the_limit():
    with pytest.raises(UnreadableDocument) as refusal:
        read(b"x" * 101, limits=Limits(file_bytes=100))
    assert refusal.value.code is ErrorCode.TOO_LARGE


def test_the_name_does_not_matter():
    page = read("<p>一、总体情况</p>".encode(), name="年报.doc")
    assert (page.media_type, page.text) == ("text/html", "一、总体情况")


def test_an_archive_of_one_document_is_that_document():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("年报/a.html", "<p>一、总体情况</p>")
    assert read(buffer.getvalue()).media_type == "text/html"
    assert read(buffer.getvalue()).text == "一、总体情况"


def test_an_archive_of_several_documents_is_no_document():
    with pytest.raises(UnreadableDocument) as refusal:
        read(package("a.txt", "b.txt"))
    assert refusal.value.code is ErrorCode.UNSUPPORTED_FORMAT
