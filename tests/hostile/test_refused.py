"""Broken, locked and empty files are refused with the code that fits, in a message that says what to do."""

from __future__ import annotations

import io
import re
import zlib

import pytest
from docx import Document as Word
from PIL import Image
from xlsxwriter import Workbook

from gkdash.demo.render.broken import compound
from gkdash.demo.render.office import office
from gkdash.errors import ErrorCode
from gkdash.ingest.parse import parse_bytes
from gkdash.settings import Limits
from tests.hostile.files import changed, cut, locked, packed, scrambled, sound, without

ZIPPED = ("docx", "xlsx", "odt", "zip")


def refusal(data: bytes) -> tuple[str, str]:
    """Return code and message; a file that has no report must say what happened, and what to do, in Chinese."""
    failures = [parsed.failure for parsed in parse_bytes(data, "a", Limits())]
    assert failures[0] is not None
    code, message = failures[0].code, failures[0].message
    assert re.fullmatch(r"[^。]*[\u4e00-\u9fff]{3}[^。]*。.*请[^。]*。", message), message
    return code, message


def code(data: bytes) -> str:
    return refusal(data)[0]


@pytest.mark.parametrize("percent", [1, 10, 30, 50, 70, 90, 95, 99])
@pytest.mark.parametrize("form", [*ZIPPED, "pdf", "doc", "xls"])
def test_a_file_cut_anywhere_is_damaged(form, percent):
    if form == "doc" and office() is None:
        pytest.skip("LibreOffice writes the .doc, and is not installed")
    assert code(cut(sound(form), percent)) == ErrorCode.DAMAGED


@pytest.mark.parametrize("form", ZIPPED)
def test_a_zip_without_its_directory_is_damaged(form):
    data = sound(form)
    assert code(data[: data.find(b"PK\x01\x02")]) == ErrorCode.DAMAGED
    assert code(data[: data.rfind(b"PK\x05\x06")]) == ErrorCode.DAMAGED


BODIES = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/worksheets/sheet1.xml"}


@pytest.mark.parametrize("form", BODIES)
def test_a_body_that_is_gone_halved_empty_or_scrambled_is_damaged(form):
    data, body = sound(form), BODIES[form]
    assert code(without(data, body)) == ErrorCode.DAMAGED
    assert code(changed(data, body, lambda content: content[: len(content) // 2])) == ErrorCode.DAMAGED
    assert code(changed(data, body, lambda _: b"")) == ErrorCode.DAMAGED
    assert code(scrambled(data, body)) == ErrorCode.DAMAGED


def test_a_workbook_without_its_list_of_sheets_is_damaged():
    assert code(without(sound("xlsx"), "xl/workbook.xml")) == ErrorCode.DAMAGED


def test_a_compound_file_whose_directory_is_cut_off_is_damaged():
    whole = compound({"Contents": bytes(5000), "WordDocument": bytes(5000)})
    assert code(whole[:1024]) == ErrorCode.DAMAGED


def test_a_compound_file_of_another_program_is_unsupported():
    assert code(compound({"MatOST": bytes(5000), "CONTENTS": bytes(5000)})) == ErrorCode.UNSUPPORTED_FORMAT


@pytest.mark.parametrize("form", ZIPPED)
def test_a_package_with_an_archivers_password_is_encrypted(form):
    assert code(locked(sound(form))) == ErrorCode.ENCRYPTED


def test_a_pdf_whose_packed_pages_are_overwritten_is_damaged():
    """reportlab wraps compressed pages in ASCII 85; PDFium shows such a page as an empty one."""
    whole = sound("pdf")
    second = whole.find(b"stream\n", whole.find(b"/ASCII85Decode", whole.find(b"endstream"))) + 7
    assert code(whole[:second] + b"!" * 60 + whole[second + 60 :]) == ErrorCode.DAMAGED
    assert code(whole[:second] + b"\xff" * 60 + whole[second + 60 :]) == ErrorCode.DAMAGED


def _picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (300, 400), "gray").save(file, "PNG")
    file.seek(0)
    return file


def test_a_document_without_a_word_is_damaged():
    text, workbook = io.BytesIO(), io.BytesIO()
    Word().save(text)
    with Workbook(workbook) as book:
        book.add_worksheet()
    assert code(text.getvalue()) == ErrorCode.DAMAGED
    assert code(workbook.getvalue()) == ErrorCode.DAMAGED
    assert code(b"<html><body><div id=app></div></body></html>") == ErrorCode.DAMAGED


def test_pictures_pasted_into_word_are_a_scan():
    document = Word()
    document.add_picture(_picture())
    file = io.BytesIO()
    document.save(file)
    assert code(file.getvalue()) == ErrorCode.NO_TEXT_LAYER


@pytest.mark.parametrize(
    "data",
    [b"\x7fELF\x02\x01\x01", b"MZ" + bytes(100), b"SQLite format 3\x00" + bytes(100), zlib.compress(b"x" * 9), b"wOFF"],
    ids=["program", "windows program", "database", "compressed", "font"],
)
def test_files_that_are_no_documents_are_unsupported(data):
    assert code(data) == ErrorCode.UNSUPPORTED_FORMAT


def test_an_archive_in_an_archive_in_an_archive_is_not_unpacked_for_ever():
    data = sound("docx")
    for depth in range(50):
        data = packed([(f"{depth}.zip", data), ("说明.txt", b"x")])
    assert code(data) in {ErrorCode.UNSUPPORTED_FORMAT, ErrorCode.NOT_A_REPORT}
