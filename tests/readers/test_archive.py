"""Archives: names, nesting, litter, passwords, bombs."""

from __future__ import annotations

import io
import zipfile

import pytest

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.archive import contents, members
from gkdash.settings import Limits

LIMITS = Limits()


def archive(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return buffer.getvalue()


def locked(content: bytes, name: bytes) -> bytes:
    """Mark a member as needing a password, in its own header and in the directory."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(mark)
        while content[at + (30 if mark == b"PK\x03\x04" else 46) :][: len(name)] != name:
            at = content.index(mark, at + 1)
        content = content[: at + offset] + bytes([content[at + offset] | 1]) + content[at + offset + 1 :]
    return content


def names(content: bytes) -> list[str]:
    return [member.name for member in members(content, LIMITS)]


def code_of(content: bytes, limits: Limits = LIMITS) -> ErrorCode:
    with pytest.raises(UnreadableDocument) as refusal:
        members(content, limits)
    return refusal.value.code


def test_files_in_folders_in_order_of_their_paths():
    content = archive({"乙/报告.docx": b"2", "甲.pdf": b"3", "a/b/c.html": b"1"})
    assert [(member.name, member.data) for member in members(content, LIMITS)] == [
        ("a/b/c.html", b"1"),
        ("乙/报告.docx", b"2"),
        ("甲.pdf", b"3"),
    ]


def test_names_in_gbk():
    ascii_name = archive({"@@@@@@@@.txt": b"1"})
    assert names(ascii_name.replace(b"@@@@@@@@", "通镇年报".encode("gbk"))) == ["通镇年报.txt"]
    unmarked = archive({"@" * 12 + ".txt": b"1"})
    assert names(unmarked.replace(b"@" * 12, "通镇年报".encode())) == ["通镇年报.txt"]


def test_litter_is_passed_over_with_notes():
    found = contents(
        archive(
            {
                "报告.docx": b"1",
                "__MACOSX/._报告.docx": b"x",
                ".DS_Store": b"x",
                "a/Thumbs.db": b"x",
                "~$报告.docx": b"x",
                "空.txt": b"",
                "文件夹/": b"",
            }
        ),
        LIMITS,
    )
    assert [member.name for member in found.members] == ["报告.docx"]
    assert [note.code for note in found.notes] == ["member_skipped"] * 5


def test_an_archive_within_an_archive_once():
    inner = archive({"c.txt": b"1"})
    twice = archive({"b.zip": inner})
    assert names(archive({"a.zip": inner})) == ["a.zip/c.txt"]
    assert names(archive({"a.zip": twice})) == ["a.zip/b.zip"]


def test_office_packages_are_not_opened():
    package = archive({"word/document.xml": b"x", "[Content_Types].xml": b"x"})
    assert names(archive({"a.docx": package})) == ["a.docx"]


def test_a_broken_archive_within_does_not_spoil_the_others():
    inner = archive({"c.txt": b"1" * 500}, zipfile.ZIP_STORED)
    found = members(archive({"a.zip": inner[:300], "b.txt": b"2"}), LIMITS)
    assert [(member.name, member.data[:1]) for member in found] == [("a.zip", b"P"), ("b.txt", b"2")]


def test_a_member_that_needs_a_password():
    content = locked(archive({"a.txt": b"1", "b.txt": b"2"}), b"a.txt")
    first, second = members(content, LIMITS)
    assert first.problem is not None
    assert (first.problem.code, second.data) == (ErrorCode.ENCRYPTED, b"2")
    assert code_of(locked(archive({"a.txt": b"1"}), b"a.txt")) is ErrorCode.ENCRYPTED


def test_a_member_whose_checksum_is_wrong():
    content = archive({"a.txt": b"0123456789" * 10, "b.txt": b"2"}, zipfile.ZIP_STORED)
    first, second = members(content.replace(b"0123456789", b"x123456789", 1), LIMITS)
    assert first.problem is not None
    assert (first.problem.code, second.data) == (ErrorCode.DAMAGED, b"2")


def test_equal_names_are_kept_apart():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("a.txt", "2")
    assert names(buffer.getvalue()) == ["a.txt", "a.txt#2"]


def test_paths_that_lead_out_are_only_names():
    assert names(archive({"../../etc/passwd": b"1", "/abs.txt": b"2", "c:\\x.txt": b"3"})) == [
        "../../etc/passwd",
        "abs.txt",
        "c:/x.txt",
    ]


def test_too_large_and_too_many():
    assert code_of(archive({"a.txt": b"0" * 3_000_000}), Limits(unpacked_bytes=1_000_000)) is ErrorCode.TOO_LARGE
    assert code_of(archive({f"{at}.txt": b"1" for at in range(30)}), Limits(members=20)) is ErrorCode.TOO_LARGE
    nested = archive({f"{at}.zip": archive({"a.txt": b"0" * 300_000}) for at in range(10)})
    assert code_of(nested, Limits(unpacked_bytes=1_000_000)) is ErrorCode.TOO_LARGE


def test_a_size_in_the_header_is_not_believed():
    content = archive({"a.txt": b"0" * 3_000_000})
    at = content.index(b"PK\x01\x02")
    lying = content[: at + 24] + (10).to_bytes(4, "little") + content[at + 28 :]
    (member,) = members(lying, Limits(unpacked_bytes=1_000_000))
    assert member.problem is not None
    assert member.problem.code is ErrorCode.DAMAGED


def test_nothing_to_read():
    assert code_of(archive({})) is ErrorCode.UNSUPPORTED_FORMAT
    assert code_of(archive({".DS_Store": b"x"})) is ErrorCode.UNSUPPORTED_FORMAT
    assert code_of(archive({"a.txt": b"1"})[:-10]) is ErrorCode.DAMAGED
