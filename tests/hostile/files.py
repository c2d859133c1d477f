"""How a sound file is broken: cut, stripped of parts, locked, overwritten."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from functools import cache

from gkdash.demo.render import render
from gkdash.demo.render.broken import Broken, broken_files
from gkdash.demo.render.samples import sample_report

REFUSED = (
    "cut.docx", "cut.pdf", "cut.xlsx", "cut.odt", "cut.xls", "cut.zip", "empty.docx", "empty.pdf", "blanks.txt",
    "without-body.docx", "half-a-body.docx", "noise.doc", "photograph.jpg", "photograph.docx", "program.exe", "film.mp4",
    "locked.docx", "locked.pdf", "locked.odt", "locked.zip", "scan.pdf", "bomb.docx", "endless.pdf", "letter.docx",
    "notice.docx", "notice.txt", "news.html", "list.html", "letter.pdf", "mail.docx.txt",
)  # fmt: skip
READ = ("report-named.jpg", "page-named.doc")
"""The names of the broken files, told here because making them takes seconds, which no worker should need to list tests."""


@cache
def broken() -> dict[str, Broken]:
    """Return all broken files by name."""
    return {file.name: file for file in broken_files()}


@cache
def sound(form: str) -> bytes:
    """Return the sample report as a file of this format."""
    return render(sample_report(), form)


def cut(data: bytes, percent: int) -> bytes:
    return data[: len(data) * percent // 100]


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members:
            package.writestr(name, content)
    return file.getvalue()


def changed(package: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Return the package with one part changed, or left out where `change` gives None."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = [(info.filename, old.read(info)) for info in old.infolist()]
    kept = [(part, change(content) if part == name else content) for part, content in parts]
    return packed((part, content) for part, content in kept if content is not None)


def without(package: bytes, name: str) -> bytes:
    return changed(package, name, lambda _: None)


def locked(package: bytes) -> bytes:
    """Return the zip with every member marked as encrypted, as an archiver does."""
    content = bytearray(package)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def scrambled(package: bytes, name: str) -> bytes:
    """Return the package with the middle of one part's packed bytes overwritten."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        info = opened.getinfo(name)
    start = info.header_offset + 30 + len(name.encode())
    middle = start + info.compress_size // 2
    return package[:middle] + b"\x55" * 8 + package[middle + 8 :]
