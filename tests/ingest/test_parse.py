"""From bytes to outcomes: one for a document, one per member of an archive, and a reason for whatever goes wrong."""

from __future__ import annotations

import hashlib
import io
import logging
import zipfile
from random import Random

import pytest

import gkdash.extract
from gkdash.demo.render import render
from gkdash.demo.render.specimen import specimen
from gkdash.ingest.parse import parse_bytes
from gkdash.settings import Limits

LIMITS = Limits()
LETTER = "关于召开会议的通知。\n请准时参加。".encode()


@pytest.fixture(scope="module")
def page() -> bytes:
    return render(specimen(Random(1)), "html")


def archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in files.items():
            file.writestr(name, content)
    return buffer.getvalue()


def outcomes(content: bytes, limits: Limits = LIMITS) -> list[tuple[str, str]]:
    found = parse_bytes(content, "a", limits)
    return [(one.member, one.failure.code if one.failure else "report") for one in found]


def test_a_report(page):
    (parsed,) = parse_bytes(page, "年报/a.html", LIMITS)
    assert (parsed.source, parsed.sha256, parsed.size, parsed.media_type, parsed.member) == (
        "年报/a.html",
        hashlib.sha256(page).hexdigest(),
        len(page),
        "text/html",
        "",
    )
    assert parsed.report is not None
    assert parsed.failure is None
    assert parsed.seconds > 0


@pytest.mark.parametrize(
    ("content", "code", "media_type"),
    [
        (b"", "damaged", "application/x-empty"),
        (b"\xff\xd8\xff\xe0", "unsupported_format", "image/jpeg"),
        (LETTER, "not_a_report", "text/plain"),
        (b"PK\x03\x04", "damaged", "application/zip"),
    ],
)
def test_a_failure_says_why_and_what_it_was(content, code, media_type):
    (parsed,) = parse_bytes(content, "a", LIMITS)
    assert parsed.failure is not None
    assert (parsed.failure.code, parsed.media_type, parsed.report) == (code, media_type, None)
    assert parsed.failure.message


def test_a_file_over_the_limit():
    assert outcomes(b"x" * 101, Limits(file_bytes=100)) == [("", "too_large")]


def test_an_archive_gives_one_outcome_per_member(page):
    content = archive({"b/通知.txt": LETTER, "a.html": page, "photo.jpg": b"\xff\xd8\xff\xe0", "Thumbs.db": b"x"})
    assert outcomes(content) == [
        ("a.html", "report"),
        ("b/通知.txt", "not_a_report"),
        ("photo.jpg", "unsupported_format"),
    ]
    first, *_ = parse_bytes(content, "a.zip", LIMITS)
    assert (first.source, first.sha256) == ("a.zip", hashlib.sha256(page).hexdigest())
    assert first.report is not None
    assert [warning.code for warning in first.report.warnings if warning.code == "member_skipped"] == ["member_skipped"]


def test_an_archive_that_cannot_be_used():
    assert outcomes(archive({})) == [("", "unsupported_format")]
    assert outcomes(archive({"a.txt": b"0" * 5000}), Limits(unpacked_bytes=1000)) == [("", "too_large")]
    assert outcomes(archive({"a.txt": b"0" * 5000}), Limits(file_bytes=5200)) == [("a.txt", "not_a_report")]


def test_a_member_over_the_limit_costs_only_itself(page):
    content = archive({"a.html": page})
    assert outcomes(content, Limits(file_bytes=len(content), unpacked_bytes=10**9)) == [("a.html", "report")]


def test_a_defect_is_logged_and_costs_one_file(page, monkeypatch, caplog):
    def broken(document):
        raise ZeroDivisionError

    monkeypatch.setattr(gkdash.extract, "extract", broken)
    with caplog.at_level(logging.ERROR):
        ((parsed),) = parse_bytes(page, "a.html", LIMITS)
    assert parsed.failure is not None
    assert parsed.failure.code == "damaged"
    assert "ZeroDivisionError" in parsed.failure.message
    assert "Traceback" in caplog.text


@pytest.mark.parametrize(("error", "code"), [(MemoryError, "too_large"), (RecursionError, "damaged")])
def test_exhaustion(page, monkeypatch, error, code):
    def exhausted(document):
        raise error

    monkeypatch.setattr(gkdash.extract, "extract", exhausted)
    assert outcomes(page) == [("", code)]


@pytest.mark.parametrize(("memory_bytes", "code"), [(1000, "too_large"), (2**31, "damaged")])
def test_a_library_that_cannot_be_loaded_where_memory_is_scant(page, monkeypatch, memory_bytes, code):
    def unloadable(document):
        raise ImportError("libscipy_openblas64_.so: failed to map segment from shared object")

    monkeypatch.setattr(gkdash.extract, "extract", unloadable)
    (parsed,) = parse_bytes(page, "a.html", Limits(memory_bytes=memory_bytes))
    assert parsed.failure.code == code


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_an_interruption_is_not_swallowed(page, monkeypatch, error):
    def interrupted(document):
        raise error

    monkeypatch.setattr(gkdash.extract, "extract", interrupted)
    with pytest.raises(error):
        parse_bytes(page, "a.html", LIMITS)
