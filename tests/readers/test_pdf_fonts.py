"""Chinese text in a font that the file does not carry: read by what the file says, whatever fonts the machine has."""

from __future__ import annotations

import pypdfium2.raw as pdfium
import pytest

from gkdash.readers import pdf_native as native
from gkdash.readers.pdf_fonts import fonts_of_the_machine
from gkdash.readers.pdf_open import open_pdf
from gkdash.settings import Limits
from tests.readers.pdf_files import Drawing, codes, paragraphs, raw_pdf, read

_TYPE0 = (
    b"/Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [ << /Type /Font"
    b" /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (%s) /Supplement 0 >>"
    b" /DW 1000 >> ] >> >>"
)


def _boxes(data: bytes) -> list[tuple[str, float, float]]:
    """Return each character of the first page with where it begins and ends."""
    document = open_pdf(data, Limits())
    page = pdfium.FPDF_LoadPage(document.raw, 0)
    text_page = pdfium.FPDFText_LoadPage(page)
    found = native.characters(native.address_of(text_page))
    boxes = [
        (chr(code), round(left, 1), round(right, 1))
        for code, left, right in zip(found.codes, found.left, found.right, strict=True)
    ]
    pdfium.FPDFText_ClosePage(text_page)
    pdfium.FPDF_ClosePage(page)
    document.close()
    return boxes


def _ink(data: bytes) -> int:
    """Return how many dark pixels the first page has when it is drawn."""
    document = open_pdf(data, Limits())
    try:
        return int((document[0].render(grayscale=True).to_numpy() < 128).sum())
    finally:
        document.close()


def test_a_character_is_as_wide_as_its_advance_not_as_the_ink_of_some_font() -> None:
    # 镇 in Noto Serif reaches one point beyond its advance at 18 points, over a border or into the next figure
    data = Drawing().text(100, 700, "镇1", 18).next().save()
    assert _boxes(data) == [("镇", 100.0, 118.0), ("1", 118.0, 126.3)]


def test_characters_by_their_number_in_adobe_gb1_are_read_without_the_font() -> None:
    data = raw_pdf(b"BT /F1 12 Tf 50 700 Td <001100120A34> Tj ET", _TYPE0 % b"GB1")
    assert paragraphs(read(data)) == ["01岭"]


def test_glyph_numbers_of_a_font_that_is_not_there_stay_unknown() -> None:
    data = raw_pdf(
        b"BT /F1 12 Tf 50 700 Td <001100120A34> Tj ET BT /F2 12 Tf 50 650 Td (2024) Tj ET", _TYPE0 % b"Identity"
    )
    found = read(data)
    assert paragraphs(found)[0] == "\ufffd\ufffd\ufffd"
    assert codes(found) == ["unmapped_characters"]


def test_pages_to_be_recognised_are_drawn_with_the_fonts_of_the_machine() -> None:
    data = Drawing().text(100, 700, "本年新收", 18).next().save()
    with fonts_of_the_machine():
        drawn = _ink(data)
    if drawn < 100:
        pytest.skip("no Chinese font is installed here")
    assert _ink(data) < 20


def test_fonts_stay_readable_after_drawing() -> None:
    data = Drawing().text(100, 700, "镇1", 18).next().save()
    with fonts_of_the_machine():
        _ink(data)
    assert _boxes(data) == [("镇", 100.0, 118.0), ("1", 118.0, 126.3)]
