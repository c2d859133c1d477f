"""Files that give no report, each with the code it must be refused with: what also lies in the folders that are loaded."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from gkdash.demo.render import PLAIN, render
from gkdash.demo.render.docx import write_docx
from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.other_texts import LETTER, NEWS, NOTICE, link_list
from gkdash.demo.render.pdf_page import font
from gkdash.demo.render.samples import sample_report
from gkdash.errors import ErrorCode


@dataclass(frozen=True, slots=True)
class Broken:
    """A file and the code of its refusal; None where it must be read all the same."""

    name: str
    content: bytes
    code: ErrorCode | None


def broken_files(seed: int = 0) -> Iterator[Broken]:
    """Yield files of every kind that must be refused, and two that must not; equal seeds give equal files."""
    random = Random(seed)  # noqa: S311 - noise, not secrets
    report = sample_report()
    whole = {form: render(report, form) for form in ("docx", "pdf", "xlsx", "odt", "xls", "zip", "html")}
    damaged, encrypted = ErrorCode.DAMAGED, ErrorCode.ENCRYPTED
    for form in ("docx", "pdf", "xlsx", "odt", "xls", "zip"):
        cut = random.randrange(len(whole[form]) // 4, len(whole[form]) // 2)
        yield Broken(f"cut.{form}", whole[form][:cut], damaged)
    yield Broken("empty.docx", b"", damaged)
    yield Broken("empty.pdf", b"", damaged)
    yield Broken("blanks.txt", b" \n\t\n" * 20, damaged)
    yield Broken("without-body.docx", _without(whole["docx"], "word/document.xml"), damaged)
    yield Broken("half-a-body.docx", _with_half(whole["docx"], "word/document.xml"), damaged)
    unsupported = ErrorCode.UNSUPPORTED_FORMAT
    yield Broken("noise.doc", bytes([0x01, 0xFE, 0x00, 0x9C]) + random.randbytes(9000), unsupported)
    yield Broken("photograph.jpg", _picture(random, "JPEG"), unsupported)
    yield Broken("photograph.docx", _picture(random, "PNG"), unsupported)
    yield Broken("program.exe", b"MZ\x90\x00" + random.randbytes(4000), unsupported)
    yield Broken("film.mp4", b"\x00\x00\x00\x18ftypmp42" + random.randbytes(4000), unsupported)
    yield Broken(
        "locked.docx",
        compound({"EncryptionInfo": random.randbytes(5000), "EncryptedPackage": random.randbytes(9000)}),
        encrypted,
    )
    yield Broken("locked.pdf", _pdf(encrypt=StandardEncryption("secret", "owner")), encrypted)
    yield Broken("locked.odt", _locked_odt(whole["odt"], random), encrypted)
    yield Broken("locked.zip", _locked_zip(whole["zip"]), encrypted)
    yield Broken("scan.pdf", _scan(random), ErrorCode.NO_TEXT_LAYER)
    yield Broken("bomb.docx", _bomb(whole["docx"]), ErrorCode.TOO_LARGE)
    yield Broken("endless.pdf", _pdf(pages=2001), ErrorCode.TOO_LARGE)
    other = ErrorCode.NOT_A_REPORT
    yield Broken("letter.docx", _docx(LETTER), other)
    yield Broken("notice.docx", _docx(NOTICE), other)
    yield Broken("notice.txt", "\n".join(NOTICE).encode("gbk"), other)
    yield Broken("news.html", _page(NEWS), other)
    yield Broken("list.html", link_list(), other)
    yield Broken("letter.pdf", _pdf(lines=LETTER), other)
    yield Broken("mail.docx.txt", "\n".join(LETTER).encode(), other)
    yield Broken("report-named.jpg", whole["docx"], None)
    yield Broken("page-named.doc", whole["html"], None)


def _without(package: bytes, gone: str) -> bytes:
    return _rewritten(package, lambda name, content: None if name == gone else content)


def _with_half(package: bytes, name: str) -> bytes:
    return _rewritten(package, lambda other, content: content[: len(content) // 2] if other == name else content)


def _bomb(package: bytes) -> bytes:
    return _rewritten(
        package,
        lambda name, content: (
            content + b"<!--" + b" " * (210 * 2**20) + b"-->" if name == "word/document.xml" else content
        ),
    )


def _rewritten(package: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = change(info.filename, old.read(info))
            if content is not None:
                new.writestr(info, content)
    return buffer.getvalue()


def _picture(random: Random, form: str) -> bytes:
    buffer = io.BytesIO()
    Image.frombytes("RGB", (160, 120), random.randbytes(160 * 120 * 3)).save(buffer, form)
    return buffer.getvalue()


def _pdf(*, encrypt: StandardEncryption | None = None, lines: tuple[str, ...] = ("工作情况",), pages: int = 1) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encrypt, invariant=1)
    for _ in range(pages):
        canvas.setFont(font(), 12)
        for at, line in enumerate(lines):
            canvas.drawString(60, 760 - 22 * at, line[:40])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _scan(random: Random) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    picture = Image.frombytes("L", (200, 280), random.randbytes(200 * 280))
    for _ in range(3):
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _docx(lines: tuple[str, ...]) -> bytes:
    items: list[Item] = [Line(text, "title" if at == 0 else "body") for at, text in enumerate(lines)]
    return write_docx(items, PLAIN, Random(0))  # noqa: S311 - looks, not secrets


def _page(lines: tuple[str, ...]) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{lines[0]}</title></head><body>{body}</body></html>".encode()


def _locked_odt(package: bytes, random: Random) -> bytes:
    seal = (
        b'<manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="x"><manifest:algorithm '
        b'manifest:algorithm-name="Blowfish CFB" manifest:initialisation-vector="x"/></manifest:encryption-data></manifest:file-entry>'
    )

    def change(name: str, content: bytes) -> bytes:
        if name == "content.xml":
            return random.randbytes(len(content))
        if name == "META-INF/manifest.xml":
            entry = b'manifest:full-path="content.xml" manifest:media-type="text/xml"'
            return content.replace(entry + b"/>", entry + b' manifest:size="9000">' + seal)
        return content

    return _rewritten(package, change)


def _locked_zip(package: bytes) -> bytes:
    """Return the archive with every member marked as encrypted, which is all that a reader without the password sees."""
    content = bytearray(package)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def compound(streams: dict[str, bytes]) -> bytes:
    """Return an OLE compound file with these streams, each longer than 4,096 bytes."""
    chains: list[int] = []
    body = b""
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for at, (name, content) in enumerate(streams.items(), 1):
        count = -(-len(content) // 512)
        start = 2 + len(chains)
        chains += [*range(start + 1, start + count), 0xFFFFFFFE]
        body += content.ljust(count * 512, b"\0")
        following = at + 1 if at < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, start, len(content), right=following))
    entries += [b"\0" * 68 + b"\xff" * 12 + b"\0" * 48] * (4 - len(entries))
    table = [0xFFFFFFFD, 0xFFFFFFFE, *chains]
    table += [0xFFFFFFFF] * (128 - len(table))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    return header + struct.pack("<128I", *table) + b"".join(entries) + body


def _entry(name: str, kind: int, start: int, size: int, *, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    shown = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", 0xFFFFFFFF, right, child)
    return (
        shown.ljust(64, b"\0")
        + struct.pack("<HBB", len(shown), kind, 1)
        + links
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
