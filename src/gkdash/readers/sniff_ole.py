"""Name what an OLE compound file holds by the streams at its root: Word, Excel, an encrypted package, or other.

Reads the directory and the first bytes of one stream; damaged directories are searched for stream names instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gkdash.errors import ErrorCode
from gkdash.readers.kinds import DOC, XLS, Kind, refused

_FREE = 0xFFFFFFFA
"""Sector numbers from here up are marks, not sectors."""
_NONE = 0xFFFFFFFF
_FILEPASS = 0x2F
_OTHERS = {
    "powerpoint document": ("application/vnd.ms-powerpoint", "演示文稿不能读取。"),
    "visiodocument": ("application/vnd.visio", "Visio 图不能读取。"),
    "__properties_version1.0": ("application/vnd.ms-outlook", "邮件不能读取。"),
}
_ENCRYPTED = "文件有打开密码。"
_REMOVE = "请去掉密码后再读。"
_ENTRY = 128


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def ole_kind(data: bytes) -> Kind:
    """Return what an OLE compound file is."""
    file = _File(data)
    streams = file.root_streams()
    names = set(streams) or {name for name in _NAMES if name.encode("utf-16-le") in data.lower()}
    if "encryptedpackage" in names:
        return refused(ErrorCode.ENCRYPTED, "application/x-ole-storage", _ENCRYPTED, _REMOVE)
    if "worddocument" in names:
        head = file.begin(streams.get("worddocument"), 32)
        # bit 8 of the flags at offset 10 of the file information block: encrypted or obfuscated
        if head[:2] in {b"\xec\xa5", b"\xdc\xa5"} and len(head) > 11 and head[11] & 1:
            return refused(ErrorCode.ENCRYPTED, DOC.media_type, _ENCRYPTED, _REMOVE)
        return DOC
    for name in ("workbook", "book"):
        if name in names:
            if _has_filepass(file.begin(streams.get(name), 4096)):
                return refused(ErrorCode.ENCRYPTED, XLS.media_type, _ENCRYPTED, _REMOVE)
            return XLS
    for name, (media_type, message) in _OTHERS.items():
        if name in names:
            return refused(ErrorCode.UNSUPPORTED_FORMAT, media_type, message, "请导出为 Word 或 PDF 后再读。")
    if not streams or file.is_cut:
        return refused(ErrorCode.DAMAGED, "application/x-ole-storage", "文件的目录已损坏。", "请重新导出或重新下载。")
    return refused(
        ErrorCode.UNSUPPORTED_FORMAT, "application/x-ole-storage", "此类复合文件不能读取。", "请改用 Word 或 PDF。"
    )


_NAMES = ("worddocument", "workbook", "encryptedpackage", *_OTHERS)


def _has_filepass(stream: bytes) -> bool:
    """Tell whether a record says that what follows is encrypted; it stands among the first of the workbook."""
    at = 0
    for _ in range(40):
        if at + 4 > len(stream):
            return False
        kind = int.from_bytes(stream[at : at + 2], "little")
        if kind == _FILEPASS:
            return True
        at += 4 + int.from_bytes(stream[at + 2 : at + 4], "little")
    return False


class _File:
    """The sectors of a compound file; reads what is there and stops where a chain is broken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        shift = int.from_bytes(data[0x1E:0x20], "little")
        self._sector = 1 << shift if shift in {9, 12} else 512
        self._fat: list[int] = []
        self.is_cut = False
        """Whether the directory leads to sectors that the file does not have."""
        for at in range(0x4C, 0x200, 4):
            number = int.from_bytes(data[at : at + 4], "little")
            if number >= _FREE:
                break
            block = self._read(number)
            self._fat.extend(int.from_bytes(block[i : i + 4], "little") for i in range(0, len(block) - 3, 4))

    def _read(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, start: int) -> Iterator[bytes]:
        seen = 0
        while start < _FREE and seen <= len(self._fat):
            block = self._read(start)
            if not block:
                return
            yield block
            seen += 1
            start = self._fat[start] if start < len(self._fat) else _NONE

    def begin(self, entry: _Entry | None, size: int) -> bytes:
        """Return the first bytes of a stream that is large enough to lie in sectors of its own."""
        if entry is None or entry.size < 4096:
            return b""
        result = b""
        for block in self._chain(entry.start):
            result += block
            if len(result) >= size:
                break
        return result[:size]

    def root_streams(self) -> dict[str, _Entry]:
        """Return the streams directly under the root, by their names in lower case."""
        first = int.from_bytes(self._data[0x30:0x34], "little")
        blocks = list(self._chain(first))
        directory = b"".join(blocks)
        # the table of sectors often stands last, so that a file cut short has a directory of one sector
        self.is_cut = first >= len(self._fat) or len(blocks[-1]) < self._sector if blocks else True
        entries = [_entry(directory[at : at + _ENTRY]) for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        if not entries:
            return {}
        found: dict[str, _Entry] = {}
        waiting = [entries[0].child]
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number >= len(entries) or number in seen:
                continue
            seen.add(number)
            entry = entries[number]
            waiting += [entry.left, entry.right]
            if entry.kind == 2:
                found[entry.name] = entry
        return found


def _entry(raw: bytes) -> _Entry:
    length = min(64, int.from_bytes(raw[64:66], "little"))
    name = raw[: max(0, length - 2)].decode("utf-16-le", "replace").lower()
    left, right, child = (int.from_bytes(raw[at : at + 4], "little") for at in (68, 72, 76))
    start = int.from_bytes(raw[116:120], "little")
    return _Entry(name, raw[66], left, right, child, start, int.from_bytes(raw[120:124], "little"))
