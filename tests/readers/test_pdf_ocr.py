"""Scans with text recognition: the same layout as for drawn text, and never a blank where something is printed."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.utils import ImageReader

from gkdash.readers import pdf_ocr
from gkdash.readers.pdf_fonts import fonts_of_the_machine
from tests.readers.pdf_files import Drawing, even, grids, notes, paragraphs, read, table

ROWS = [["信息内容", "制发", "有效"], ["规章", "12", "0"], ["规范性文件", "3", ""]]
XS, YS = [60.0, 260.0, 360.0, 460.0], even(700, -30, 3)


def _printed() -> bytes:
    drawing = Drawing().text(60, 760, "二、主动公开政府信息情况", 14).table(XS, YS, ROWS, 12)
    return drawing.next().save()


def _scanned(data: bytes) -> bytes:
    out = Drawing()
    with fonts_of_the_machine(), PdfDocument(data) as document:
        for page in document:
            picture = page.render(scale=200 / 72).to_pil().convert("L")
            out.canvas.drawImage(ImageReader(picture), 0, 0, *page.get_size())
            out.next()
    return out.save()


def _line(x: float, y: float, text: str, size: float) -> tuple[list[list[float]], str, float]:
    """A recognised line with its baseline's start in points."""
    scale = 200 / 72
    width = sum(size if ord(char) > 255 else size / 2 for char in text)
    left, right, top, bottom = x * scale, (x + width) * scale, (842 - y - size) * scale, (842 - y + 2) * scale
    return [[left, top], [right, top], [right, bottom], [left, bottom]], text, 0.98


def _pretend(picture: Any) -> Sequence[tuple[Sequence[Sequence[float]], str, float]]:
    assert picture.ndim == 2
    lines = [_line(60, 760, "二、主动公开政府信息情况", 14)]
    for top, row in zip(YS, ROWS, strict=False):
        for left, right, text in zip(XS, XS[1:], row, strict=False):
            if text and text != "3":
                width = sum(12 if ord(char) > 255 else 6 for char in text)
                lines.append(_line((left + right - width) / 2, top - 20, text, 12))
    return lines


@pytest.fixture
def _recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ocr, "recogniser", lambda: _pretend)


@pytest.mark.usefixtures("_recognition")
def test_recognised_lines_and_printed_rules_make_a_table() -> None:
    document = read(_scanned(_printed()))
    assert paragraphs(document) == ["二、主动公开政府信息情况"]
    assert table(document) == [ROWS[0], ROWS[1], ["规范性文件", "\ufffd", ""]]
    (note,) = notes(document, "recognised_text")
    assert note.address is not None
    assert note.address.page == 1


@pytest.mark.usefixtures("_recognition")
def test_pages_with_text_are_not_recognised() -> None:
    document = read(_printed())
    assert table(document) == ROWS
    assert notes(document, "recognised_text") == []


def test_real_recognition() -> None:
    if find_spec("rapidocr_onnxruntime") is None:
        pytest.skip("the extra `ocr` is not installed")
    document = read(_scanned(_printed()))
    assert len(grids(document)) == 1
    assert "二、主动公开政府信息情况" in paragraphs(document)
