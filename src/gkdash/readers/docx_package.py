"""Opens an office package (a zip of parts) without trusting it: sizes are counted while inflating.

Gives parts as bytes and parses XML; knows where relationships and content types stand, not what parts mean.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from functools import lru_cache
from typing import Protocol

from lxml import etree

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.settings import Limits

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_MOST_EXPANSION = 1032
"""Deflate cannot expand further; a smaller member cannot hide a bomb behind a false size."""
_LARGE_XML = 8 * 1024 * 1024
"""libxml2 refuses text nodes of 10 MB unless told otherwise."""
_STORED = 0
_DEFLATED = 8


class Parts(Protocol):
    """Whatever gives a document's parts by name."""

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of that name."""
        ...

    def read(self, name: str) -> bytes | None:
        """Return one part, or None where there is none of that name."""
        ...


class Package:
    """The parts of one package, by lower-case name; `unpacked` counts the bytes inflated so far."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if len(data) > limits.file_bytes:
            raise too_large(f"文件有 {len(data)} 字节，超过上限。")
        self._data = data
        self._limit = limits.unpacked_bytes
        self.unpacked = 0
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise damaged("文件包打不开。") from error
        if len(members) > limits.members:
            raise too_large(f"文件包内有 {len(members)} 个文件，超过上限。")
        if sum(member.file_size for member in members) > self._limit:
            raise too_large("文件解压后过大。")
        self._members = {name_key(member.filename): member for member in members}
        self._guard()

    def _guard(self) -> None:
        """Inflate, to nowhere, every member that could hide more than it declares."""
        left = self._limit
        for member in self._members.values():
            if member.compress_type == _DEFLATED and member.compress_size * _MOST_EXPANSION > self._limit:
                left -= self._count(member, left)

    def _count(self, member: zipfile.ZipInfo, most: int) -> int:
        packed = memoryview(self._packed(member))
        machine = zlib.decompressobj(-zlib.MAX_WBITS)
        total = 0
        try:
            while packed and not machine.eof:
                total += len(machine.decompress(packed, 1 << 20))
                packed = memoryview(machine.unconsumed_tail)
                if total > most:
                    raise too_large("文件解压后过大。")
        except zlib.error:
            return total
        return total

    def __contains__(self, name: str) -> bool:
        return name_key(name) in self._members

    def names(self) -> list[str]:
        """Return the lower-case names of all parts."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """Return one part, or None where the package has none of that name."""
        member = self._members.get(name_key(name))
        if member is None:
            return None
        if member.flag_bits & 0x1:
            message = "文件有打开密码。"
            raise UnreadableDocument(ErrorCode.ENCRYPTED, message, "请去掉密码后再读。")
        packed = self._packed(member)
        if member.compress_type == _STORED:
            content = packed
        elif member.compress_type == _DEFLATED:
            content = self._inflate(packed, name)
        else:
            raise damaged(f"{name} 的压缩方式不是办公文件所用的。")
        if zlib.crc32(content) != member.CRC:
            raise damaged(f"{name} 与校验值不符。")
        self.unpacked += len(content)
        return content

    def _packed(self, member: zipfile.ZipInfo) -> bytes:
        at = member.header_offset
        header = self._data[at : at + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise damaged(f"{member.filename} 不在目录所指的位置。")
        start = at + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        packed = self._data[start : start + member.compress_size]
        if len(packed) < member.compress_size:
            raise damaged(f"{member.filename} 不完整。")
        return packed

    def _inflate(self, packed: bytes, name: str) -> bytes:
        machine = zlib.decompressobj(-zlib.MAX_WBITS)
        left = self._limit - self.unpacked
        try:
            content = machine.decompress(packed, left + 1)
        except zlib.error as error:
            raise damaged(f"{name} 不能解压。") from error
        if len(content) > left:
            raise too_large("文件解压后过大。")
        if not machine.eof:
            raise damaged(f"{name} 不完整。")
        return content


def name_key(name: str) -> str:
    r"""Return a part's name as it is compared: `\word\Document.xml` is `word/document.xml`."""
    return name.replace("\\", "/").lstrip("/").lower()


def damaged(message: str) -> UnreadableDocument:
    """Return the error for a file that is cut, empty or inconsistent."""
    return UnreadableDocument(ErrorCode.DAMAGED, message, "请用 Word 或 WPS 打开并重新保存，或重新下载。")


def too_large(message: str) -> UnreadableDocument:
    """Return the error for a file over the limits."""
    return UnreadableDocument(ErrorCode.TOO_LARGE, message, "请拆分文件；文件确实可靠时，可调高设置中的上限。")


def parse_xml(content: bytes, name: str) -> etree._Element:
    """Parse one part: no entities, no network; strict namespaces are read as the transitional ones."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        content = _from_utf16(content, name)
    if b"//purl.oclc.org/" in content:
        for strict, transitional in _STRICT:
            content = content.replace(strict, transitional)
    parser = _LARGE_PARSER if len(content) > _LARGE_XML else _PARSER
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(f"{name} 的内容不完整或有错。") from error


def _parser(*, large: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=large,
    )


_PARSER = _parser(large=False)
_LARGE_PARSER = _parser(large=True)


def _from_utf16(content: bytes, name: str) -> bytes:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise damaged(f"{name} 不是有效的 UTF-16 文字。") from error
    return re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL).encode("utf-8", "surrogatepass")


_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def relationships(package: Parts, part: str) -> dict[str, tuple[str, str]]:
    """Return a part's relationships as id → (last word of the type, target's name); external ones are left out."""
    folder, name = posixpath.split(part)
    content = package.read(f"{folder}/_rels/{name}.rels")
    if content is None:
        return {}
    return _relationships(content, folder, part)


@lru_cache(maxsize=64)
def _relationships(content: bytes, folder: str, part: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for node in parse_xml(content, f"{part} relationships").iter(_RELATIONSHIP):
        if node.get("TargetMode") == "External":
            continue
        target = node.get("Target", "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[node.get("Id", "")] = (node.get("Type", "").rpartition("/")[2], path)
    return found
