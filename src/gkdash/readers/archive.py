"""Open a zip of documents: its members by name and content, without ever writing a file.

Reads no document; `members` gives bytes, and says what it passed over and why.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from gkdash.documents import Note
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.kinds import ZIP
from gkdash.readers.sniff import sniff
from gkdash.settings import Limits

_LITTER = re.compile(
    r"(?:^|/)(?:__MACOSX(?:/|$)|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\._|\.~lock\.|\.git/)|(?:^|/)~[^/]*\.tmp$",
    re.IGNORECASE,
)
_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_CHUNK = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its path within it (forward slashes) and content, or why there is none."""

    name: str
    data: bytes = b""
    problem: UnreadableDocument | None = None


@dataclass(slots=True)
class Contents:
    """What an archive holds: documents in order of their names, and notes on what was passed over."""

    members: list[Member] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def members(data: bytes, limits: Limits) -> list[Member]:
    """Return the files of a zip archive, those of archives directly inside it included, sorted by path.

    A member that needs a password or is broken carries its problem. Raises UnreadableDocument: damaged where the archive
    does not open, too_large past the limits of members and unpacked size, encrypted where every member needs a
    password, unsupported_format where nothing is left to read.
    """
    return contents(data, limits).members


def contents(data: bytes, limits: Limits) -> Contents:
    """Return the files of an archive with notes on those passed over; raises as `members` does."""
    found = Contents()
    budget = _Budget(limits.members, limits.unpacked_bytes)
    found.members.extend(_unpack(data, "", budget, found.notes, nested=True))
    found.members.sort(key=lambda member: member.name)
    if not found.members:
        passed = "；".join(note.message for note in found.notes[:5])
        raise UnreadableDocument(
            ErrorCode.UNSUPPORTED_FORMAT, f"压缩包中没有可读取的文件。{passed}", "请放入 Word、PDF、网页等文件。"
        )
    problems = [member.problem for member in found.members]
    if all(problem is not None and problem.code is ErrorCode.ENCRYPTED for problem in problems):
        raise UnreadableDocument(ErrorCode.ENCRYPTED, "压缩包有密码。", "请去掉密码后再读。")
    return found


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked, over the archive and those inside it."""

    files: int
    size: int

    def spend(self, files: int, size: int) -> None:
        self.files -= files
        self.size -= size
        if self.files < 0 or self.size < 0:
            raise UnreadableDocument(ErrorCode.TOO_LARGE, "压缩包展开后过大，或文件过多。", "请分成几个压缩包。")


def _unpack(data: bytes, prefix: str, budget: _Budget, notes: list[Note], *, nested: bool) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableDocument(ErrorCode.DAMAGED, "压缩包已损坏，不能打开。", "请重新压缩或重新下载。") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        budget.spend(len(infos), 0)
        taken: set[str] = set()
        for info in infos:
            name = prefix + _name(info)
            if _LITTER.search(name):
                notes.append(Note("member_skipped", f"略去系统文件 {name}。"))
                continue
            while name in taken:
                name += "#2"
            taken.add(name)
            member = _member(archive, info, name, budget)
            if member.problem is None and not member.data:
                notes.append(Note("member_skipped", f"略去空文件 {name}。"))
            elif nested and member.problem is None and sniff(member.data) is ZIP:
                try:
                    yield from _unpack(member.data, f"{name}/", budget, notes, nested=False)
                except UnreadableDocument as error:
                    if error.code is ErrorCode.TOO_LARGE:
                        raise
                    yield Member(name, problem=error)
            else:
                yield member


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget) -> Member:
    """Unpack one member piece by piece; the size its header states is not believed."""
    if info.flag_bits & _ENCRYPTED_FLAG:
        problem = UnreadableDocument(ErrorCode.ENCRYPTED, "此文件有密码。", "请去掉密码后再读。")
        return Member(name, problem=problem)
    if info.file_size > budget.size:
        budget.spend(0, info.file_size)
    pieces = []
    try:
        with archive.open(info) as file:
            while piece := file.read(_CHUNK):
                budget.spend(0, len(piece))
                pieces.append(piece)
    except _BROKEN as error:
        problem = UnreadableDocument(ErrorCode.DAMAGED, "此文件在压缩包中已损坏。", "请重新压缩或重新下载。")
        problem.__cause__ = error
        return Member(name, problem=problem)
    return Member(name, b"".join(pieces))


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's path: Chinese names stand in GBK where the archive does not say that they are UTF-8.

    Kept only to be shown; `..` and drive letters are harmless, since nothing is written.
    """
    name = info.filename
    if not info.flag_bits & _UTF8_FLAG:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        if raw and not name.isascii():
            for encoding in ("utf-8", "gb18030"):
                try:
                    name = raw.decode(encoding)
                    break
                except UnicodeDecodeError:
                    continue
    return name.replace("\\", "/").lstrip("/")
